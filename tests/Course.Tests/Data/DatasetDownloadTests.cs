using System.Formats.Tar;
using System.IO.Compression;
using Course.Data;

namespace Course.Tests.Data;

public sealed class DatasetDownloadTests : IDisposable
{
    private static readonly byte[] Content = Bytes(300_000);

    private readonly TemporaryFolder _mirror = new();
    private readonly TemporaryFolder _shelf = new();
    private readonly List<DownloadProgress> _progress = [];
    private readonly List<string> _warnings = [];

    private string Target => Path.Combine(_shelf.Path, "tiny", "a.bin");

    private string Part => Target + DatasetDownload.PartSuffix;

    public void Dispose()
    {
        _mirror.Dispose();
        _shelf.Dispose();
    }

    [Theory]
    [InlineData("a.bin")]
    [InlineData("tiny/a.bin")]
    public async Task A_folder_is_a_mirror_with_the_sets_folder_in_it_or_without(string place)
    {
        _mirror.Write(place, Content);

        string folder = await Get(Tiny(), _mirror.Path);

        Assert.Equal(Path.Combine(_shelf.Path, "tiny"), folder);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_file_address_is_a_mirror()
    {
        _mirror.Write("a.bin", Content);

        await Get(Tiny(), new Uri(_mirror.Path).AbsoluteUri);

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_copy_that_was_stopped_goes_on_where_it_was()
    {
        _mirror.Write("a.bin", Content);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Get(
            Tiny(), _mirror.Path, progress => { if (progress.Received > 100_000) stop.Cancel(); }, stop.Token));

        Assert.False(File.Exists(Target));
        long kept = new FileInfo(Part).Length;
        Assert.InRange(kept, 100_001, Content.Length - 1);
        _progress.Clear();
        await Get(Tiny(), _mirror.Path);
        Assert.Equal(kept, _progress[0].Received);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.False(File.Exists(Part));
    }

    [Fact]
    public async Task A_download_that_was_stopped_asks_the_server_for_the_rest_only()
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content };
        _shelf.Write("tiny/a.bin.part", Content[..123_456]);

        await Get(Tiny(), server.Address);

        Assert.Equal(["/tiny/a.bin bytes=123456-"], server.Requests);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_again()
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content, BreakAfter = 120_000 };

        await Get(Tiny(), server.Address);

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_all_again()
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content, IgnoreRanges = true };
        _shelf.Write("tiny/a.bin.part", Content[..1_000]);

        await Get(Tiny(), server.Address);

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_part_that_is_already_whole_needs_nothing_more()
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content };
        _shelf.Write("tiny/a.bin.part", Content);

        await Get(Tiny(), server.Address);

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(400_000)]
    public async Task A_part_of_another_file_is_fetched_again_from_the_start(int length)
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content };
        _shelf.Write("tiny/a.bin.part", new byte[length]);

        await Get(Tiny(), server.Address);

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_mirror_with_another_file_is_passed_over()
    {
        using var server = new FileServer { ["/wrong/a.bin"] = Bytes(1_000), ["/right/a.bin"] = Content };

        await Get(Tiny() with { Mirrors = [server.Address + "/wrong", server.Address + "/right/"] });

        Assert.Equal(["/wrong/a.bin", "/right/a.bin"], server.Requests);
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_file_with_the_wrong_checksum_never_gets_its_name_and_the_error_says_what_came()
    {
        byte[] wrong = Bytes(1_000);
        _mirror.Write("a.bin", wrong);

        string message = (await Assert.ThrowsAsync<IOException>(() => Get(Tiny(), _mirror.Path))).Message;

        Assert.Equal(
            $"A tiny set: a.bin cannot be had (there is no file {Path.Combine(_mirror.Path, "tiny", "a.bin")}; {Path.Combine(_mirror.Path, "a.bin")}: "
                + $"the SHA-256 of its content is {Idx.Sha256(wrong)} (1000 bytes) and {Idx.Sha256(Content)} (300000 bytes) is expected); "
                + "check the connection and try again, or name a folder or an address that has it in COURSE_MIRROR.",
            message);
        Assert.Empty(Directory.GetFiles(Path.Combine(_shelf.Path, "tiny")));
    }

    [Fact]
    public async Task Offline_is_one_sentence_with_the_server_and_what_to_do()
    {
        string nowhere = FileServer.Nowhere();

        string message = (await Assert.ThrowsAsync<IOException>(() => Get(Tiny() with { Mirrors = [nowhere] }))).Message;

        Assert.StartsWith($"A tiny set: a.bin cannot be had ({new Uri(nowhere).Authority}: ", message);
        Assert.EndsWith("); check the connection and try again, or name a folder or an address that has it in COURSE_MIRROR.", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task An_address_without_the_file_is_an_error_with_its_answer()
    {
        using var server = new FileServer();

        Assert.Contains($"{server.Address}/a.bin answered 404", (await Assert.ThrowsAsync<IOException>(() => Get(Tiny(), server.Address))).Message);
    }

    [Fact]
    public async Task An_address_of_another_kind_is_an_error_with_those_that_can_be() =>
        Assert.Contains(
            "(ftp://127.0.0.1/tiny/a.bin is no address to download from: http, https and file are expected; ",
            (await Assert.ThrowsAsync<IOException>(() => Get(Tiny(), "ftp://127.0.0.1"))).Message);

    [Fact]
    public async Task What_is_here_is_not_asked_for_again()
    {
        using var server = new FileServer { ["/tiny/a.bin"] = Content };
        _shelf.Write("tiny/a.bin", Content);

        await Get(Tiny(), server.Address);

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_damaged_file_is_replaced()
    {
        _mirror.Write("a.bin", Content);
        _shelf.Write("tiny/a.bin", Content[..^1]);

        await Get(Tiny(), _mirror.Path);

        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_compressed_file_is_checked_by_its_content_whoever_packed_it()
    {
        _mirror.Write("a.bin.gz", IdxBytes.Compress(Content));

        await Get(Tiny() with { Files = [new CatalogFile("a.bin.gz", Content.Length, Idx.Sha256(Content))] }, _mirror.Path);

        Assert.Equal(Content, Idx.ReadContent(Target + ".gz"));
    }

    [Fact]
    public async Task Without_a_known_checksum_the_first_download_is_written_down_and_counts()
    {
        _mirror.Write("a.bin.gz", IdxBytes.Compress(Content));
        var file = new CatalogFile("a.bin.gz", Content.Length, Sha256: null);

        await Get(Tiny() with { Files = [file] }, _mirror.Path);

        Assert.Equal(
            $"No checksum of a.bin.gz is known: what has come, SHA-256 {Idx.Sha256(Content)}, was written down and counts from now on.", Assert.Single(_warnings));
        Assert.Equal($"{Idx.Sha256(Content)}  a.bin", File.ReadAllText(Path.Combine(_shelf.Path, "tiny", "sha256.txt")).Trim());
        Assert.Null(FileChecksum.Problem(Target + ".gz", file));
        File.WriteAllBytes(Target + ".gz", IdxBytes.Compress(Bytes(10)));
        Assert.StartsWith($"the SHA-256 of its content is {Idx.Sha256(Bytes(10))} (10 bytes) and {Idx.Sha256(Content)}", FileChecksum.Problem(Target + ".gz", file));
    }

    [Fact]
    public async Task A_published_files_own_checksum_is_enough_and_its_content_is_written_down()
    {
        byte[] packed = IdxBytes.Compress(Content);
        _mirror.Write("a.bin.gz", packed);

        await Get(Tiny() with { Files = [new CatalogFile("a.bin.gz", Content.Length, Sha256: null, PackedSha256: Idx.Sha256(packed))] }, _mirror.Path);

        Assert.Empty(_warnings);
        Assert.Contains(Idx.Sha256(Content), File.ReadAllText(Path.Combine(_shelf.Path, "tiny", "sha256.txt")));
    }

    [Fact]
    public async Task A_published_file_that_was_packed_again_is_refused_while_its_contents_checksum_is_unknown()
    {
        byte[] packed = IdxBytes.Compress(Content);
        _mirror.Write("a.bin.gz", packed);
        string other = Idx.Sha256(Bytes(7));

        string message = (await Assert.ThrowsAsync<IOException>(
            () => Get(Tiny() with { Files = [new CatalogFile("a.bin.gz", Content.Length, Sha256: null, PackedSha256: other)] }, _mirror.Path))).Message;

        Assert.Contains($"its SHA-256 is {Idx.Sha256(packed)} ({packed.Length} bytes) and that of the published file is {other}", message);
    }

    [Fact]
    public async Task An_archive_is_unpacked_and_gone_and_no_name_in_it_leads_out()
    {
        _mirror.Write("tiny.tar.gz", Archive(("cifar/a.bin", Content), ("../../b.bin", Bytes(10)), ("readme.html", [1])));
        var entry = Tiny() with { Archive = "tiny.tar.gz", Files = [Listed("a.bin", Content), Listed("b.bin", Bytes(10))] };

        await Get(entry, _mirror.Path);

        Assert.Equal(["a.bin", "b.bin"], Directory.GetFiles(Path.Combine(_shelf.Path, "tiny")).Select(Path.GetFileName).Order());
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_cut_archive_is_an_error_and_leaves_nothing_with_a_name()
    {
        byte[] archive = Archive(("a.bin", Content));
        _mirror.Write("tiny.tar.gz", archive[..(archive.Length / 2)]);

        await Assert.ThrowsAsync<IOException>(() => Get(Tiny() with { Archive = "tiny.tar.gz" }, _mirror.Path));

        Assert.Empty(Directory.GetFiles(Path.Combine(_shelf.Path, "tiny")));
    }

    [Fact]
    public async Task An_archive_with_a_wrong_file_leaves_what_was_right_and_no_parts()
    {
        _mirror.Write("tiny.tar.gz", Archive(("a.bin", Content), ("b.bin", Bytes(10)), ("c.bin", Bytes(30))));
        var entry = Tiny() with { Archive = "tiny.tar.gz", Files = [Listed("a.bin", Content), Listed("b.bin", Bytes(20)), Listed("c.bin", Bytes(30))] };

        string message = (await Assert.ThrowsAsync<IOException>(() => Get(entry, _mirror.Path))).Message;

        Assert.Contains($"b.bin: the SHA-256 of its content is {Idx.Sha256(Bytes(10))} (10 bytes)", message);
        Assert.Equal([Target], Directory.GetFiles(Path.Combine(_shelf.Path, "tiny")));
    }

    [Fact]
    public void Of_a_plain_file_without_a_checksum_the_size_must_be_right()
    {
        var file = new CatalogFile("a.bin.gz", Content.Length, Sha256: null, PackedSha256: Idx.Sha256(Bytes(7)));

        Assert.Null(FileChecksum.Problem(_shelf.Write("tiny/a.bin", Content), file));
        Assert.Equal("it has 299999 bytes and 300000 are expected", FileChecksum.Problem(_shelf.Write("tiny/a.bin", Content[1..]), file));
    }

    [Fact]
    public async Task A_set_without_addresses_says_how_to_get_it() =>
        Assert.Equal("A tiny set cannot be downloaded: ask the teacher.", (await Assert.ThrowsAsync<IOException>(() => Get(Tiny()))).Message);

    [Fact]
    public void Progress_in_lines_has_one_for_each_tenth()
    {
        var lines = new List<string>();
        var progress = new DownloadLines(lines.Add);

        for (int received = 0; received <= 2_000_000; received += 50_000)
            progress.Report(new DownloadProgress("a.bin", DownloadStage.Transfer, received, 2_000_000));
        progress.Report(new DownloadProgress("a.bin", DownloadStage.Done, 0, null));

        Assert.Equal(12, lines.Count);
        Assert.Equal(["a.bin: 0.0 MB of 2.0 MB", "a.bin: 200.0 kB of 2.0 MB", "a.bin: done"], [lines[0], lines[1], lines[^1]]);
    }

    [Fact]
    public void The_catalogue_is_whole()
    {
        foreach (var entry in Catalog.Course.Datasets)
        {
            Assert.All(entry.Files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256 ?? file.PackedSha256!));
            Assert.All(entry.Files, file => Assert.True(file.Size > 0));
            Assert.All(entry.Mirrors, mirror => Assert.True(Uri.IsWellFormedUriString(mirror, UriKind.Absolute), mirror));
            Assert.Equal(entry.Format == "text" ? 0 : 10, entry.Classes.Count);
        }
    }

    [Fact]
    public void A_name_that_is_not_in_the_catalogue_is_an_error_with_those_that_are() =>
        Assert.Equal(
            "There is no data set mnits; there are typefaces, mnist, fashion-mnist, cifar10, tinyshakespeare.",
            Assert.Throws<ArgumentException>(() => Datasets.Images("mnits")).Message);

    [Fact]
    public void A_text_has_no_images() =>
        Assert.Equal(
            "Tiny Shakespeare, 40,000 lines of plays (tinyshakespeare) has no images.",
            Assert.Throws<ArgumentException>(() => Datasets.Images("tinyshakespeare")).Message);

    private Task<string> Get(CatalogEntry entry, string? mirror = null, Action<DownloadProgress>? hear = null, CancellationToken cancellation = default) =>
        new DatasetDownload(
            _shelf.Path, mirror is null ? [] : [mirror],
            new Listener(progress =>
            {
                _progress.Add(progress);
                hear?.Invoke(progress);
            }),
            _warnings.Add).Get(entry, cancellation);

    private static CatalogEntry Tiny() =>
        new("tiny", "A tiny set", "text", "tiny", "none", "a test", "ask the teacher", [], [Listed("a.bin", Content)], []);

    private static CatalogFile Listed(string name, byte[] content) => new(name, content.Length, Idx.Sha256(content));

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Archive(params (string name, byte[] content)[] files)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
            foreach (var (name, content) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return archive.ToArray();
    }

    private sealed class Listener(Action<DownloadProgress> hear) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => hear(value);
    }
}
