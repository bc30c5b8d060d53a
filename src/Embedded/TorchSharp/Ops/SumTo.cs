using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Undoes broadcasting: the gradient of a value that was repeated is the sum over its repetitions.</summary>
internal static class SumTo
{
    internal static Tensor Shape(Tensor gradient, long[] shape)
    {
        if (gradient.Sizes.SequenceEqual(shape)) return gradient;
        var extra = (int)gradient.ndim - shape.Length;
        var dims = new List<long>();
        for (var d = 0; d < gradient.ndim; d++)
            if (d < extra || (shape[d - extra] == 1 && gradient.Sizes[d] != 1)) dims.Add(d);
        return gradient.sum([.. dims], keepdim: true).reshape(shape);
    }
}
