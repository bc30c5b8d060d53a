using System.Text.Json;

namespace Course.Data;

/// <summary>What is known of every data set: its files with their sizes and checksums, its licence, where to get it.</summary>
/// <param name="Datasets">The data sets, in the order in which they are listed.</param>
internal sealed record Catalog(IReadOnlyList<CatalogEntry> Datasets)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The catalogue of the course: datasets/catalog.json, which the library carries with it.</summary>
    public static Catalog Course { get; } = ReadEmbedded();

    /// <summary>The data set of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public CatalogEntry this[string name] => Datasets.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no data set {name}; there are {string.Join(", ", Datasets.Select(entry => entry.Name))}.");

    private static Catalog ReadEmbedded()
    {
        using var stream = typeof(Catalog).Assembly.GetManifestResourceStream("catalog.json")!;
        return JsonSerializer.Deserialize<Catalog>(stream, Names)!;
    }
}

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">The name that the course uses.</param>
/// <param name="Title">The name that a person reads.</param>
/// <param name="Format">How its files are read: "idx" (training images and labels, test images and labels), "cifar" (training batches, then one of tests) or "text".</param>
/// <param name="Folder">The folder of its files, in every place where data sets are looked for.</param>
/// <param name="Licence">Under what it may be used.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Get">What a person does to have it.</param>
/// <param name="Classes">The names of the classes, in the order of their labels; none for a text.</param>
/// <param name="Files">The files, in the order that the format asks for.</param>
/// <param name="Mirrors">The addresses before the files' names, in the order in which they are tried; none where it cannot be downloaded.</param>
/// <param name="Archive">The name of the .tar.gz that holds the files, where they are published as one; null where each is published by itself.</param>
internal sealed record CatalogEntry(
    string Name, string Title, string Format, string Folder, string Licence, string Source, string Get,
    IReadOnlyList<string> Classes, IReadOnlyList<CatalogFile> Files, IReadOnlyList<string> Mirrors, string? Archive = null);

/// <summary>A file of the catalogue.</summary>
/// <param name="Name">Its name; if it ends in .gz, the same file without that ending, not compressed, is as good.</param>
/// <param name="Size">The size of the uncompressed content in bytes.</param>
/// <param name="Sha256">The SHA-256 of the uncompressed content, in lower-case hexadecimal digits; null where it is not known.</param>
/// <param name="PackedSha256">The SHA-256 of the compressed file as it is published; used where that of the content is not known.</param>
internal sealed record CatalogFile(string Name, long Size, string? Sha256, string? PackedSha256 = null);
