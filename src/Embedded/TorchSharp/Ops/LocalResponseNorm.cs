using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Divides each value by what its neighbouring channels have at the same place: y = x / (k + α · mean of x² over size channels)^β.</summary>
            /// <remarks>A. Krizhevsky et al., "ImageNet Classification with Deep Convolutional Neural Networks", 2012. Channels beyond the first and the last count as zeros in the mean.</remarks>
            /// <param name="input">[N, C, …], at least 3 dimensions.</param>
            /// <param name="size">How many channels, the value's own in the middle.</param>
            /// <param name="alpha">α.</param>
            /// <param name="beta">β.</param>
            /// <param name="k">k.</param>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0)
            {
                if (input.ndim < 3) throw new ArgumentException($"Expected 3D or higher dimensionality input (got {input.ndim} dimensions)", nameof(input));
                if (size < 1) throw new ArgumentException($"local_response_norm: size must be at least 1, but is {size}", nameof(size));
                if (input.NumberOfElements == 0) return input.alias();
                using var scope = NewDisposeScope();
                var lines = input.square().reshape(input.Sizes[0], 1, input.Sizes[1], -1);
                var channels = new PoolWindow[input.Sizes[1]];
                for (var c = 0; c < channels.Length; c++)
                    channels[c] = new((int)Math.Max(0, c - size / 2), (int)Math.Min(channels.Length, c + (size - 1) / 2 + 1), 1, (int)size);
                var means = AveragePooling2d.Instance.Apply(lines, new(channels, PoolWindow.Covering(lines.Sizes[3], lines.Sizes[3])));
                return (input / (means.reshape(input.shape) * alpha + k).pow(beta)).MoveToOuterDisposeScope();
            }
        }
    }
}
