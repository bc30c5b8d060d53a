using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="strides">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns added on each side, which no value beats; 0 if left out.</param>
            /// <param name="dilation">Distance of a window's rows and columns; 1 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                if (input.ndim == 3)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = max_pool2d(batch, kernel_size, strides, padding, dilation, ceil_mode);
                    return result.squeeze(0);
                }
                var (values, places) = MaxPooled(input, kernel_size, strides, padding, dilation, ceil_mode);
                places.Dispose();
                return values;
            }

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], One(stride), One(padding), One(dilation), ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Two(kernel_size)!, Two(stride), Two(padding), Two(dilation), ceil_mode);

            /// <summary>The largest value of each window, and where it is in its image, counted row by row.</summary>
            public static (Tensor Values, Tensor Indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                if (input.ndim == 3)
                {
                    using var batch = input.unsqueeze(0);
                    var (values, places) = max_pool2d_with_indices(batch, kernel_size, strides, padding, dilation, ceil_mode);
                    using (values) using (places) return (values.squeeze(0), places.squeeze(0));
                }
                var (largest, where) = MaxPooled(input, kernel_size, strides, padding, dilation, ceil_mode);
                using (where) return (largest, where.to_type(ScalarType.Int64));
            }

            /// <summary>The mean of each window.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What sums are divided by, if not by the window's size.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                if (input.ndim == 3)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = avg_pool2d(batch, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
                    return result.squeeze(0);
                }
                CheckPooling(input, "avg_pool2d");
                if (divisor_override == 0) throw new ArgumentException("divisor must be not zero", nameof(divisor_override));
                var (kernel, step, pad) = (Pair(kernel_size, 1, "kernel_size"), stride is null or [] ? Pair(kernel_size, 1, "kernel_size") : Pair(stride, 1, "stride"), Pair(padding, 0, "padding"));
                var rows = PoolWindow.Sliding(input.Sizes[2], kernel.Height, step.Height, pad.Height, 1, ceil_mode, count_include_pad);
                var columns = PoolWindow.Sliding(input.Sizes[3], kernel.Width, step.Width, pad.Width, 1, ceil_mode, count_include_pad);
                CheckSize(input, rows, columns);
                var sliding = Shape(input, kernel, step, pad, (1, 1), ceil_mode);
                return AveragePooling2d.Instance.Apply(input, new(rows, columns, divisor_override, sliding, count_include_pad));
            }

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], One(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Two(kernel_size)!, Two(stride), Two(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over as many windows as wanted, of nearly equal size, that cover each image.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
            {
                if (input.ndim == 3)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = adaptive_avg_pool2d(batch, output_size);
                    return result.squeeze(0);
                }
                CheckPooling(input, "adaptive_avg_pool2d");
                var (height, width) = Pair(output_size, 1, "output_size");
                return AveragePooling2d.Instance.Apply(input, new(PoolWindow.Covering(input.Sizes[2], height), PoolWindow.Covering(input.Sizes[3], width)));
            }

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size]);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Two(output_size)!);

            internal static long[]? One(long? value) => value is { } number ? [number] : null;

            internal static long[]? Two((long, long)? value) => value is var (height, width) ? [height, width] : null;

            private static (Tensor Values, Tensor Places) MaxPooled(Tensor input, long[] kernel_size, long[]? strides, long[]? padding, long[]? dilation, bool ceil_mode)
            {
                CheckPooling(input, "max_pool2d");
                var (kernel, stride, pad) = (Pair(kernel_size, 1, "kernel_size"), strides is null or [] ? Pair(kernel_size, 1, "kernel_size") : Pair(strides, 1, "stride"), Pair(padding, 0, "padding"));
                var spread = Pair(dilation, 1, "dilation");
                var rows = PoolWindow.Sliding(input.Sizes[2], kernel.Height, stride.Height, pad.Height, spread.Height, ceil_mode, false);
                var columns = PoolWindow.Sliding(input.Sizes[3], kernel.Width, stride.Width, pad.Width, spread.Width, ceil_mode, false);
                CheckSize(input, rows, columns);
                return MaxPooling2d.Instance.Apply(input, Shape(input, kernel, stride, pad, spread, ceil_mode));
            }

            private static PoolShape Shape(Tensor input, (long Height, long Width) kernel, (long Height, long Width) stride, (long Height, long Width) pad, (long Height, long Width) dilation, bool ceilMode) => new(
                (int)(input.Sizes[0] * input.Sizes[1]), (int)input.Sizes[2], (int)input.Sizes[3], (int)kernel.Height, (int)kernel.Width,
                (int)stride.Height, (int)stride.Width, (int)pad.Height, (int)pad.Width, (int)dilation.Height, (int)dilation.Width, ceilMode);

            private static void CheckPooling(Tensor input, string name)
            {
                if (input.ndim != 4) throw new InvalidOperationException($"{name}: Expected 3D or 4D input [N, C, H, W], but got input of size: {Layout.Text(input.Sizes)}");
                if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if (input.Sizes[1..].Contains(0)) throw new InvalidOperationException($"{name}: Expected images with non-zero sizes, but got input of size: {Layout.Text(input.Sizes)}");
            }

            private static void CheckSize(Tensor input, PoolWindow[] rows, PoolWindow[] columns)
            {
                if (rows.Length == 0 || columns.Length == 0)
                    throw new InvalidOperationException($"Given input size: ({input.Sizes[1]}x{input.Sizes[2]}x{input.Sizes[3]}). Calculated output size: ({input.Sizes[1]}x{rows.Length}x{columns.Length}). Output size is too small");
            }
        }
    }
}
