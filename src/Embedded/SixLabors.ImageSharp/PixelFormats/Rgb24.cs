using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A colour pixel of 8 bits a channel, in the order red, green, blue.</summary>
/// <param name="r">Red, from 0 to 255.</param>
/// <param name="g">Green, from 0 to 255.</param>
/// <param name="b">Blue, from 0 to 255.</param>
[StructLayout(LayoutKind.Sequential)]
public struct Rgb24(byte r, byte g, byte b) : IPixel<Rgb24>
{
    /// <summary>Red, from 0 to 255.</summary>
    public byte R = r;

    /// <summary>Green, from 0 to 255.</summary>
    public byte G = g;

    /// <summary>Blue, from 0 to 255.</summary>
    public byte B = b;

    /// <summary>Whether both colours are the same.</summary>
    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);

    /// <summary>Whether the colours differ.</summary>
    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => R = G = B = source.PackedValue;

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = source;

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => (R, G, B) = (source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new(R / 255f, G / 255f, B / 255f, 1);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        Rgba32 colour = default;
        colour.FromScaledVector4(vector);
        FromRgba32(colour);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgb24 other) => (R, G, B) == (other.R, other.G, other.B);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";
}
