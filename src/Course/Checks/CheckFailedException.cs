namespace Course.Checks;

/// <summary>A derivation, a claim or a gradient is not what was said. The message has the numbers.</summary>
/// <param name="message">What was claimed, what came out, and where.</param>
public sealed class CheckFailedException(string message) : Exception(message);
