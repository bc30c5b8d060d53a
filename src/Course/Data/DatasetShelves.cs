using System.Collections.Concurrent;

namespace Course.Data;

/// <summary>The folders in which data sets are looked for, and the reading of a data set that was found there.</summary>
/// <param name="shelves">The folders, the first one with the data set wins.</param>
internal sealed class DatasetShelves(IReadOnlyList<string> shelves)
{
    // The content of a file is checked once in a process, and again only if the file has been written since.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), string> Checked = new();

    /// <summary>The folders for this process: COURSE_DATA, the per-user cache, the repository's datasets folder.</summary>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that is not there.</exception>
    public static DatasetShelves ForProcess() => new([.. Places(
        Environment.GetEnvironmentVariable("COURSE_DATA"),
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        [Environment.CurrentDirectory, AppContext.BaseDirectory, Path.GetDirectoryName(typeof(DatasetShelves).Assembly.Location) ?? ""])]);

    /// <summary>The places that exist, in the order in which they are searched.</summary>
    /// <param name="courseData">What COURSE_DATA says, if anything.</param>
    /// <param name="applicationData">The user's folder for the data of programs.</param>
    /// <param name="starts">The folders from which the repository is looked for, upward.</param>
    internal static IEnumerable<string> Places(string? courseData, string applicationData, IEnumerable<string> starts)
    {
        var ancestors = starts.Where(start => start.Length > 0).SelectMany(Ancestors).Distinct().ToList();
        if (!string.IsNullOrWhiteSpace(courseData))
            // A notebook runs in its own folder, so a relative path is tried from the folders above it too.
            yield return ancestors.Select(folder => Path.GetFullPath(courseData, folder)).FirstOrDefault(Directory.Exists)
                ?? throw new DirectoryNotFoundException(
                    $"COURSE_DATA names the folder {courseData}, which does not exist; name a folder that holds data sets (mnist/, …) or unset it.");
        if (applicationData.Length > 0)
            yield return Path.Combine(applicationData, "course", "datasets");
        foreach (string folder in ancestors.Select(folder => Path.Combine(folder, "datasets")))
            if (File.Exists(Path.Combine(folder, "catalog.json")))
                yield return folder;
    }

    /// <summary>The folder of a data set, or null where none of the shelves has it.</summary>
    public string? Find(CatalogEntry entry) =>
        shelves.Select(shelf => Path.Combine(shelf, entry.Folder)).FirstOrDefault(folder => entry.Files.Any(file => Locate(folder, file) is not null));

    /// <summary>Reads and checks a data set.</summary>
    /// <exception cref="FileNotFoundException">No shelf has it, or one of its files is missing there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or its checksum is wrong.</exception>
    public ImageSplit Load(CatalogEntry entry)
    {
        string folder = Find(entry) ?? throw new FileNotFoundException(
            $"{entry.Title} ({entry.Name}) is not here: no folder {entry.Folder} in {string.Join(" or ", shelves)}; {entry.Get}.");
        return new ImageSplit(Part("train", 0), Part("test", 2));

        ImageSet Part(string part, int first)
        {
            var images = Read(folder, entry, entry.Files[first], rank: 3);
            var labels = Read(folder, entry, entry.Files[first + 1], rank: 1);
            return new ImageSet($"{entry.Name}, {part}", images, labels, entry.Classes);
        }
    }

    private static IdxArray Read(string folder, CatalogEntry entry, CatalogFile file, int rank)
    {
        string path = Locate(folder, file) ?? throw new FileNotFoundException(
            $"{entry.Title} is not whole: {Path.Combine(folder, file.Name)} is missing; {entry.Get}.");
        byte[] content = Idx.ReadContent(path);
        string found = Checked.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), _ => Idx.Sha256(content));
        if (found != file.Sha256)
            throw new InvalidDataException(
                $"{path} is not the file that it should be: the SHA-256 of its content is {found} ({content.Length} bytes) and {file.Sha256} ({file.Size} bytes) is expected; delete it, then {entry.Get}.");
        return Idx.Parse(content, path, rank);
    }

    private static string? Locate(string folder, CatalogFile file)
    {
        string compressed = Path.Combine(folder, file.Name);
        string plain = Path.Combine(folder, Path.GetFileNameWithoutExtension(file.Name));
        return File.Exists(compressed) ? compressed : File.Exists(plain) ? plain : null;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var place = new DirectoryInfo(Path.GetFullPath(folder)); place is not null; place = place.Parent)
            yield return place.FullName;
    }
}
