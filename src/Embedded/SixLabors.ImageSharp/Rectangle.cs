namespace SixLabors.ImageSharp;

/// <summary>A part of an image: its top left corner and its size, in pixels.</summary>
public struct Rectangle : IEquatable<Rectangle>
{
    /// <summary>A rectangle with its top left corner at (x, y).</summary>
    public Rectangle(int x, int y, int width, int height) => (X, Y, Width, Height) = (x, y, width, height);

    /// <summary>The column of the left edge.</summary>
    public int X { get; set; }

    /// <summary>The row of the top edge.</summary>
    public int Y { get; set; }

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; set; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; set; }

    /// <summary>The column of the left edge.</summary>
    public int Left => X;

    /// <summary>The row of the top edge.</summary>
    public int Top => Y;

    /// <summary>The first column to the right of the rectangle.</summary>
    public int Right => unchecked(X + Width);

    /// <summary>The first row below the rectangle.</summary>
    public int Bottom => unchecked(Y + Height);

    /// <summary>Whether both rectangles are the same.</summary>
    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    /// <summary>Whether the rectangles differ.</summary>
    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    /// <summary>Whether the pixel (x, y) lies inside.</summary>
    public bool Contains(int x, int y) => x >= X && x < Right && y >= Y && y < Bottom;

    /// <summary>Whether the whole of another rectangle lies inside.</summary>
    public bool Contains(Rectangle rectangle) =>
        X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    /// <inheritdoc/>
    public bool Equals(Rectangle other) => (X, Y, Width, Height) == (other.X, other.Y, other.Width, other.Height);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    /// <inheritdoc/>
    public override string ToString() => $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]";
}
