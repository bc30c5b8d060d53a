using Course.Data;

namespace Course.Tests.Data;

public sealed class DatasetShelvesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_set_on_a_shelf_is_read_in_its_two_parts()
    {
        WriteTiny();

        var (train, test) = DatasetReader.Images(new DatasetShelves([_folder.Path]), Tiny());

        Assert.Equal((2, 3), (train.Count, test.Count));
        Assert.Equal("tiny, test: 3 images of 1×1, 10 classes", test.ToString());
    }

    [Fact]
    public void The_first_shelf_with_the_set_wins()
    {
        using var empty = new TemporaryFolder();
        WriteTiny();

        Assert.Equal(Path.Combine(_folder.Path, "tiny"), new DatasetShelves([empty.Path, _folder.Path]).Find(Tiny()));
        Assert.Null(new DatasetShelves([empty.Path]).Find(Tiny()));
    }

    [Fact]
    public void What_an_interrupted_download_left_does_not_hide_the_whole_set_on_another_shelf()
    {
        using var interrupted = new TemporaryFolder();
        interrupted.Write("tiny/a.gz", IdxBytes.Compress(Contents()[0].content));
        WriteTiny();
        var shelves = new DatasetShelves([interrupted.Path, _folder.Path]);

        Assert.Equal(Path.Combine(_folder.Path, "tiny"), shelves.Find(Tiny()));
        Assert.Equal(2, DatasetReader.Images(shelves, Tiny()).Train.Count);
        Assert.Null(new DatasetShelves([interrupted.Path]).Find(Tiny()));
        Assert.Equal(Path.Combine(interrupted.Path, "tiny"), new DatasetShelves([interrupted.Path]).FindPart(Tiny()));
    }

    [Fact]
    public void A_plain_file_is_as_good_as_a_compressed_one()
    {
        WriteTiny(compress: false);

        Assert.Equal(2, DatasetReader.Images(new DatasetShelves([_folder.Path]), Tiny()).Train.Count);
    }

    [Fact]
    public void A_wrong_checksum_is_one_sentence_with_the_file_both_sums_and_the_remedy()
    {
        WriteTiny();
        byte[] wrong = [0, 0, 8, 1, 0, 0, 0, 2, 0, 9];
        string path = _folder.Write("tiny/b.gz", IdxBytes.Compress(wrong));

        string message = Assert.Throws<InvalidDataException>(() => DatasetReader.Images(new DatasetShelves([_folder.Path]), Tiny())).Message;

        Assert.Equal(
            $"{path} is not the file that it should be: the SHA-256 of its content is {Idx.Sha256(wrong)} (10 bytes) " +
            $"and {Tiny().Files[1].Sha256} (10 bytes) is expected; delete it, then ask the teacher.", message);
    }

    [Fact]
    public void A_file_that_changes_after_it_was_read_is_checked_again()
    {
        WriteTiny();
        var shelves = new DatasetShelves([_folder.Path]);
        DatasetReader.Images(shelves, Tiny());
        string path = _folder.Write("tiny/b.gz", IdxBytes.Compress([0, 0, 8, 1, 0, 0, 0, 2, 5, 5]));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));

        Assert.Throws<InvalidDataException>(() => DatasetReader.Images(shelves, Tiny()));
    }

    [Fact]
    public void A_set_that_is_nowhere_says_where_it_was_sought_and_how_to_get_it()
    {
        string message = Assert.Throws<FileNotFoundException>(() => DatasetReader.Images(new DatasetShelves([_folder.Path]), Tiny())).Message;

        Assert.Equal($"A tiny set (tiny) is not here: no folder tiny in {_folder.Path}; ask the teacher.", message);
    }

    [Fact]
    public void A_set_with_a_missing_file_names_it()
    {
        WriteTiny();
        string path = Path.Combine(_folder.Path, "tiny", "c.gz");
        File.Delete(path);

        string message = Assert.Throws<FileNotFoundException>(() => DatasetReader.Images(new DatasetShelves([_folder.Path]), Tiny())).Message;

        Assert.Equal($"A tiny set is not whole: {path} is missing; ask the teacher.", message);
    }

    [Fact]
    public void COURSE_DATA_comes_first_then_the_cache_then_the_repository()
    {
        string own = Directory.CreateDirectory(Path.Combine(_folder.Path, "own")).FullName;
        _folder.Write("repository/datasets/catalog.json", []);
        string notebooks = Directory.CreateDirectory(Path.Combine(_folder.Path, "repository", "notebooks")).FullName;

        var places = DatasetShelves.Places(own, Path.Combine(_folder.Path, "user"), [notebooks]);

        Assert.Equal([own, Path.Combine(_folder.Path, "user", "course", "datasets"), Path.Combine(_folder.Path, "repository", "datasets")], places);
    }

    [Fact]
    public void A_relative_COURSE_DATA_holds_for_a_notebook_in_a_folder_below()
    {
        string shared = Directory.CreateDirectory(Path.Combine(_folder.Path, "shared")).FullName;
        string notebooks = Directory.CreateDirectory(Path.Combine(_folder.Path, "repository", "notebooks")).FullName;

        Assert.Equal(shared, DatasetShelves.Places(Path.Combine("..", "shared"), "", [notebooks]).First());
    }

    [Fact]
    public void A_COURSE_DATA_that_does_not_exist_is_an_error()
    {
        string missing = Path.Combine(_folder.Path, "missing");

        var error = Assert.Throws<DirectoryNotFoundException>(() => DatasetShelves.Places(missing, "", [_folder.Path]).ToList());

        Assert.StartsWith($"COURSE_DATA names the folder {missing}, which does not exist;", error.Message);
    }

    private static CatalogEntry Tiny()
    {
        var contents = Contents();
        return new("tiny", "A tiny set", "idx", "tiny", "none", "a test", "ask the teacher", [.. Enumerable.Range(0, 10).Select(i => $"{i}")],
            [.. contents.Select(file => new CatalogFile(file.name + ".gz", file.content.Length, Idx.Sha256(file.content)))], []);
    }

    private static (string name, byte[] content)[] Contents()
    {
        var (train, test) = (IdxBytes.Counted(2), IdxBytes.Counted(3));
        return [("a", train.images), ("b", train.labels), ("c", test.images), ("d", test.labels)];
    }

    private void WriteTiny(bool compress = true)
    {
        foreach (var (name, content) in Contents())
            _folder.Write($"tiny/{name}{(compress ? ".gz" : "")}", compress ? IdxBytes.Compress(content) : content);
    }
}
