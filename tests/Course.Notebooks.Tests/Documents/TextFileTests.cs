using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Documents;

public sealed class TextFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("text-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void A_symbolic_link_stays_and_the_file_that_it_leads_to_is_written()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows allows symbolic links to administrators only.");
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName, "file.txt");
        string link = Path.Combine(_folder, "link.txt");
        File.WriteAllText(file, "old");
        File.CreateSymbolicLink(link, file);
        TextFile.Write(link, "new");
        Assert.Equal(("new", file), (File.ReadAllText(file), File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName));
    }

    [SkippableFact]
    public void A_file_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows())
            throw new SkipException("Windows has other permissions.");
        string path = Path.Combine(_folder, "shared.txt");
        File.WriteAllText(path, "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, Mode);
        TextFile.Write(path, "new");
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }
}
