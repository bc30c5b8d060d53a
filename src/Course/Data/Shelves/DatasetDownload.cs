namespace Course.Data;

/// <summary>
/// Brings data sets to a shelf. A file comes into NAME.part, is checked, and is then renamed; so a file with its own name is always
/// whole. An interrupted transfer leaves the part, and the next one goes on from its end.
/// </summary>
/// <param name="shelf">The folder in which each data set has its own; made where it does not exist.</param>
/// <param name="mirrors">Folders and addresses that are tried before the catalogue's, with or without the data set's folder in them.</param>
/// <param name="progress">Hears of every file and block.</param>
/// <param name="warn">Hears what a person should know though all went well.</param>
internal sealed class DatasetDownload(string shelf, IReadOnlyList<string> mirrors, IProgress<DownloadProgress> progress, Action<string> warn)
{
    /// <summary>The end of the name of a file that is not whole yet.</summary>
    public const string PartSuffix = ".part";

    /// <summary>The mirrors that the environment variable COURSE_MIRROR names, separated by semicolons.</summary>
    public static IReadOnlyList<string> MirrorsOfProcess() =>
        (Environment.GetEnvironmentVariable("COURSE_MIRROR") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Brings a data set to where this process looks for it first: COURSE_DATA, else the per-user cache. Nothing is done where one of its shelves has it, whole and right.</summary>
    /// <returns>The data set's folder.</returns>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that is not there, or there is no place for a cache.</exception>
    /// <exception cref="IOException">As for <see cref="Get"/>.</exception>
    /// <exception cref="OperationCanceledException">As for <see cref="Get"/>.</exception>
    public static async Task<string> ForProcess(
        CatalogEntry entry, IReadOnlyList<string> mirrors, IProgress<DownloadProgress> progress, Action<string> warn, CancellationToken cancellation)
    {
        var shelves = DatasetShelves.ForProcess();
        if (shelves.Find(entry) is { } folder && entry.Files.All(file => IsWhole(folder, file, cancellation)))
            return folder;
        string shelf = shelves.Folders.FirstOrDefault()
            ?? throw new DirectoryNotFoundException("This user has no folder for the data of programs; set COURSE_DATA to a folder for data sets.");
        return await new DatasetDownload(shelf, mirrors, progress, warn).Get(entry, cancellation);
    }

    /// <summary>Brings what is missing of a data set, or does not have the right checksum.</summary>
    /// <returns>The data set's folder.</returns>
    /// <exception cref="IOException">A file cannot be had, or cannot be written; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what has come stays for the next time.</exception>
    public async Task<string> Get(CatalogEntry entry, CancellationToken cancellation)
    {
        string folder = Path.Combine(shelf, entry.Folder);
        var missing = entry.Files.Where(file => !IsWhole(folder, file, cancellation)).ToList();
        if (missing.Count == 0)
            return folder;
        if (entry.Mirrors.Count == 0 && mirrors.Count == 0)
            throw new IOException($"{entry.Title} cannot be downloaded: {entry.Get}.");
        try
        {
            Directory.CreateDirectory(folder);
            if (entry.Archive is { } archive)
                await Bring(entry, folder, archive, part => Unpack(entry, part, folder, cancellation), cancellation);
            else
                foreach (var file in missing)
                    await Bring(entry, folder, file.Name, part => Accept(file, part, cancellation), cancellation);
        }
        catch (UnauthorizedAccessException)
        {
            throw new IOException($"{folder} cannot be written to; set COURSE_DATA to a folder of your own.");
        }
        return folder;
    }

    private static bool IsWhole(string folder, CatalogFile file, CancellationToken cancellation)
    {
        try
        {
            return DatasetShelves.Locate(folder, file) is { } path && FileChecksum.Problem(path, file, cancellation) is null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // Tries one place after the other until one gives a file that is accepted.
    private async Task Bring(CatalogEntry entry, string folder, string name, Func<string, string?> accept, CancellationToken cancellation)
    {
        string part = Path.Combine(folder, name + PartSuffix);
        var reasons = new List<string>();
        foreach (string place in Places(entry, name))
        {
            try
            {
                bool resumed = await Transfer(place, part, name, cancellation);
                string? problem = accept(part);
                if (problem is not null && resumed)
                {
                    // The beginning may be of another file: once more, from the start.
                    File.Delete(part);
                    await Transfer(place, part, name, cancellation);
                    problem = accept(part);
                }
                if (problem is null)
                {
                    progress.Report(new DownloadProgress(name, DownloadStage.Done, 0, null));
                    return;
                }
                File.Delete(part);
                reasons.Add($"{FileSource.Name(place)}: {problem}");
            }
            catch (SourceException error)
            {
                reasons.Add(error.Message);
            }
        }
        throw new IOException(
            $"{entry.Title}: {name} cannot be had ({string.Join("; ", reasons.Distinct())}); check the connection and try again, or name a folder or an address that has it in COURSE_MIRROR.");
    }

    private async Task<bool> Transfer(string place, string part, string name, CancellationToken cancellation)
    {
        const int tries = 3;
        for (int attempt = 1; ; attempt++)
        {
            // Nobody else may write to the part: two programs at once would mix their blocks.
            await using var stream = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            long before = stream.Seek(0, SeekOrigin.End);
            try
            {
                await FileSource.Append(place, stream, (received, total) => progress.Report(new(name, DownloadStage.Transfer, received, total)), cancellation);
                progress.Report(new(name, DownloadStage.Check, stream.Length, stream.Length));
                return before > 0;
            }
            catch (SourceException) when (attempt < tries && stream.Length > before)
            {
                // It came, and broke off: go on from there.
            }
        }
    }

    private IEnumerable<string> Places(CatalogEntry entry, string name) =>
    [
        .. mirrors.SelectMany(mirror => new[] { FileSource.In(FileSource.In(mirror, entry.Folder), name), FileSource.In(mirror, name) }),
        .. entry.Mirrors.Select(mirror => FileSource.In(mirror, name)),
    ];

    // Checks a part and gives it its name; says what is wrong with it otherwise.
    private string? Accept(CatalogFile file, string part, CancellationToken cancellation)
    {
        try
        {
            if (FileChecksum.Problem(part, file, cancellation) is { } problem)
                return problem;
            if (file.Sha256 is null)
            {
                bool known = FileChecksum.IsKnown(part, file);
                string checksum = FileChecksum.Record(part, cancellation);
                if (!known)
                    warn($"No checksum of {file.Name} is known: what has come, SHA-256 {checksum}, was written down and counts from now on.");
            }
        }
        catch (InvalidDataException)
        {
            return "what has come cannot be decompressed";
        }
        File.Move(part, part[..^PartSuffix.Length], overwrite: true);
        return null;
    }

    private string? Unpack(CatalogEntry entry, string archive, string folder, CancellationToken cancellation)
    {
        try
        {
            TarGzip.Extract(archive, entry.Files.Select(file => file.Name).ToHashSet(), PartOf, cancellation);
            foreach (var file in entry.Files)
            {
                if (!File.Exists(PartOf(file.Name)))
                    return $"{file.Name} is not in it";
                if (Accept(file, PartOf(file.Name), cancellation) is { } problem)
                    return $"{file.Name}: {problem}";
            }
        }
        catch (InvalidDataException error)
        {
            return error.Message.TrimEnd('.');
        }
        finally
        {
            // Unlike the archive's own part, these cannot be gone on with.
            foreach (var file in entry.Files)
                File.Delete(PartOf(file.Name));
        }
        File.Delete(archive);
        return null;

        string PartOf(string name) => Path.Combine(folder, name + PartSuffix);
    }
}

/// <summary>How far the download of a file is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Stage">What is done with it.</param>
/// <param name="Received">How many bytes of it are here.</param>
/// <param name="Total">How many there are; null if that is not known.</param>
internal readonly record struct DownloadProgress(string File, DownloadStage Stage, long Received, long? Total);

/// <summary>What is done with a file that is downloaded.</summary>
internal enum DownloadStage
{
    /// <summary>Bytes come.</summary>
    Transfer,

    /// <summary>All bytes are here, and their checksum is computed.</summary>
    Check,

    /// <summary>It is in its place.</summary>
    Done,
}
