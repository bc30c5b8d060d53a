using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>One pixel in some layout, convertible to and from the others.</summary>
public interface IPixel
{
    /// <summary>Takes a grey value.</summary>
    void FromL8(L8 source);

    /// <summary>Takes a colour.</summary>
    void FromRgb24(Rgb24 source);

    /// <summary>Takes a colour with opacity; layouts without opacity drop it.</summary>
    void FromRgba32(Rgba32 source);

    /// <summary>Gives the colour with opacity.</summary>
    void ToRgba32(ref Rgba32 dest);

    /// <summary>Red, green, blue and opacity, each in [0, 1].</summary>
    Vector4 ToScaledVector4();

    /// <summary>Takes red, green, blue and opacity; each is clamped to [0, 1] and rounded.</summary>
    void FromScaledVector4(Vector4 vector);
}

/// <summary>One pixel, comparable to others of its layout.</summary>
/// <typeparam name="TSelf">The layout itself.</typeparam>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}
