namespace Course.Data;

/// <summary>A data set in its two parts.</summary>
/// <param name="Train">What a network learns from.</param>
/// <param name="Test">What it is measured with, and never sees before.</param>
public sealed record ImageSplit(ImageSet Train, ImageSet Test);

/// <summary>
/// The data sets of the course. They are looked for in the folder that the environment variable COURSE_DATA names, in a per-user
/// cache, and in the repository's datasets folder above the working directory or the library; a file is checked against the
/// SHA-256 in datasets/catalog.json before it is used. Only <see cref="Download"/> uses the network or writes anything.
/// </summary>
/// <remarks>
/// What every one of them throws: <see cref="FileNotFoundException"/> where it is not there (the message says where it was looked for
/// and how to get it), <see cref="InvalidDataException"/> where a file is damaged or has the wrong checksum,
/// <see cref="DirectoryNotFoundException"/> where COURSE_DATA names a folder that does not exist.
/// </remarks>
public static class Datasets
{
    /// <summary>The digits 0-9 in 320 open typefaces: 20,000 training images and 4,000 test images of other typefaces, 28×28, grey.</summary>
    public static ImageSplit Typefaces() => Images("typefaces");

    /// <summary>MNIST: 60,000 and 10,000 handwritten digits, 28×28, grey.</summary>
    public static ImageSplit Mnist() => Images("mnist");

    /// <summary>Fashion-MNIST: 60,000 and 10,000 pictures of clothes in 10 classes, 28×28, grey.</summary>
    public static ImageSplit FashionMnist() => Images("fashion-mnist");

    /// <summary>CIFAR-10: 50,000 and 10,000 photographs in 10 classes, 32×32, in colour.</summary>
    public static ImageSplit Cifar10() => Images("cifar10");

    /// <summary>Tiny Shakespeare: 1,115,394 characters of plays.</summary>
    public static TextCorpus TinyShakespeare() => DatasetReader.Text(DatasetShelves.ForProcess(), Catalog.Course["tinyshakespeare"]);

    /// <summary>MNIST where it is there, and the typefaces otherwise: both have the same form.</summary>
    public static ImageSplit Digits() => HasMnist ? Mnist() : Typefaces();

    /// <summary>Images by the name that <c>course data list</c> shows, such as "mnist".</summary>
    /// <exception cref="ArgumentException">There is no data set of that name, or it has no images; the message lists the names.</exception>
    public static ImageSplit Images(string name) => DatasetReader.Images(DatasetShelves.ForProcess(), Catalog.Course[name]);

    /// <summary>Whether MNIST is there.</summary>
    public static bool HasMnist => Has("mnist");

    /// <summary>Whether the data set of that name is there, with all its files; they are not read.</summary>
    /// <exception cref="ArgumentException">There is no data set of that name.</exception>
    public static bool Has(string name) => DatasetShelves.ForProcess().Find(Catalog.Course[name]) is not null;

    /// <summary>A folder of that name in the places where data sets are looked for, such as one of images for <see cref="ImageFolder"/> to read.</summary>
    /// <param name="name">The folder's name, such as "cifar10-jpg"; its files are not checked.</param>
    /// <returns>The path of the first that there is, or null.</returns>
    public static string? Folder(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return DatasetShelves.ForProcess().Folders.Select(shelf => Path.Combine(shelf, name)).FirstOrDefault(Directory.Exists);
    }

    /// <summary>
    /// Brings a data set into the folder that COURSE_DATA names, else into the per-user cache; nothing is done where it is found already. The
    /// places that COURSE_MIRROR names, folders or addresses separated by semicolons, are tried first. An interrupted download
    /// goes on where it stopped.
    /// </summary>
    /// <param name="name">The name that <c>course data list</c> shows.</param>
    /// <param name="say">Hears a line about each file; the console if null.</param>
    /// <param name="cancellation">Stops the download; what has come is kept.</param>
    /// <returns>The folder of its files.</returns>
    /// <exception cref="ArgumentException">There is no data set of that name.</exception>
    /// <exception cref="IOException">A file cannot be had or written; the message says why and what to do.</exception>
    public static async Task<string> Download(string name, Action<string>? say = null, CancellationToken cancellation = default)
    {
        say ??= Console.WriteLine;
        return await DatasetDownload.ForProcess(Catalog.Course[name], DatasetDownload.MirrorsOfProcess(), new DownloadLines(say), say, cancellation);
    }
}
