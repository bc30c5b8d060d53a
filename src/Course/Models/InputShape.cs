using static TorchSharp.torch;

namespace Course.Models;

/// <summary>What a model says when it is given the wrong shape.</summary>
internal static class InputShape
{
    /// <summary>Throws unless the input has these sizes; −1 stands for any.</summary>
    /// <exception cref="ArgumentException">It has not; the message has both shapes.</exception>
    internal static void Require(string model, Tensor input, ReadOnlySpan<long> sizes, string advice)
    {
        var shape = input.shape;
        var fits = shape.Length == sizes.Length;
        for (var d = 0; fits && d < shape.Length; d++) fits = sizes[d] < 0 || shape[d] == sizes[d];
        if (!fits) throw new ArgumentException($"{model} takes images of shape {Text(sizes)} and was given [{string.Join(", ", shape)}]: {advice}");
    }

    private static string Text(ReadOnlySpan<long> sizes)
    {
        var words = new string[sizes.Length];
        for (var d = 0; d < sizes.Length; d++) words[d] = sizes[d] < 0 ? "N" : $"{sizes[d]}";
        return $"[{string.Join(", ", words)}]";
    }
}
