namespace Course.Cli.Tests;

public sealed class GradeCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    private static string Copy => Path.Combine(Repository.Root, "exercises", "01-sigmoid-and-cross-entropy.ipynb");

    private Task<(int ExitCode, string Output, string Error)> Grade(params string[] arguments) =>
        _course.Run(["grade", .. arguments, "--course", Repository.Root, "--out", Path.Combine(_course.Folder, "grades")]);

    [Fact]
    public async Task An_untouched_copy_is_graded_and_the_reports_are_written()
    {
        var (exitCode, output, error) = await Grade(Copy, "--seed", "5");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("0 of 22 points", output);
        Assert.Contains("seed 5", output);
        Assert.True(File.Exists(Path.Combine(_course.Folder, "grades", "index.html")));
    }

    [Fact]
    public async Task A_notebook_below_the_passing_share_fails_the_command()
    {
        var (exitCode, _, error) = await Grade(Copy, "--pass", "50");
        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 1 notebooks earned less than 50 %", error);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_wrong_usage()
    {
        var (exitCode, _, error) = await Grade("nowhere");
        Assert.Equal((2, "There is no file or folder nowhere."), (exitCode, error.Trim()));
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_wrong_usage()
    {
        var (exitCode, _, error) = await Grade(Copy, "--memory", "lots");
        Assert.Equal(2, exitCode);
        Assert.Contains("--memory lots: expected a whole number from 256", error);
    }
}
