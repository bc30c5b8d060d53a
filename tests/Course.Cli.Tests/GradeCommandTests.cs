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
        Assert.Contains("0 of 32 points", output);
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
    public async Task Reports_that_cannot_be_written_are_noticed_before_anything_is_graded()
    {
        File.WriteAllText(Path.Combine(_course.Folder, "file"), "");
        var (exitCode, output, error) = await _course.Run("grade", Copy, "--course", Repository.Root, "--out", Path.Combine(_course.Folder, "file", "grades"));
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("is a file; name a folder.", error);
    }

    [Fact]
    public async Task A_second_notebook_with_the_same_exercises_is_no_failure()
    {
        string gus = Directory.CreateDirectory(Path.Combine(_course.Folder, "class", "gus")).FullName;
        File.Copy(Path.Combine(Repository.Root, "exercises", "01-sigmoid-and-cross-entropy.ipynb"), Path.Combine(gus, "01.ipynb"));
        File.Copy(Path.Combine(Repository.Root, "exercises", "01-sigmoid-and-cross-entropy.ipynb"), Path.Combine(gus, "01-again.ipynb"));
        var (exitCode, output, error) = await Grade(Path.Combine(_course.Folder, "class"));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("It does not count: ", output);
    }

    [SkippableFact]
    public async Task Without_isolation_nothing_is_graded_where_it_is_required()
    {
        const string Bubblewrap = "/usr/bin/bwrap", Unshare = "/usr/bin/unshare", Fails = "/usr/bin/false";
        Skip.IfNot(File.Exists(Bubblewrap) && File.Exists(Unshare) && File.Exists(Fails), "A machine on which isolation fails is made with bubblewrap (Debian: bubblewrap).");
        _course.Under = [Bubblewrap, "--dev-bind", "/", "/", "--ro-bind", Fails, Bubblewrap, "--ro-bind", Fails, Unshare, "--"];
        var (exitCode, output, error) = await Grade(Copy, "--require-isolation");
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("points", output);
        Assert.Contains("Nothing was graded: --require-isolation", error);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_wrong_usage()
    {
        var (exitCode, _, error) = await Grade(Copy, "--memory", "lots");
        Assert.Equal(2, exitCode);
        Assert.Contains("--memory lots: expected a whole number from 256", error);
    }
}
