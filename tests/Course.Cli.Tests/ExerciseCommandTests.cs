namespace Course.Cli.Tests;

/// <summary><c>course release</c>, <c>course progress</c> and <c>course exercises</c>.</summary>
public sealed class ExerciseCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public ExerciseCommandTests() => _course.Environment["COURSE_HOME"] = _course.Folder;

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Release_check_finds_the_copies_current_and_writes_nothing()
    {
        var (exitCode, output, error) = await _course.Run("release", "--check", "--course", Repository.Root);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("exercises/01-sigmoid-and-cross-entropy.ipynb: 7 exercises, current", output);
    }

    [Fact]
    public async Task Release_outside_of_a_course_is_wrong_usage()
    {
        var (exitCode, _, error) = await _course.Run("release");
        Assert.Equal(2, exitCode);
        Assert.Contains("--course", error);
    }

    [Fact]
    public async Task Updating_a_students_notebook_keeps_the_answer_and_the_old_file()
    {
        string released = File.ReadAllText(Path.Combine(Repository.Root, "exercises", "01-sigmoid-and-cross-entropy.ipynb"));
        string answered = released.Replace("throw new NotAttemptedException();", "return sigmoid(z);").Replace("# 1 · Exercises", "# An old title");
        string path = Path.Combine(_course.Folder, "mine.ipynb");
        File.WriteAllText(path, answered);
        var (exitCode, _, error) = await _course.Run("release", "--update", path, "--course", Repository.Root);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(answered, File.ReadAllText(Path.Combine(_course.Folder, "mine.before-update.ipynb")));
        Assert.Contains("return sigmoid(z);", File.ReadAllText(path));
        Assert.Contains("# 1 · Exercises", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_release_does_not_overwrite_answers()
    {
        const string Chapter = "01-sigmoid-and-cross-entropy.ipynb";
        Directory.CreateDirectory(Path.Combine(_course.Folder, "notebooks"));
        string solutions = Directory.CreateDirectory(Path.Combine(_course.Folder, "solutions")).FullName;
        string exercises = Directory.CreateDirectory(Path.Combine(_course.Folder, "exercises")).FullName;
        File.Copy(Path.Combine(Repository.Root, "solutions", Chapter), Path.Combine(solutions, Chapter));
        string answered = File.ReadAllText(Path.Combine(Repository.Root, "exercises", Chapter)).Replace("throw new NotAttemptedException();", "return sigmoid(z);");
        File.WriteAllText(Path.Combine(exercises, Chapter), answered);
        var (exitCode, _, error) = await _course.Run("release", "--course", _course.Folder);
        Assert.Equal(2, exitCode);
        Assert.Contains("--update", error);
        Assert.Equal(answered, File.ReadAllText(Path.Combine(exercises, Chapter)));

        // An update where the notebook lies takes nothing from another one beside it.
        string others = Path.Combine(exercises, "mine-01.ipynb");
        File.WriteAllText(others, File.ReadAllText(Path.Combine(Repository.Root, "exercises", Chapter)).Replace("throw new NotAttemptedException();", "return z;"));
        var update = await _course.Run("release", "--update", Path.Combine(exercises, Chapter), "--course", _course.Folder);
        Assert.Equal((0, ""), (update.ExitCode, update.Error));
        Assert.DoesNotContain("return z;", File.ReadAllText(Path.Combine(exercises, Chapter)));
        Assert.Contains("return sigmoid(z);", File.ReadAllText(Path.Combine(exercises, Chapter)));
    }

    [Fact]
    public async Task Progress_shows_what_is_solved_and_suggests_the_next()
    {
        File.WriteAllText(
            Path.Combine(_course.Folder, "progress.json"),
            """{"01.1": {"Passed": true, "Attempts": 3, "Last": "Passed", "LastAt": "2026-01-02T03:04:05+00:00"}}""");
        var (exitCode, output, _) = await _course.Run("progress");
        Assert.Equal(0, exitCode);
        Assert.Contains("Next: 01.2", output);
    }

    [Fact]
    public async Task A_damaged_progress_file_is_named()
    {
        File.WriteAllText(Path.Combine(_course.Folder, "progress.json"), "{");
        var (exitCode, _, error) = await _course.Run("progress");
        Assert.Equal(1, exitCode);
        Assert.Contains("progress.json", error);
    }

    [Fact]
    public async Task Verifying_an_exercise_that_is_not_there_is_wrong_usage()
    {
        var (exitCode, _, error) = await _course.Run("exercises", "verify", "99.9");
        Assert.Equal(2, exitCode);
        Assert.Contains("99.9", error);
    }
}
