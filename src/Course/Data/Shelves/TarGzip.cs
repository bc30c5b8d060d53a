using System.Formats.Tar;
using System.IO.Compression;

namespace Course.Data;

/// <summary>Takes files out of a .tar.gz.</summary>
internal static class TarGzip
{
    /// <summary>Writes the wanted files, which are told by their names without folders, to the paths of the caller's choice.</summary>
    /// <exception cref="InvalidDataException">It is no .tar.gz, or damaged.</exception>
    public static void Extract(string archive, IReadOnlySet<string> wanted, Func<string, string> target, CancellationToken cancellation)
    {
        try
        {
            using var content = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            using var tar = new TarReader(content);
            // A name inside an archive never becomes a path: only the last part counts, and only if it is wanted.
            while (tar.GetNextEntry() is { } entry)
            {
                cancellation.ThrowIfCancellationRequested();
                string name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
                if (entry.DataStream is null || !wanted.Contains(name))
                    continue;
                using var file = File.Create(target(name));
                entry.DataStream.CopyTo(file);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"the archive cannot be unpacked ({error.Message.TrimEnd('.')})", error);
        }
    }
}
