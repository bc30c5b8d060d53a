using System.IO.Compression;
using System.Security.Cryptography;

namespace Course.Data;

/// <summary>
/// The SHA-256 of files. What decides is the uncompressed content, since a compressed file's own bytes depend on the program that
/// packed it. Where the catalogue does not know it, a compressed file must be the one that was published, and the content of what
/// was downloaded is recorded in <see cref="RecordName"/> beside it, in the form of sha256sum.
/// </summary>
internal static class FileChecksum
{
    /// <summary>The name of the file, in a data set's folder, with the checksums that the catalogue does not know.</summary>
    public const string RecordName = "sha256.txt";

    /// <summary>What is wrong with a file's checksum, or with its size where no checksum is known, in a sentence without its end; null where nothing is.</summary>
    public static string? Problem(string path, CatalogFile file, CancellationToken cancellation = default)
    {
        if ((file.Sha256 ?? Recorded(path)) is { } expected)
        {
            var (found, size) = Content(path, cancellation);
            return found == expected
                ? null
                : $"the SHA-256 of its content is {found} ({size} bytes) and {expected} ({file.Size} bytes) is expected";
        }
        if (file.PackedSha256 is { } published && IsGzip(path))
        {
            using var packed = File.OpenRead(path);
            var (found, size) = Of(packed, cancellation);
            return found == published ? null : $"its SHA-256 is {found} ({size} bytes) and that of the published file is {published}";
        }
        // No checksum is known; of a file that is not compressed, the size is.
        long length = new FileInfo(path).Length;
        return IsGzip(path) || length == file.Size ? null : $"it has {length} bytes and {file.Size} are expected";
    }

    /// <summary>Whether a file at this place can be checked at all.</summary>
    public static bool IsKnown(string path, CatalogFile file) =>
        (file.Sha256 ?? Recorded(path)) is not null || (file.PackedSha256 is not null && IsGzip(path));

    /// <summary>Records the checksum of a file's content beside it, and returns it.</summary>
    public static string Record(string path, CancellationToken cancellation)
    {
        string checksum = OfContent(path, cancellation), record = RecordOf(path);
        var lines = File.Exists(record) ? File.ReadAllLines(record).Where(line => !Names(line, path)) : [];
        string temporary = record + ".part";
        File.WriteAllLines(temporary, [.. lines, $"{checksum}  {PlainName(path)}"]);
        File.Move(temporary, record, overwrite: true);
        return checksum;
    }

    /// <summary>The SHA-256 of a file's content, uncompressed if the file is gzip, in lower-case hexadecimal digits.</summary>
    /// <exception cref="InvalidDataException">The file starts as gzip and cannot be decompressed.</exception>
    public static string OfContent(string path, CancellationToken cancellation = default) => Content(path, cancellation).Sha256;

    private static (string Sha256, long Size) Content(string path, CancellationToken cancellation)
    {
        using var file = File.OpenRead(path);
        if (!IsGzip(file))
            return Of(file, cancellation);
        try
        {
            using var content = new GZipStream(file, CompressionMode.Decompress);
            return Of(content, cancellation);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path} is damaged: it cannot be decompressed ({error.Message.TrimEnd('.')}); get the file again.", error);
        }
    }

    private static (string Sha256, long Size) Of(Stream stream, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long size = 0;
        for (int read; (read = stream.Read(buffer)) > 0; size += read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private static bool IsGzip(string path)
    {
        using var file = File.OpenRead(path);
        return IsGzip(file);
    }

    private static bool IsGzip(FileStream file)
    {
        bool gzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return gzip;
    }

    private static string? Recorded(string path) =>
        File.Exists(RecordOf(path)) && File.ReadLines(RecordOf(path)).FirstOrDefault(line => Names(line, path)) is { } line ? line.Split(' ')[0] : null;

    private static string RecordOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, RecordName);

    private static bool Names(string line, string path) => line.EndsWith("  " + PlainName(path), StringComparison.Ordinal);

    private static string PlainName(string path)
    {
        string name = Path.GetFileName(path);
        name = name.EndsWith(DatasetDownload.PartSuffix, StringComparison.Ordinal) ? name[..^DatasetDownload.PartSuffix.Length] : name;
        return name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
    }
}
