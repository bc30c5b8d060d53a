using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Tests;

public sealed class GradingTests : IDisposable
{
    private static readonly Lazy<ClassGrader> s_grader = new(() => ClassGrader.Create(CourseTree.Root, new GradingOptions { Seed = 7, Jobs = 2 }));
    private readonly Handed _handed = new();

    public void Dispose() => _handed.Dispose();

    private static async Task<ExerciseGrade> Grade(Submission submission, string exercise) =>
        (await s_grader.Value.Grade([submission])).Notebooks.Single().Exercises.Single(grade => grade.Exercise == exercise);

    [Fact]
    public async Task Right_answers_get_all_points_and_stubs_none()
    {
        var grades = await s_grader.Value.Grade([_handed.Write("ada", ("01.1", Handed.RightSigmoid), ("01.2", Handed.RightNo))]);
        var exercises = grades.Notebooks.Single().Exercises;
        Assert.Equal(["01.1", "01.2", "01.3", "01.4", "01.5", "01.6"], exercises.Select(grade => grade.Exercise));
        Assert.All(exercises.Take(2), grade => Assert.Equal((Outcome.Passed, grade.Points), (grade.Outcome, grade.Earned)));
        Assert.All(exercises.Skip(2), grade => Assert.Equal((Outcome.NotAttempted, 0), (grade.Outcome, grade.Earned)));
    }

    [Fact]
    public async Task A_partly_right_answer_gets_the_points_of_the_checks_that_pass_and_its_diagnosis()
    {
        var grade = await Grade(_handed.Write("bo", ("01.1", "Tensor MySigmoid(Tensor z) => exp(z) / (1 + exp(z));")), "01.1");
        Assert.Equal((Outcome.Failed, 1, 3), (grade.Outcome, grade.Earned, grade.Points));
        Assert.Contains("NaN", grade.Report.Diagnosis);
    }
}
