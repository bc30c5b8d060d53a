namespace Course.Data;

/// <summary>A data set in its two parts.</summary>
/// <param name="Train">What a network learns from.</param>
/// <param name="Test">What it is measured with, and never sees before.</param>
public sealed record ImageSplit(ImageSet Train, ImageSet Test);

/// <summary>
/// The data sets of the course. They are looked for in the folder that the environment variable COURSE_DATA names, in a per-user
/// cache, and in the repository's datasets folder above the working directory or the library; a file is checked against the
/// SHA-256 in datasets/catalog.json before it is used. Nothing is downloaded and nothing is written.
/// </summary>
public static class Datasets
{
    /// <summary>The digits 0-9 in 320 open typefaces: 20,000 training images and 4,000 test images of other typefaces, 28×28.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or has the wrong checksum.</exception>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that does not exist.</exception>
    public static ImageSplit Typefaces() => DatasetShelves.ForProcess().Load(Catalog.Course["typefaces"]);

    /// <summary>MNIST: 60,000 and 10,000 handwritten digits, 28×28.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says how to get it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or has the wrong checksum.</exception>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that does not exist.</exception>
    public static ImageSplit Mnist() => DatasetShelves.ForProcess().Load(Catalog.Course["mnist"]);

    /// <summary>MNIST where it is there, and the typefaces otherwise: both have the same form.</summary>
    /// <exception cref="FileNotFoundException">Neither is there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or has the wrong checksum.</exception>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that does not exist.</exception>
    public static ImageSplit Digits() => HasMnist ? Mnist() : Typefaces();

    /// <summary>Whether MNIST is there.</summary>
    /// <exception cref="DirectoryNotFoundException">COURSE_DATA names a folder that does not exist.</exception>
    public static bool HasMnist => DatasetShelves.ForProcess().Find(Catalog.Course["mnist"]) is not null;
}
