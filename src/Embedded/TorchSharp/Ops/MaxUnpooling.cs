using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Undoes a max pooling but for what it lost: images of zeros with the maxima back at their places. The gradient is picked from the places: <see cref="PickedPixels"/>.</summary>
/// <remarks>Of several values for one place the last stays.</remarks>
internal sealed class MaxUnpooling2d : Operator
{
    internal static readonly MaxUnpooling2d Instance = new();

    internal override bool SlopeIsOfInput => true;

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] places, long[] shape, long height, long width) =>
            new(name, x => Apply(x[0] * x[0], tensor(places, shape), height, width), Sample.Values(-2, 2, shape));
        return
        [
            Of("two images", [0, 5, 3, 4, 1, 2, 0, 5], [1, 2, 2, 2], 2, 3),
            Of("size 1", [0], [1, 1, 1, 1], 1, 1),
            Of("empty", [], [0, 2, 1, 1], 2, 2),
            new("non-contiguous", x => Apply(x[0].transpose(2, 3), tensor([0L, 5, 3, 4], 1, 1, 2, 2), 2, 3), Sample.Values(-2, 2, [1, 1, 2, 2])),
        ];
    }

    internal Tensor Apply(Tensor values, Tensor places, long height, long width)
    {
        var y = zeros([values.Sizes[0], values.Sizes[1], height, width], values.dtype);
        using (Tensor from = values.Dense(), where = places.Dense())
        {
            if (values.dtype == ScalarType.Float32) Compute<float>(from, where, y);
            else Compute<double>(from, where, y);
        }
        return Record(y, [values], [places], step => [PickedPixels.Instance.Apply(step.Gradient, step.Saved(0))]);
    }

    private static void Compute<T>(Tensor values, Tensor places, Tensor y) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> from = values.AsSpan<T>();
        ReadOnlySpan<long> where = places.AsSpan<long>();
        var to = y.AsSpan<T>();
        int size = (int)(y.Sizes[2] * y.Sizes[3]), each = (int)(values.Sizes[2] * values.Sizes[3]);
        foreach (var place in where)
            if (place < 0 || place >= size) throw new InvalidOperationException($"Found an invalid max index: {place} (output volumes are of size {y.Sizes[2]}x{y.Sizes[3]})");
        for (int o = 0, image = 0; o < from.Length; image += size)
            for (var i = 0; i < each; i++, o++) to[image + (int)where[o]] = from[o];
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Puts the maxima of lines back to their places, zeros elsewhere.</summary>
            /// <param name="input">[N, C, L'], or one line [C, L'].</param>
            /// <param name="indices">The places that max_pool1d_with_indices gave, of the same shape.</param>
            /// <param name="kernel_size">Length of the pooling's windows.</param>
            /// <param name="stride">The pooling's steps; the kernel size if left out.</param>
            /// <param name="padding">The pooling's padding; 0 if left out.</param>
            /// <param name="output_size">Length of the result, alone or as the last of its sizes; (L' − 1)·stride − 2·padding + kernel size if left out.</param>
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null) =>
                Unpooled(input, indices, true, Pooling.OfLines("max_unpool1d", kernel_size, stride, padding, 1, false), output_size);

            /// <summary>Puts the maxima of images back to their places, zeros elsewhere.</summary>
            /// <param name="input">[N, C, H', W'], or one image [C, H', W'].</param>
            /// <param name="indices">The places that max_pool2d_with_indices gave, of the same shape.</param>
            /// <param name="kernel_size">Height and width of the pooling's windows.</param>
            /// <param name="stride">The pooling's steps; the kernel size if left out.</param>
            /// <param name="padding">The pooling's padding; 0 if left out.</param>
            /// <param name="output_size">Height and width of the result, alone or as the last of its sizes; (H' − 1)·stride − 2·padding + kernel size if left out.</param>
            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Unpooled(input, indices, false, Pooling.OfImages("max_unpool2d", kernel_size, stride, padding, null, false), output_size);

            private static Tensor Unpooled(Tensor input, Tensor indices, bool lines, Pooling pooling, long[]? size)
            {
                if (indices.dtype != ScalarType.Int64) throw new InvalidOperationException($"elements in indices should be type int64 but got: {indices.dtype}");
                if (!indices.Sizes.SequenceEqual(input.Sizes))
                    throw new InvalidOperationException($"Expected shape of indices to be same as that of the input tensor ({Layout.Text(input.Sizes)}) but got indices tensor with shape: {Layout.Text(indices.Sizes)}");
                return Pooling.Run(pooling.Name, input, lines, images =>
                {
                    var result = new long[2];
                    for (var d = 0; d < 2; d++) result[d] = (images.Sizes[d + 2] - 1) * pooling.Stride[d] - 2 * pooling.Padding[d] + pooling.Kernel[d];
                    if (size is not null)
                    {
                        var known = lines ? 1 : 2;
                        if (size.Length < known) throw new ArgumentException($"output_size should have at least {known} elements, but got {Layout.Text(size)}", nameof(size));
                        for (var d = 2 - known; d < 2; d++)
                        {
                            var wanted = size[^(2 - d)];
                            if (Math.Abs(wanted - result[d]) >= pooling.Stride[d])
                                throw new ArgumentException($"invalid output_size {Layout.Text(size)} (dim {d - 2 + known} must be between {result[d] - pooling.Stride[d]} and {result[d] + pooling.Stride[d]})", nameof(size));
                            result[d] = wanted;
                        }
                    }
                    return [MaxUnpooling2d.Instance.Apply(images, indices.reshape(images.shape), result[0], result[1])];
                })[0];
            }
        }
    }
}
