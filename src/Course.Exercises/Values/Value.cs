using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Values;

/// <summary>What an answer gave, as plain data: it holds no code of the answer, so it can be sent from one process to another and compared there.</summary>
[JsonConverter(typeof(ValueJson))]
public abstract record Value;

/// <summary>A number: a double, float, int or long.</summary>
/// <param name="Number">The number; integers are exact up to 2⁵³.</param>
public sealed record NumberValue(double Number) : Value;

/// <summary>True or false.</summary>
/// <param name="Truth">Which.</param>
public sealed record TruthValue(bool Truth) : Value;

/// <summary>Text.</summary>
/// <param name="Text">The text.</param>
public sealed record TextValue(string Text) : Value;

/// <summary>Several values: an array, a tuple, or a record.</summary>
/// <param name="Items">The values, in order.</param>
/// <param name="Names">The names of a record's properties, one for each value; null for tuples and arrays.</param>
public sealed record ListValue(IReadOnlyList<Value> Items, IReadOnlyList<string>? Names = null) : Value;

/// <summary>A tensor's numbers, without its history and its device.</summary>
/// <param name="ElementType">Float32, Float64, Int64, Int32, Byte or Bool.</param>
/// <param name="Shape">The sizes; empty for a scalar.</param>
/// <param name="Bytes">The elements in row-major order, little-endian.</param>
public sealed record TensorValue(ScalarType ElementType, IReadOnlyList<long> Shape, byte[] Bytes) : Value
{
    private double[]? _numbers;

    /// <summary>The elements as numbers, in row-major order; true is 1.</summary>
    public IReadOnlyList<double> Numbers => _numbers ??= ElementBytes.ToNumbers(ElementType, Bytes);

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public bool IsFloatingPoint => ElementType is ScalarType.Float32 or ScalarType.Float64;
}
