using Course.Data;

namespace Course.Tests.Data;

public sealed class DatasetFolderTests
{
    [Fact]
    public void A_folder_is_found_where_data_sets_are()
    {
        string? folder = Datasets.Folder("typefaces");

        Assert.True(File.Exists(Path.Combine(folder ?? "", "faces.csv")), $"{folder} is not the folder of the typefaces.");
    }

    [Fact]
    public void A_folder_that_is_nowhere_is_null() => Assert.Null(Datasets.Folder("no-such-images"));
}
