namespace Course.Exercises.Values;

/// <summary>An object is no value: it is null, a disposed tensor, or of a type of which nothing is known.</summary>
/// <param name="message">A sentence without its end that names the object and its place, such as "null was returned".</param>
public sealed class NoValueException(string message) : NotSupportedException(message);
