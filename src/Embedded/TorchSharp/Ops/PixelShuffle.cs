using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The channels, seen as groups of neighbours, in another order: first the first of every group, then the second, and so on.</summary>
        /// <remarks>X. Zhang et al., "ShuffleNet", 2018.</remarks>
        /// <param name="groups">How many groups.</param>
        /// <exception cref="InvalidOperationException">The tensor has fewer than 3 dimensions, or its channels are not divisible by the groups.</exception>
        public Tensor channel_shuffle(long groups)
        {
            if (ndim < 3) throw new InvalidOperationException($"channel_shuffle expects input with > 2 dims, but got input with sizes {Layout.Text(Sizes)}");
            if (groups < 1) throw new InvalidOperationException($"Number of groups to divide channels in must be positive. Value of groups: {groups}");
            if (Sizes[1] % groups != 0) throw new InvalidOperationException($"Number of channels must be divisible by groups. Got {Sizes[1]} channels and {groups} groups.");
            using var scope = NewDisposeScope();
            return reshape([Sizes[0], groups, Sizes[1] / groups, .. Sizes[2..]]).transpose(1, 2).reshape(shape).MoveToOuterDisposeScope();
        }
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Puts channels beside each other as pixels: [*, C·r², H, W] → [*, C, H·r, W·r].</summary>
            /// <remarks>W. Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network", 2016.</remarks>
            /// <param name="input">At least 3 dimensions.</param>
            /// <param name="upscale_factor">r.</param>
            /// <exception cref="InvalidOperationException">Too few dimensions, or channels not divisible by r².</exception>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                if (input.ndim < 3) throw new InvalidOperationException($"pixel_shuffle expects input to have at least 3 dimensions, but got input with {input.ndim} dimension(s)");
                if (upscale_factor < 1) throw new InvalidOperationException($"pixel_shuffle expects a positive upscale_factor, but got {upscale_factor}");
                long r = upscale_factor, channels = input.Sizes[^3], height = input.Sizes[^2], width = input.Sizes[^1];
                if (channels % (r * r) != 0)
                    throw new InvalidOperationException($"pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)={channels} is not divisible by {r * r}");
                using var scope = NewDisposeScope();
                return input.reshape([Layout.Count(input.Sizes[..^3]), channels / (r * r), r, r, height, width]).permute(0, 1, 4, 2, 5, 3)
                    .reshape([.. input.Sizes[..^3], channels / (r * r), height * r, width * r]).MoveToOuterDisposeScope();
            }

            /// <summary>Puts pixels behind each other as channels: [*, C, H·r, W·r] → [*, C·r², H, W].</summary>
            /// <param name="input">At least 3 dimensions.</param>
            /// <param name="downscale_factor">r.</param>
            /// <exception cref="InvalidOperationException">Too few dimensions, or a height or width not divisible by r.</exception>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
            {
                if (input.ndim < 3) throw new InvalidOperationException($"pixel_unshuffle expects input to have at least 3 dimensions, but got input with {input.ndim} dimension(s)");
                if (downscale_factor < 1) throw new InvalidOperationException($"pixel_unshuffle expects a positive downscale_factor, but got {downscale_factor}");
                long r = downscale_factor, channels = input.Sizes[^3], height = input.Sizes[^2], width = input.Sizes[^1];
                if (height % r != 0) throw new InvalidOperationException($"pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)={height} is not divisible by {r}");
                if (width % r != 0) throw new InvalidOperationException($"pixel_unshuffle expects width to be divisible by downscale_factor, but input.size(-1)={width} is not divisible by {r}");
                using var scope = NewDisposeScope();
                return input.reshape([Layout.Count(input.Sizes[..^3]), channels, height / r, r, width / r, r]).permute(0, 1, 3, 5, 2, 4)
                    .reshape([.. input.Sizes[..^3], channels * r * r, height / r, width / r]).MoveToOuterDisposeScope();
            }
        }
    }
}
