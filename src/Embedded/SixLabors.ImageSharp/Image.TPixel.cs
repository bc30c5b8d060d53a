using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>An image in memory.</summary>
/// <typeparam name="TPixel">The layout of a pixel: <see cref="L8"/>, <see cref="Rgb24"/> or <see cref="Rgba32"/>.</typeparam>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private TPixel[]? _pixels;

    /// <summary>An image whose pixels are all zero: black, and transparent where the layout has opacity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public Image(int width, int height) : base(width, height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        _pixels = new TPixel[checked(width * height)];
    }

    /// <summary>An image of one colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public Image(int width, int height, TPixel backgroundColor) : this(width, height) => Pixels.Fill(backgroundColor);

    /// <summary>All pixels, row by row from the top.</summary>
    internal Span<TPixel> Pixels => _pixels ?? throw new ObjectDisposedException(GetType().Name);

    internal override PixelLayout Layout => typeof(TPixel) == typeof(L8) ? PixelLayout.Grey : typeof(TPixel) == typeof(Rgb24) ? PixelLayout.Colour : PixelLayout.ColourAndOpacity;

    /// <summary>The pixel in column x of row y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public TPixel this[int x, int y]
    {
        get => Row(y)[Column(x)];
        set => Row(y)[Column(x)] = value;
    }

    /// <summary>A copy of the image.</summary>
    public Image<TPixel> Clone() => LoadPixelData<TPixel>(Pixels, Width, Height);

    /// <summary>Copies all pixels, row by row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, nameof(destination));
        Pixels.CopyTo(destination);
    }

    /// <summary>Copies all pixels' bytes, row by row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyPixelDataTo(Span<byte> destination)
    {
        var bytes = MemoryMarshal.AsBytes(Pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, bytes.Length, nameof(destination));
        bytes.CopyTo(destination);
    }

    /// <summary>Gives the rows to a function, which may read and write them.</summary>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        ArgumentNullException.ThrowIfNull(processPixels);
        _ = Pixels;
        processPixels(new PixelAccessor<TPixel>(this));
    }

    /// <inheritdoc/>
    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _pixels = null;

    internal Span<TPixel> Row(int y)
    {
        if ((uint)y >= (uint)Height) throw new ArgumentOutOfRangeException(nameof(y), y, $"The image has the rows 0 to {Height - 1}.");
        return Pixels.Slice(y * Width, Width);
    }

    internal override void ReadRow(int y, Span<Rgba32> row)
    {
        var from = Row(y);
        for (var x = 0; x < from.Length; x++) from[x].ToRgba32(ref row[x]);
    }

    internal override void Change(Func<Raster, Raster> operation)
    {
        var before = new Raster(Width, Height);
        for (var y = 0; y < Height; y++) ReadRow(y, before.Row(y));
        var after = operation(before);
        var pixels = new TPixel[after.Pixels.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i].FromRgba32(after.Pixels[i]);
        (_pixels, Width, Height) = (pixels, after.Width, after.Height);
    }

    private int Column(int x) =>
        (uint)x < (uint)Width ? x : throw new ArgumentOutOfRangeException(nameof(x), x, $"The image has the columns 0 to {Width - 1}.");
}
