using Course.Data;

namespace Course.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_gives_the_shape_and_the_rest_the_elements()
    {
        var images = Idx.Parse(IdxBytes.TwoImages, "images");

        Assert.Equal([2, 2, 3], images.Shape);
        Assert.Equal(2, images.Count);
        Assert.Equal(new byte[] { 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6 }, images.Elements.ToArray());
    }

    [Fact]
    public void Dimensions_are_big_endian()
    {
        byte[] content = [0, 0, 8, 1, 0, 0, 1, 2, .. new byte[258]];

        Assert.Equal([258], Idx.Parse(content, "labels").Shape);
    }

    [Fact]
    public void A_compressed_file_and_a_plain_one_read_the_same()
    {
        var plain = Idx.Read(_folder.Write("plain", IdxBytes.TwoImages));
        var packed = Idx.Read(_folder.Write("packed", IdxBytes.Compress(IdxBytes.TwoImages)));

        Assert.Equal(plain.Shape, packed.Shape);
        Assert.Equal(plain.Elements.ToArray(), packed.Elements.ToArray());
    }

    [Fact]
    public void An_array_without_elements_is_an_array()
    {
        Assert.Equal(0, Idx.Parse([0, 0, 8, 1, 0, 0, 0, 0], "labels").Elements.Length);
    }

    [Fact]
    public void A_truncated_file_is_named_with_the_bytes_expected_and_found()
    {
        string path = _folder.Write("images", IdxBytes.TwoImages[..^3]);

        string message = Assert.Throws<InvalidDataException>(() => Idx.Read(path)).Message;

        Assert.Equal($"{path} is truncated: its header says 2×2×3, which takes 28 bytes, and it has 25; get the file again.", message);
    }

    [Fact]
    public void An_overlong_file_is_named_with_the_bytes_expected_and_found()
    {
        string path = _folder.Write("labels.gz", IdxBytes.Compress([.. IdxBytes.TwoLabels, 0]));

        string message = Assert.Throws<InvalidDataException>(() => Idx.Read(path)).Message;

        Assert.Equal($"{path} is too long: its header says 2, which takes 10 bytes, and it has 11; get the file again.", message);
    }

    [Fact]
    public void A_header_cut_short_is_an_error()
    {
        string message = Assert.Throws<InvalidDataException>(() => Idx.Parse(IdxBytes.TwoImages[..9], "images")).Message;

        Assert.Equal("images is truncated: its header alone takes 16 bytes and the file has 9.", message);
    }

    [Fact]
    public void A_compressed_file_cut_short_is_an_error()
    {
        byte[] packed = IdxBytes.Compress([0, 0, 8, 1, 0, 0, 16, 0, .. Enumerable.Range(0, 4096).Select(i => (byte)(i * i / 7))]);
        string path = _folder.Write("labels.gz", packed[..(packed.Length / 2)]);

        string message = Assert.Throws<InvalidDataException>(() => Idx.Read(path)).Message;

        Assert.StartsWith($"{path} is ", message);
        Assert.EndsWith("get the file again.", message);
    }

    [Fact]
    public void A_compressed_file_with_a_flipped_bit_is_an_error()
    {
        byte[] packed = IdxBytes.Compress([0, 0, 8, 1, 0, 0, 16, 0, .. Enumerable.Range(0, 4096).Select(i => (byte)(i * i / 7))]);
        packed[^1] ^= 1;
        string path = _folder.Write("labels.gz", packed);

        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Idx.Read(path)).Message);
    }

    [Theory]
    [InlineData("0 0 13 3", "it should start with 00 00 08 and starts with 00 00 0d")]
    [InlineData("137 80 78 71", "it should start with 00 00 08 and starts with 89 50 4e")]
    [InlineData("0 0 8 0", "it says 0 dimensions")]
    [InlineData("0 0", "an IDX header has at least 4 bytes and this has 2")]
    public void What_does_not_start_as_IDX_is_an_error(string start, string reason)
    {
        byte[] content = [.. start.Split(' ').Select(byte.Parse)];

        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Idx.Parse(content, "file")).Message);
    }

    [Fact]
    public void A_header_that_claims_more_elements_than_any_file_has_is_an_error()
    {
        byte[] content = [0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255];

        Assert.Contains("is truncated", Assert.Throws<InvalidDataException>(() => Idx.Parse(content, "file")).Message);
    }

    [Fact]
    public void Labels_in_place_of_images_are_an_error()
    {
        string message = Assert.Throws<InvalidDataException>(() => Idx.Parse(IdxBytes.TwoLabels, "labels", rank: 3)).Message;

        Assert.StartsWith("labels has 1 dimension where 3 are expected", message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(_folder.Path, "nowhere.gz");

        Assert.Equal($"There is no file {path}.", Assert.Throws<FileNotFoundException>(() => Idx.Read(path)).Message);
    }

    [Fact]
    public void The_checksum_of_abc_is_that_of_FIPS_180()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Idx.Sha256("abc"u8));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void A_file_that_only_begins_as_gzip_is_refused_by_name(int length)
    {
        string path = _folder.Write("cut.gz", IdxBytes.Compress(new byte[100])[..length]);

        Assert.StartsWith(path + " is ", Assert.Throws<InvalidDataException>(() => Idx.ReadContent(path)).Message);
    }
}
