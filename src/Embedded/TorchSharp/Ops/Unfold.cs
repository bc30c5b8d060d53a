using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The patches of images as columns: [N, C, H, W] → [N, C · R · S, patches]. The gradient is put back by <see cref="ColumnsToImages"/>.</summary>
internal sealed class ImagesToColumns : Operator
{
    internal static readonly ImagesToColumns Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, ConvShape shape) => new(name, x => Apply(x[0] * x[0], shape), Sample.Values(-2, 2, [shape.N, shape.C, shape.H, shape.W]));
        return [.. ColumnsToImages.Cases.Select(c => Of(c.Name, c.Shape)), new("non-contiguous", x => Apply(x[0].transpose(2, 3), new(1, 2, 3, 4, 1, 2, 2)), Sample.Values(-2, 2, [1, 2, 4, 3]))];
    }

    internal Tensor Apply(Tensor x, ConvShape shape)
    {
        var y = Tensor.Empty([shape.N, (long)shape.C * shape.KernelH * shape.KernelW, shape.Pixels], x.dtype);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(shape, images, y);
            else Compute<double>(shape, images, y);
        }
        return Record(y, [x], [], step => [ColumnsToImages.Instance.Apply(step.Gradient, shape)]);
    }

    private static unsafe void Compute<T>(in ConvShape shape, Tensor x, Tensor y) where T : unmanaged, INumber<T> => Columns.Gather(shape, x.Pointer<T>(), y.Pointer<T>());
}

/// <summary>Patches added up at the places that they came from: [N, C · R · S, patches] → [N, C, H, W]. The gradient is <see cref="ImagesToColumns"/>.</summary>
internal sealed class ColumnsToImages : Operator
{
    internal static readonly ColumnsToImages Instance = new();

    internal static (string Name, ConvShape Shape)[] Cases =>
    [
        ("ordinary", new(2, 2, 3, 4, 1, 2, 2)),
        ("with every step", new(1, 2, 5, 6, 1, 2, 3, StrideH: 1, StrideW: 2, PadH: 1, PadW: 2, DilationH: 2, DilationW: 1)),
        ("padded beyond the image", new(1, 1, 1, 2, 1, 2, 2, StrideH: 3, StrideW: 3, PadH: 4, PadW: 3)),
        ("size 1", new(1, 1, 1, 1, 1, 1, 1)),
        ("empty", new(0, 2, 3, 3, 1, 2, 2)),
    ];

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, ConvShape shape) => new(name, x => Apply(x[0] * x[0], shape), Sample.Values(-2, 2, [shape.N, shape.C * shape.KernelH * shape.KernelW, shape.Pixels]));
        return [.. Cases.Select(c => Of(c.Name, c.Shape)), new("non-contiguous", x => Apply(x[0].transpose(1, 2), new(1, 1, 3, 4, 1, 2, 2)), Sample.Values(-2, 2, [1, 6, 4]))];
    }

    internal Tensor Apply(Tensor columns, ConvShape shape)
    {
        var y = Tensor.Empty([shape.N, shape.C, shape.H, shape.W], columns.dtype);
        using (var from = columns.Dense())
        {
            if (columns.dtype == ScalarType.Float32) Compute<float>(shape, from, y);
            else Compute<double>(shape, from, y);
        }
        return Record(y, [columns], [], step => [ImagesToColumns.Instance.Apply(step.Gradient, shape)]);
    }

    private static unsafe void Compute<T>(in ConvShape shape, Tensor columns, Tensor y) where T : unmanaged, INumber<T> => Columns.Scatter(shape, columns.Pointer<T>(), y.Pointer<T>());
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The patches of images under a sliding window, as columns: a convolution is the product of its weights with them.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="stride">Steps from patch to patch; 1 if left out.</param>
            /// <returns>[N, C · height · width of the patches, number of patches].</returns>
            /// <exception cref="InvalidOperationException">No patch fits, or the input has other dimensions; the message says so.</exception>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                if (input.ndim is not (3 or 4) || input.Sizes[^3..].Contains(0))
                    throw new InvalidOperationException($"Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: {Layout.Text(input.Sizes)}");
                if (!input.is_floating_point()) throw new InvalidOperationException($"unfold works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if (input.ndim == 3)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = unfold(batch, kernel_size, dilation, padding, stride);
                    return result.squeeze(0);
                }
                var (shape, rows, columns) = Patches("unfold", input.Sizes[0], input.Sizes[1], (input.Sizes[2], input.Sizes[3]), kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
                if (rows < 1 || columns < 1)
                    throw new InvalidOperationException($"Given input with spatial size ({input.Sizes[2]}, {input.Sizes[3]}), kernel_size={kernel_size}, dilation={dilation ?? (1, 1)}, padding={padding ?? (0, 0)}, calculated shape of the array of sliding blocks as ({rows}, {columns}), but its components must be at least one.");
                return ImagesToColumns.Instance.Apply(input, shape);
            }

            /// <inheritdoc cref="unfold(Tensor, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Adds up patches at the places of images that they came from: what <c>unfold</c> gave, each pixel as often as patches cover it.</summary>
            /// <param name="input">[N, C · height · width of the patches, number of patches], or without N.</param>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="stride">Steps from patch to patch; 1 if left out.</param>
            /// <returns>[N, C, H, W].</returns>
            /// <exception cref="InvalidOperationException">The numbers of channels or patches do not fit; the message gives them.</exception>
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                if (input.ndim is not (2 or 3) || input.Sizes[^2..].Contains(0))
                    throw new InvalidOperationException($"Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: {Layout.Text(input.Sizes)}");
                if (!input.is_floating_point()) throw new InvalidOperationException($"fold works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if (input.ndim == 2)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = fold(batch, output_size, kernel_size, dilation, padding, stride);
                    return result.squeeze(0);
                }
                var area = Math.Max(1, kernel_size.Item1 * kernel_size.Item2);
                var (shape, rows, columns) = Patches("fold", input.Sizes[0], input.Sizes[1] / area, output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
                if (input.Sizes[1] % area != 0)
                    throw new InvalidOperationException($"Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)={input.Sizes[1]} and kernel_size={kernel_size}.");
                if (rows < 1 || columns < 1 || input.Sizes[2] != rows * columns)
                    throw new InvalidOperationException($"Given output_size={output_size}, kernel_size={kernel_size}, dilation={dilation ?? (1, 1)}, padding={padding ?? (0, 0)}, stride={stride ?? (1, 1)}, expected size of input's dimension 2 to match the calculated number of sliding blocks {rows} * {columns} = {rows * columns}, but got input.size(2)={input.Sizes[2]}.");
                return ColumnsToImages.Instance.Apply(input, shape);
            }

            /// <summary>Adds up patches at the places of square images that they came from.</summary>
            /// <inheritdoc cref="fold(Tensor, ValueTuple{long, long}, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            private static (ConvShape Shape, long Rows, long Columns) Patches(string name, long images, long channels, (long, long) size, (long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
            {
                if (Math.Min(kernel.Item1, kernel.Item2) < 1 || Math.Min(dilation.Item1, dilation.Item2) < 1 || Math.Min(stride.Item1, stride.Item2) < 1)
                    throw new InvalidOperationException($"{name}: kernel_size, dilation and stride should be greater than zero, but got {kernel}, {dilation} and {stride}");
                if (Math.Min(padding.Item1, padding.Item2) < 0) throw new InvalidOperationException($"{name}: padding should be non-negative, but got {padding}");
                long Count(long whole, long part, long spread, long pad, long step) => (long)Math.Floor((whole + 2 * pad - spread * (part - 1) - 1) / (double)step) + 1;
                var shape = checked(new ConvShape(
                    (int)images, (int)channels, (int)size.Item1, (int)size.Item2, 1, (int)kernel.Item1, (int)kernel.Item2,
                    (int)stride.Item1, (int)stride.Item2, (int)padding.Item1, (int)padding.Item2, (int)dilation.Item1, (int)dilation.Item2));
                return (shape, Count(size.Item1, kernel.Item1, dilation.Item1, padding.Item1, stride.Item1), Count(size.Item2, kernel.Item2, dilation.Item2, padding.Item2, stride.Item2));
            }
        }
    }
}
