using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class ScratchFolderTests
{
    [Fact]
    public void A_folder_is_gone_after_its_use()
    {
        string path;
        using (var scratch = new ScratchFolder("scratch-test-"))
        {
            path = scratch.Path;
            File.WriteAllText(Path.Combine(path, "file"), "");
        }
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_deleted_does_not_hide_the_failure_in_it()
    {
        static void Work()
        {
            using var scratch = new ScratchFolder("scratch-test-");
            Directory.Delete(scratch.Path);
            throw new FormatException("what matters");
        }
        Assert.Equal("what matters", Assert.Throws<FormatException>(Work).Message);
    }
}
