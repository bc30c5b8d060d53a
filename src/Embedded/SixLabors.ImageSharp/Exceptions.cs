namespace SixLabors.ImageSharp;

/// <summary>An image file cannot be read.</summary>
public class ImageFormatException : Exception
{
    internal ImageFormatException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>The bytes begin like no image format that is read here.</summary>
/// <param name="errorMessage">What was found.</param>
public sealed class UnknownImageFormatException(string errorMessage) : ImageFormatException(errorMessage);

/// <summary>The format was recognised, and the content breaks its rules: a cut file, a wrong checksum, an impossible size.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    /// <summary>With a sentence that says what is wrong.</summary>
    public InvalidImageContentException(string errorMessage) : base(errorMessage) { }

    /// <summary>With a sentence that says what is wrong, and what was thrown below.</summary>
    public InvalidImageContentException(string errorMessage, Exception innerException) : base(errorMessage, innerException) { }
}
