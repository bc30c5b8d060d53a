using System.Collections.Concurrent;

namespace Course.Data;

/// <summary>Reads the catalogue's data sets from a shelf, each file after its checksum was found right.</summary>
internal static class DatasetReader
{
    // The content of a file is checked once in a process, and again only if the file has been written since.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), bool> Checked = new();

    /// <summary>Reads a data set of images.</summary>
    /// <exception cref="ArgumentException">It has no images.</exception>
    /// <exception cref="FileNotFoundException">No shelf has it, or one of its files is missing there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or its checksum is wrong.</exception>
    public static ImageSplit Images(DatasetShelves shelves, CatalogEntry entry)
    {
        if (entry.Format is not ("idx" or "cifar"))
            throw new ArgumentException($"{entry.Title} ({entry.Name}) has no images.");
        var paths = Paths(shelves, entry);
        return entry.Format == "idx"
            ? new ImageSplit(Pair("train", paths[0], paths[1]), Pair("test", paths[2], paths[3]))
            : new ImageSplit(Cifar10.Read([.. paths.SkipLast(1)], $"{entry.Name}, train"), Cifar10.Read([paths[^1]], $"{entry.Name}, test"));

        ImageSet Pair(string part, string images, string labels) => ImageSet.Read(images, labels, entry.Classes, $"{entry.Name}, {part}");
    }

    /// <summary>Reads a data set that is a text.</summary>
    /// <exception cref="FileNotFoundException">No shelf has it.</exception>
    /// <exception cref="InvalidDataException">Its checksum is wrong.</exception>
    public static TextCorpus Text(DatasetShelves shelves, CatalogEntry entry) => TextCorpus.Read(Paths(shelves, entry)[0]);

    private static IReadOnlyList<string> Paths(DatasetShelves shelves, CatalogEntry entry)
    {
        var paths = shelves.Paths(entry);
        foreach (var (path, file) in paths.Zip(entry.Files))
        {
            var key = (path, File.GetLastWriteTimeUtc(path));
            if (Checked.ContainsKey(key))
                continue;
            if (FileChecksum.Problem(path, file) is { } problem)
                throw new InvalidDataException($"{path} is not the file that it should be: {problem}; delete it, then {entry.Get}.");
            Checked[key] = true;
        }
        return paths;
    }
}
