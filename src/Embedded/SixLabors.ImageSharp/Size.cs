namespace SixLabors.ImageSharp;

/// <summary>A width and a height, in pixels.</summary>
public struct Size : IEquatable<Size>
{
    /// <summary>A size of the given width and height.</summary>
    public Size(int width, int height) => (Width, Height) = (width, height);

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; set; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; set; }

    /// <summary>Whether both sizes are the same.</summary>
    public static bool operator ==(Size left, Size right) => left.Equals(right);

    /// <summary>Whether the sizes differ.</summary>
    public static bool operator !=(Size left, Size right) => !left.Equals(right);

    /// <summary>Takes the size apart.</summary>
    public void Deconstruct(out int width, out int height) => (width, height) = (Width, Height);

    /// <inheritdoc/>
    public bool Equals(Size other) => Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Width, Height);

    /// <inheritdoc/>
    public override string ToString() => $"Size [ Width={Width}, Height={Height} ]";
}
