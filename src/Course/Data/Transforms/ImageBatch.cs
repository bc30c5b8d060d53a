using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>A batch of images as plain numbers, [N, C, H, W] in row-major order; what transforms that look at single pixels work on.</summary>
internal sealed class ImageBatch
{
    private readonly float[] _values;
    private readonly Device _device;

    /// <summary>Black images.</summary>
    public ImageBatch(int count, int channels, int height, int width, Device device)
        : this(new float[checked(count * channels * height * width)], count, channels, height, width, device)
    {
    }

    private ImageBatch(float[] values, int count, int channels, int height, int width, Device device) =>
        (_values, Count, Channels, Height, Width, _device) = (values, count, channels, height, width, device);

    public int Count { get; }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public int Plane => Height * Width;

    /// <summary>A copy of a tensor's values.</summary>
    /// <exception cref="ArgumentException">It is not float32 of shape [N, C, H, W].</exception>
    public static ImageBatch From(Tensor images)
    {
        Check(images);
        using var here = images.cpu();
        var size = images.shape;
        return new ImageBatch(here.data<float>().ToArray(), (int)size[0], (int)size[1], (int)size[2], (int)size[3], images.device);
    }

    /// <exception cref="ArgumentException">The tensor is not float32 of shape [N, C, H, W].</exception>
    public static void Check(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.ndim != 4 || images.dtype != float32)
            throw new ArgumentException(
                $"A tensor of {images.dtype} of shape [{string.Join(", ", images.shape)}] is no batch of images; Float32 of shape [N, C, H, W] is expected.", nameof(images));
    }

    /// <summary>Black images of another size, on the same device.</summary>
    public ImageBatch Like(int height, int width) => new(Count, Channels, height, width, _device);

    /// <summary>The pixels of one channel of one image, row by row.</summary>
    public Span<float> Channel(int image, int channel) => _values.AsSpan((image * Channels + channel) * Plane, Plane);

    /// <summary>The pixels of one image, channel by channel.</summary>
    public Span<float> Image(int image) => _values.AsSpan(image * Channels * Plane, Channels * Plane);

    public Tensor ToTensor() => tensor(_values, [Count, Channels, Height, Width], device: _device);
}
