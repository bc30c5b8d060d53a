namespace Course.Cli.Tests;

public sealed class DataCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task List_shows_every_set_and_where_it_is()
    {
        _course.Environment["COURSE_DATA"] = _course.Folder;

        var (code, output, _) = await _course.Run("data", "list");

        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^typefaces +Digits in 320 open typefaces +18\.8 MB +.*datasets.typefaces\r?$", output);
        Assert.Matches(@"(?m)^cifar10 +CIFAR-10, small colour photographs +184\.4 MB +", output);
        Assert.Contains($"Data sets are looked for in {_course.Folder}", output);
    }

    [Fact]
    public async Task Verify_finds_the_typefaces_right()
    {
        var (code, output, _) = await _course.Run("data", "verify", "typefaces");

        Assert.Equal(0, code);
        Assert.Equal(4, output.Split('\n').Count(line => line.TrimEnd().EndsWith("  right", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Verify_names_a_file_that_is_wrong_and_fails()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_course.Folder, "tinyshakespeare")).FullName;
        File.WriteAllText(Path.Combine(folder, "input.txt"), "to be");
        _course.Environment["COURSE_DATA"] = _course.Folder;

        var (code, output, error) = await _course.Run("data", "verify", "tinyshakespeare");

        Assert.Equal(1, code);
        Assert.Contains("input.txt  WRONG", output);
        Assert.Matches(@"input\.txt: the SHA-256 of its content is [0-9a-f]{64} \(5 bytes\) and 86c4e6aa[0-9a-f]{56} \(1115394 bytes\) is expected\.\r?$", error.TrimEnd('\n'));
    }

    [Fact]
    public async Task What_is_in_the_repository_need_not_be_downloaded()
    {
        var (code, output, _) = await _course.Run("data", "get", "typefaces");

        Assert.Equal(0, code);
        Assert.StartsWith("Digits in 320 open typefaces is in ", output);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_wrong_usage()
    {
        var (code, _, error) = await _course.Run("data", "get", "mnits");

        Assert.Equal(2, code);
        Assert.Equal(
            "There is no data set mnits; there are typefaces, mnist, fashion-mnist, cifar10, tinyshakespeare.\nSee course data get --help.\n", error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_mirror_that_does_not_exist_is_wrong_usage()
    {
        var (code, _, error) = await _course.Run("data", "get", "mnist", "--from", "nowhere");

        Assert.Equal(2, code);
        Assert.StartsWith("--from nowhere: there is no such folder, and it is no address", error);
    }

    [SkippableFact]
    public async Task A_set_comes_from_a_mirror_is_checked_and_is_mended_when_damaged()
    {
        string mirror = Environment.GetEnvironmentVariable("COURSE_DATA") ?? "";
        Skip.IfNot(File.Exists(Path.Combine(mirror, "tinyshakespeare", "input.txt")), "Tiny Shakespeare is not here: COURSE_DATA names no folder with tinyshakespeare/ in it.");
        _course.Environment["COURSE_DATA"] = _course.Folder;
        string file = Path.Combine(_course.Folder, "tinyshakespeare", "input.txt");

        var (code, output, _) = await _course.Run("data", "get", "tinyshakespeare", "--from", mirror);

        Assert.Equal(0, code);
        Assert.Contains($"is in {Path.GetDirectoryName(file)}.", output);
        File.AppendAllText(file, "x");
        Assert.Equal(1, (await _course.Run("data", "verify")).ExitCode);
        Assert.Equal(0, (await _course.Run("data", "get", "tinyshakespeare", "--from", mirror)).ExitCode);
        Assert.Equal(1_115_394, new FileInfo(file).Length);
    }
}
