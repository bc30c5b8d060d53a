using System.Runtime.CompilerServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Course.Data;

/// <summary>Images in a folder that has one folder for each class: cat/1.png, cat/2.jpg, dog/1.png, …</summary>
public static class ImageFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp"];

    /// <summary>Reads all PNG, JPEG and BMP files. The classes are the folders' names in ordinal order; other files, and what has a name that begins with a dot, are passed over.</summary>
    /// <param name="path">The folder with the classes' folders; images may lie in folders below those.</param>
    /// <param name="size">Height and width that every image is resized to; null where all have the same size.</param>
    /// <param name="grey">Whether the images become grey, [N, 1, H, W]; otherwise they are in colour, [N, 3, H, W].</param>
    /// <param name="skip">Where given, files that cannot be read are left out, and this hears of each of them; where null, they are an error.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder has no images in folders, an image has another size than the first one, files
    /// cannot be read (the message names every one of those), or all images together are too large for memory.</exception>
    public static ImageSet Read(string path, (int height, int width)? size = null, bool grey = false, Action<string>? skip = null)
    {
        if (size is { height: < 1 } or { width: < 1 })
            throw new ArgumentOutOfRangeException(nameof(size), $"Images cannot be resized to {size.Value.height}×{size.Value.width}; a height and a width of at least 1 are expected.");
        var (files, classNames) = Files(path);
        bool resize = size is not null;
        var (images, labels, corrupt) = (new List<byte[]>(), new List<int>(), new List<string>());
        foreach (var (file, label) in files)
        {
            try
            {
                var (pixels, height, width) = grey ? Read<L8>(file, resize ? size : null) : Read<Rgb24>(file, resize ? size : null);
                // The first image that can be read decides the size where none is given.
                size ??= (height, width);
                if ((height, width) != size)
                    throw new InvalidDataException(
                        $"{file} is {height}×{width} and the images before it are {size.Value.height}×{size.Value.width}; pass size to resize all images to one.");
                images.Add(pixels);
                labels.Add(label);
            }
            catch (Exception error) when (error is ImageFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
            {
                string sentence = $"{Path.GetRelativePath(path, file)} ({FirstLine(error.Message)})";
                if (skip is null)
                    corrupt.Add(sentence);
                else
                    skip(sentence);
            }
        }
        if (corrupt.Count > 0)
            throw new InvalidDataException(
                $"{corrupt.Count} of {files.Count} images in {path} cannot be read: {string.Join(", ", corrupt)}; repair or remove them, or pass skip to leave them out.");
        if (images.Count == 0)
            throw new InvalidDataException($"None of the {files.Count} images in {path} can be read.");
        long bytes = (long)images.Count * images[0].Length;
        if (bytes > Array.MaxLength)
            throw new InvalidDataException(FormattableString.Invariant(
                $"The {images.Count} images in {path} take {bytes / 1e9:0.0} GB at {size!.Value.height}×{size.Value.width} pixels, and a set holds {Array.MaxLength / 1e9:0.0} GB; pass a smaller size."));
        byte[] all = new byte[bytes];
        for (int i = 0; i < images.Count; i++)
            images[i].CopyTo(all, i * images[0].Length);
        return new ImageSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), new IdxArray([images.Count, grey ? 1 : 3, size!.Value.height, size.Value.width], all), [.. labels], classNames);
    }

    private static (List<(string file, int label)> files, string[] classNames) Files(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"There is no folder {path}; a folder that has a folder of images for each class is expected.");
        var classes = Directory.GetDirectories(path)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
            .Select(folder => (Name: Path.GetFileName(folder), Files: Images(folder)))
            .Where(folder => folder.Files.Count > 0)
            .OrderBy(folder => folder.Name, StringComparer.Ordinal).ToList();
        return classes.Count > 0
            ? ([.. classes.SelectMany((folder, label) => folder.Files.Select(file => (file, label)))], [.. classes.Select(folder => folder.Name)])
            : throw new InvalidDataException($"{path} has no folder with PNG, JPEG or BMP images in it; a folder of images for each class is expected.");
    }

    // In the same order on every system, whatever parts its paths, and without what editors keep, such as .ipynb_checkpoints/.
    private static List<string> Images(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Select(file => (File: file, Steps: Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)))
            .Where(image => !image.Steps.Any(step => step.StartsWith('.')))
            .OrderBy(image => string.Join('/', image.Steps), StringComparer.Ordinal)
            .Select(image => image.File),
    ];

    private static (byte[] pixels, int height, int width) Read<TPixel>(string file, (int height, int width)? size)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.Load<TPixel>(file);
        if (size is { } wanted && (image.Height, image.Width) != wanted)
            image.Mutate(context => context.Resize(wanted.width, wanted.height));
        int plane = image.Height * image.Width;
        byte[] interleaved = new byte[plane * Unsafe.SizeOf<TPixel>()];
        image.CopyPixelDataTo(interleaved);
        return (Planes(interleaved, plane), image.Height, image.Width);
    }

    // A file has the channels of a pixel together, a tensor the pixels of a channel.
    private static byte[] Planes(byte[] interleaved, int plane)
    {
        int channels = interleaved.Length / plane;
        if (channels == 1)
            return interleaved;
        byte[] planes = new byte[interleaved.Length];
        for (int pixel = 0; pixel < plane; pixel++)
            for (int channel = 0; channel < channels; channel++)
                planes[channel * plane + pixel] = interleaved[pixel * channels + channel];
        return planes;
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim().TrimEnd('.');
}
