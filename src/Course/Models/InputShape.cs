using TorchSharp;
using static TorchSharp.torch;

namespace Course.Models;

/// <summary>What a model says when it is given something else than it takes.</summary>
internal static class InputShape
{
    /// <summary>Throws unless the input has these sizes.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="input">What it was given.</param>
    /// <param name="sizes">Sizes with blanks between them; a letter stands for any: "N 1 28 28".</param>
    /// <param name="advice">What to do.</param>
    /// <exception cref="ArgumentException">It has other sizes; the message has both shapes.</exception>
    internal static void Require(string model, Tensor input, string sizes, string advice)
    {
        var shape = input.shape;
        var expected = sizes.Split(' ');
        var fits = shape.Length == expected.Length;
        for (var d = 0; fits && d < shape.Length; d++) fits = !long.TryParse(expected[d], out var size) || shape[d] == size;
        if (!fits) throw new ArgumentException($"{model} takes [{string.Join(", ", expected)}] and was given {Text(input)}: {advice}");
    }

    /// <summary>The input as a matrix with a row for each sample, whatever the shape of a sample was.</summary>
    /// <exception cref="ArgumentException">A sample has another number of elements; the message has both.</exception>
    internal static Tensor Rows(string model, Tensor input, long width)
    {
        var shape = input.shape;
        if (shape.Length < 2 || shape.Skip(1).Aggregate(1L, (product, size) => product * size) != width)
            throw new ArgumentException(
                $"This {model} takes [N, {width}], or [N, …] with {width} numbers in each row, and was given {Text(input)}: change its number of inputs, or the shape of the input.");
        return shape.Length == 2 ? input : input.reshape(shape[0], width);
    }

    /// <summary>Throws unless the input is a table of whole numbers, such as tokens [N, T].</summary>
    /// <exception cref="ArgumentException">It is not; the message says what it is.</exception>
    internal static void RequireIndices(string model, Tensor input, string sizes, string what)
    {
        Require(model, input, sizes, $"{what} are expected.");
        if (input.dtype is not (ScalarType.Int64 or ScalarType.Int32))
            throw new ArgumentException($"{model} takes {what} as int64 and was given {input.dtype}: convert them with .to(ScalarType.Int64).");
    }

    private static string Text(Tensor input) => $"[{string.Join(", ", input.shape)}]";
}
