using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Colours with opacity in rows: what decoders make and operations work on.</summary>
internal sealed class Raster(int width, int height)
{
    internal int Width => width;

    internal int Height => height;

    internal Rgba32[] Pixels { get; } = new Rgba32[checked(width * height)];

    internal Span<Rgba32> Row(int y) => Pixels.AsSpan(y * width, width);
}
