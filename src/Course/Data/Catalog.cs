using System.Text.Json;

namespace Course.Data;

/// <summary>What is known of every data set: its files with their sizes and checksums, its licence, where to get it.</summary>
/// <param name="Datasets">The data sets, in no particular order.</param>
internal sealed record Catalog(IReadOnlyList<CatalogEntry> Datasets)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The catalogue of the course: datasets/catalog.json, which the library carries with it.</summary>
    public static Catalog Course { get; } = ReadEmbedded();

    /// <summary>The data set of that name.</summary>
    public CatalogEntry this[string name] => Datasets.First(entry => entry.Name == name);

    private static Catalog ReadEmbedded()
    {
        using var stream = typeof(Catalog).Assembly.GetManifestResourceStream("catalog.json")!;
        return JsonSerializer.Deserialize<Catalog>(stream, Names)!;
    }
}

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">The name that the course uses.</param>
/// <param name="Title">The name that a person reads.</param>
/// <param name="Folder">The folder of its files, in every place where data sets are looked for.</param>
/// <param name="Licence">Under what it may be used.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Get">What a person does to have it.</param>
/// <param name="Classes">The names of the classes, in the order of their labels.</param>
/// <param name="Files">The four IDX files: training images and labels, test images and labels.</param>
internal sealed record CatalogEntry(
    string Name, string Title, string Folder, string Licence, string Source, string Get, IReadOnlyList<string> Classes, IReadOnlyList<CatalogFile> Files);

/// <summary>A file of the catalogue.</summary>
/// <param name="Name">Its name, which ends in .gz; the same file without that ending, not compressed, is as good.</param>
/// <param name="Size">The size of the uncompressed content in bytes.</param>
/// <param name="Sha256">The SHA-256 of the uncompressed content, in lower-case hexadecimal digits.</param>
internal sealed record CatalogFile(string Name, long Size, string Sha256);
