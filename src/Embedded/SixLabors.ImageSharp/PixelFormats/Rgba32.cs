using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A colour pixel with opacity, of 8 bits a channel, in the order red, green, blue, alpha.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba32 : IPixel<Rgba32>
{
    /// <summary>Red, from 0 to 255.</summary>
    public byte R;

    /// <summary>Green, from 0 to 255.</summary>
    public byte G;

    /// <summary>Blue, from 0 to 255.</summary>
    public byte B;

    /// <summary>Opacity, from 0, transparent, to 255, opaque.</summary>
    public byte A;

    /// <summary>An opaque colour.</summary>
    public Rgba32(byte r, byte g, byte b) : this(r, g, b, byte.MaxValue) { }

    /// <summary>A colour with opacity.</summary>
    public Rgba32(byte r, byte g, byte b, byte a) => (R, G, B, A) = (r, g, b, a);

    /// <summary>Whether both colours are the same.</summary>
    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    /// <summary>Whether the colours differ.</summary>
    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new Rgba32(source.PackedValue, source.PackedValue, source.PackedValue);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new Rgba32(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = source;

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = this;

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, A) / 255f;

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        var bytes = Vector4.Clamp((vector * 255f) + new Vector4(0.5f), Vector4.Zero, new Vector4(255f));
        this = new Rgba32((byte)bytes.X, (byte)bytes.Y, (byte)bytes.Z, (byte)bytes.W);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgba32 other) => (R, G, B, A) == (other.R, other.G, other.B, other.A);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";
}
