using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Puts channels beside each other as pixels: [*, C·r², H, W] → [*, C, H·r, W·r].</summary>
    public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal PixelShuffle(long factor)
            : base(nameof(PixelShuffle)) => upscale_factor = factor;

        /// <summary>r.</summary>
        public long upscale_factor { get; set; }

        /// <summary>Puts channels beside each other.</summary>
        public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, upscale_factor);
    }

    /// <summary>Puts pixels behind each other as channels: [*, C, H·r, W·r] → [*, C·r², H, W].</summary>
    public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal PixelUnshuffle(long factor)
            : base(nameof(PixelUnshuffle)) => downscale_factor = factor;

        /// <summary>r.</summary>
        public long downscale_factor { get; set; }

        /// <summary>Puts pixels behind each other.</summary>
        public override Tensor forward(Tensor input) => nn.functional.pixel_unshuffle(input, downscale_factor);
    }

    /// <summary>The channels, seen as groups of neighbours, in another order: first the first of every group, then the second, and so on.</summary>
    public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
    {
        internal ChannelShuffle(long groups)
            : base(nameof(ChannelShuffle)) => this.groups = groups;

        /// <summary>How many groups.</summary>
        public long groups { get; set; }

        /// <summary>The layer's name.</summary>
        public override string GetName() => nameof(ChannelShuffle);

        /// <summary>Reorders the channels.</summary>
        public override Tensor forward(Tensor tensor) => tensor.channel_shuffle(groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts channels beside each other as pixels.</summary>
            /// <param name="upscale_factor">How many times height and width grow.</param>
            public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

            /// <summary>Puts pixels behind each other as channels.</summary>
            /// <param name="downscale_factor">How many times height and width shrink.</param>
            public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

            /// <summary>Mixes groups of channels.</summary>
            /// <param name="groups">How many groups.</param>
            public static ChannelShuffle ChannelShuffle(long groups) => new(groups);
        }
    }
}
