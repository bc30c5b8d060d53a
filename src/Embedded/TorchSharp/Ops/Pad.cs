using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One value around a tensor; negative widths cut instead. The gradient is the part of g over the tensor.</summary>
internal sealed class ConstantPad : Operator
{
    internal static readonly ConstantPad Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("both dimensions", x => Apply(x[0], [1, 2, 0, 1], 3), Sample.Values(-2, 2, [3, 4])),
        new("cut, non-contiguous", x => Apply(x[0].t(), [-1, 1, 2, -1], 0), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], [2, 0], 1), Sample.Values(-2, 2, [1])),
        new("empty", x => Apply(x[0], [1, 1], 1), Sample.Values(-2, 2, [2, 0])),
    ];

    /// <param name="x">What is padded.</param>
    /// <param name="pad">Widths before and behind, of the last dimension first.</param>
    /// <param name="value">What stands around.</param>
    internal Tensor Apply(Tensor x, ReadOnlySpan<long> pad, Scalar value)
    {
        long[] shape = x.shape, from = new long[shape.Length], to = new long[shape.Length], part = x.shape, back = new long[pad.Length];
        for (var i = 0; i < pad.Length; i++)
        {
            back[i] = -pad[i];
            var d = shape.Length - 1 - i / 2;
            shape[d] += pad[i];
            part[d] += Math.Min(pad[i], 0);
            if (i % 2 == 0) (from[d], to[d]) = (Math.Max(-pad[i], 0), Math.Max(pad[i], 0));
        }
        if (shape.Any(size => size < 0)) throw new ArgumentException($"The input size {Layout.Text(x.Sizes)}, plus negative padding {Layout.Text(pad)} resulted in a negative output size, which is invalid.");
        var y = Factory.Full(shape, value, x.dtype, null, false);
        if (part.All(size => size > 0))
        {
            using Tensor source = Part(x, from), destination = Part(y, to);
            Strided.Copy(source, destination);
        }
        return Record(y, [x], [], step => [Apply(step.Gradient, back, 0)]);

        Tensor Part(Tensor tensor, long[] starts)
        {
            var offset = tensor.Offset;
            for (var d = 0; d < starts.Length; d++) offset += starts[d] * tensor.Strides[d];
            return tensor.View(part, tensor.Strides, offset);
        }
    }
}

/// <summary>A tensor continued by its own elements: those at given places of one dimension.</summary>
internal sealed class ContinuedPad : Index
{
    internal static new readonly ContinuedPad Instance = new();

    internal override bool SlopeIsOfInput => true;
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Elements around a tensor: a constant, or the tensor's own continued.</summary>
            /// <param name="input">Any shape; for modes other than constant [C, …] or [N, C, …] with 1 to 3 spatial dimensions.</param>
            /// <param name="pad">Widths before and behind, of the last dimension first: (left, right, top, bottom, front, back). Negative ones cut.</param>
            /// <param name="mode">Constant (or Zeros); Reflect, mirrored at the border element; Replicate, the border element again; Circular, from the other end.</param>
            /// <param name="value">The constant.</param>
            /// <exception cref="ArgumentException">Reflecting as many elements as there are, or going round more than once.</exception>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0.0)
            {
                if (pad.Length % 2 != 0) throw new ArgumentException($"Padding length must be divisible by 2, and it is {pad.Length}.");
                if (pad.Length / 2 > input.ndim) throw new ArgumentException($"Padding length should be less than or equal to two times the input dimension but got padding length {pad.Length} and input of dimension {input.ndim}");
                if (mode is PaddingModes.Constant or PaddingModes.Zeros) return ConstantPad.Instance.Apply(input, pad, mode == PaddingModes.Zeros ? 0 : value);
                var spatial = pad.Length / 2;
                if (spatial is < 1 or > 3 || (input.ndim != spatial + 1 && input.ndim != spatial + 2))
                    throw new NotSupportedException($"Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: {pad.Length} widths for an input of shape {Layout.Text(input.Sizes)}.");
                for (var i = 0; i < spatial; i++)
                    Sources(input, (int)input.ndim - 1 - i, pad[2 * i], pad[2 * i + 1], mode, check: true);
                var result = input;
                for (var i = 0; i < spatial; i++)
                {
                    if (pad[2 * i] == 0 && pad[2 * i + 1] == 0) continue;
                    var d = (int)input.ndim - 1 - i;
                    using var places = tensor(Sources(input, d, pad[2 * i], pad[2 * i + 1], mode));
                    result = ContinuedPad.Instance.Apply(result, [places], d);
                }
                return ReferenceEquals(result, input) ? input.clone() : result;
            }

            /// <summary>Elements around a tensor; see the first overload.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0.0) => functional.pad(input, pad.AsSpan(), mode, value);

            /// <summary>The same width at both ends of the last dimension.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0.0) => functional.pad(input, [pad, pad], mode, value);

            /// <summary>Widths at the ends of the last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0.0) => functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Widths at the ends of the last two dimensions: left, right, top, bottom.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0.0) => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Which position of a dimension stands at each position of the padded one.</summary>
            private static long[] Sources(Tensor input, int dim, long before, long behind, PaddingModes mode, bool check = false)
            {
                var size = input.Sizes[dim];
                var longest = Math.Max(before, behind);
                if (size + before + behind < 1 || size == 0) throw new ArgumentException($"pad: dimension {dim} of {Layout.Text(input.Sizes)} has no element left, or none to continue, with padding ({before}, {behind}).");
                if (mode == PaddingModes.Reflect && longest >= size) throw new ArgumentException($"Padding size should be less than the corresponding input dimension, but got: padding ({before}, {behind}) at dimension {dim} of input {Layout.Text(input.Sizes)}");
                if (mode == PaddingModes.Circular && longest > size) throw new ArgumentException($"Padding value causes wrapping around more than once: padding ({before}, {behind}) at dimension {dim} of input {Layout.Text(input.Sizes)}");
                if (check) return [];
                var sources = new long[size + before + behind];
                for (long i = 0; i < sources.Length; i++)
                {
                    var at = i - before;
                    sources[i] = mode switch
                    {
                        PaddingModes.Reflect => size - 1 - Math.Abs(size - 1 - Math.Abs(at)),
                        PaddingModes.Replicate => Math.Clamp(at, 0, size - 1),
                        _ => (at % size + size) % size,
                    };
                }
                return sources;
            }
        }
    }
}
