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
    public async Task A_new_user_has_a_cache_though_its_folder_is_not_there_yet()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Where a user's data are is told by XDG_DATA_HOME on Linux alone.");
        _course.Environment["COURSE_DATA"] = "";
        _course.Environment["XDG_DATA_HOME"] = Path.Combine(_course.Folder, "new");

        var (code, output, _) = await _course.Run("data", "list");

        Assert.Equal(0, code);
        Assert.Contains($"Data sets are looked for in {Path.Combine(_course.Folder, "new", "course", "datasets")}", output);
    }

    [Fact]
    public async Task A_set_that_is_here_in_part_is_listed_as_such_and_fails_the_check()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_course.Folder, "fashion-mnist")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "t10k-labels-idx1-ubyte"), new byte[10_008]);
        (_course.Environment["COURSE_DATA"], _course.Environment["XDG_DATA_HOME"]) = (_course.Folder, Path.Combine(_course.Folder, "new"));

        Assert.Contains($"not whole in {folder}", (await _course.Run("data", "list")).Output);
        var (code, output, _) = await _course.Run("data", "verify");
        Assert.Equal(1, code);
        Assert.Contains("fashion-mnist  train-images-idx3-ubyte.gz  MISSING", output);
    }

    [SkippableFact]
    public async Task What_another_shelf_has_whole_is_not_downloaded_again()
    {
        string text = Path.Combine(Environment.GetEnvironmentVariable("COURSE_DATA") ?? "", "tinyshakespeare", "input.txt");
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists(text), "This is not Linux, or Tiny Shakespeare is not here: COURSE_DATA names no folder with tinyshakespeare/ in it.");
        string cache = Directory.CreateDirectory(Path.Combine(_course.Folder, "new", "course", "datasets", "tinyshakespeare")).FullName;
        File.Copy(text, Path.Combine(cache, "input.txt"));
        _course.Environment["COURSE_DATA"] = Directory.CreateDirectory(Path.Combine(_course.Folder, "own")).FullName;
        _course.Environment["XDG_DATA_HOME"] = Path.Combine(_course.Folder, "new");

        var (code, output, _) = await _course.Run("data", "get", "tinyshakespeare");

        Assert.Equal(0, code);
        Assert.Contains($"is in {cache}.", output);
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
