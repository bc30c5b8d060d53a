using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A grey pixel of 8 bits: 0 is black, 255 is white.</summary>
/// <param name="luminance">From 0 to 255.</param>
public struct L8(byte luminance) : IPixel<L8>
{
    /// <summary>From 0, black, to 255, white.</summary>
    public byte PackedValue { get; set; } = luminance;

    /// <summary>Whether both greys are the same.</summary>
    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    /// <summary>Whether the greys differ.</summary>
    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = source;

    /// <summary>Takes the luminance of a colour, 0.2126 R + 0.7152 G + 0.0722 B (ITU-R BT.709), rounded.</summary>
    public void FromRgb24(Rgb24 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <summary>Takes the luminance of a colour and drops its opacity.</summary>
    public void FromRgba32(Rgba32 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(PackedValue, PackedValue, PackedValue);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new(PackedValue / 255f, PackedValue / 255f, PackedValue / 255f, 1);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        Rgba32 colour = default;
        colour.FromScaledVector4(vector);
        FromRgba32(colour);
    }

    /// <inheritdoc/>
    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => PackedValue;

    /// <inheritdoc/>
    public override readonly string ToString() => $"L8({PackedValue})";

    private static byte Luminance(byte r, byte g, byte b) => (byte)((r * 0.2126f) + (g * 0.7152f) + (b * 0.0722f) + 0.5f);
}
