namespace Course.Grading.Tests;

/// <summary>Graders that several tests share; each lays out a temporary folder, which goes when the tests end.</summary>
internal static class Graders
{
    public static Lazy<ClassGrader> Shared(GradingOptions options) => new(() =>
    {
        var grader = ClassGrader.Create(CourseTree.Root, options);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => grader.Dispose();
        return grader;
    });
}
