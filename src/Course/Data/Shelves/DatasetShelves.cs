namespace Course.Data;

/// <summary>The folders in which data sets are looked for.</summary>
/// <param name="shelves">The folders, the first one with the whole data set wins.</param>
internal sealed class DatasetShelves(IReadOnlyList<string> shelves)
{
    /// <summary>The folders, in the order in which they are searched.</summary>
    public IReadOnlyList<string> Folders => shelves;

    /// <summary>The folders for this process: COURSE_DATA, the per-user cache, the repository's datasets folder.</summary>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that is not there.</exception>
    public static DatasetShelves ForProcess() => new([.. Places(
        Environment.GetEnvironmentVariable("COURSE_DATA"),
        // A new user's folder may not be there yet.
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
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

    /// <summary>The folder with all files of a data set, or null where no shelf has it whole. The files are not read.</summary>
    public string? Find(CatalogEntry entry) => FoldersOf(entry).FirstOrDefault(folder => entry.Files.All(file => Locate(folder, file) is not null));

    /// <summary>The folder with some files of a data set, or null where no shelf has any: what is left of a download that was stopped, perhaps.</summary>
    public string? FindPart(CatalogEntry entry) => FoldersOf(entry).FirstOrDefault(folder => entry.Files.Any(file => Locate(folder, file) is not null));

    /// <summary>The paths of a data set's files, in the catalogue's order.</summary>
    /// <exception cref="FileNotFoundException">No shelf has it, or none has it whole.</exception>
    public IReadOnlyList<string> Paths(CatalogEntry entry)
    {
        string folder = Find(entry) ?? FindPart(entry) ?? throw new FileNotFoundException(
            $"{entry.Title} ({entry.Name}) is not here: no folder {entry.Folder} in {string.Join(" or ", shelves)}; {entry.Get}.");
        return [.. entry.Files.Select(file => Locate(folder, file) ?? throw new FileNotFoundException(
            $"{entry.Title} is not whole: {Path.Combine(folder, file.Name)} is missing; {entry.Get}."))];
    }

    /// <summary>The path of a file in a data set's folder, compressed or not; null where it is not there.</summary>
    public static string? Locate(string folder, CatalogFile file)
    {
        string path = Path.Combine(folder, file.Name);
        if (File.Exists(path))
            return path;
        string plain = Path.Combine(folder, Path.GetFileNameWithoutExtension(file.Name));
        return file.Name.EndsWith(".gz", StringComparison.Ordinal) && File.Exists(plain) ? plain : null;
    }

    private IEnumerable<string> FoldersOf(CatalogEntry entry) => shelves.Select(shelf => Path.Combine(shelf, entry.Folder));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var place = new DirectoryInfo(Path.GetFullPath(folder)); place is not null; place = place.Parent)
            yield return place.FullName;
    }
}
