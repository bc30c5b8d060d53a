namespace Plotly.NET.CSharp;

/// <summary>An argument that may be left out. Any value converts to it.</summary>
/// <param name="Value">The value, where there is one.</param>
/// <param name="IsSome">Whether there is a value.</param>
public readonly record struct Optional<T>(T Value, bool IsSome)
{
    /// <summary>A value that is there.</summary>
    public static implicit operator Optional<T>(T Value) => new(Value, Value is not null);
}
