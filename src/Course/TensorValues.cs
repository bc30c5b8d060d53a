using TorchSharp;
using static TorchSharp.torch;

namespace Course;

/// <summary>A tensor's numbers as arrays of .NET, in row-major order, from any device and element type.</summary>
internal static class TensorValues
{
    internal static double[] Doubles(this Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(CPU).to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    internal static long[] Longs(this Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(CPU).to(ScalarType.Int64).contiguous().data<long>().ToArray();
    }

    /// <summary>The rows of a matrix.</summary>
    internal static double[][] Rows(this Tensor matrix)
    {
        var width = (int)matrix.shape[1];
        return width == 0 ? [.. Enumerable.Range(0, (int)matrix.shape[0]).Select(_ => Array.Empty<double>())] : [.. matrix.Doubles().Chunk(width)];
    }

    /// <summary>A shape as text: [64, 1, 28, 28].</summary>
    internal static string ShapeText(this Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
