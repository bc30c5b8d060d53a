using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What padding layers have in common.</summary>
    public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
    {
        private readonly PaddingModes _mode;

        /// <summary>A layer that pads with a rule.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="mode">What the padding is filled with.</param>
        /// <param name="value">The number, for constant padding.</param>
        /// <param name="padding">Places before and behind, of the last dimension first.</param>
        protected PadBase(string name, PaddingModes mode, double value, params long[] padding)
            : base(name) => (_mode, this.value, this.padding) = (mode, value, padding);

        /// <summary>Places before and behind, of the last dimension first.</summary>
        public long[] padding { get; set; }

        /// <summary>The number, for constant padding.</summary>
        public double value { get; set; }

        /// <summary>Pads.</summary>
        public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, _mode, value);
    }

    /// <summary>Zeros around images: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class ZeroPad2d : PadBase
    {
        internal ZeroPad2d(double value, params long[] padding)
            : base(nameof(ZeroPad2d), PaddingModes.Constant, value, padding)
        {
        }
    }

    /// <summary>A number before and behind lines: [N, C, L] → [N, C, L'].</summary>
    public sealed class ConstantPad1d : PadBase
    {
        internal ConstantPad1d(double value, params long[] padding)
            : base(nameof(ConstantPad1d), PaddingModes.Constant, value, padding)
        {
        }
    }

    /// <summary>A number around images: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class ConstantPad2d : PadBase
    {
        internal ConstantPad2d(double value, params long[] padding)
            : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding)
        {
        }
    }

    /// <summary>Lines mirrored at their ends: [N, C, L] → [N, C, L'].</summary>
    public sealed class ReflectionPad1d : PadBase
    {
        internal ReflectionPad1d(double value, params long[] padding)
            : base(nameof(ReflectionPad1d), PaddingModes.Reflect, value, padding)
        {
        }
    }

    /// <summary>Images mirrored at their edges: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class ReflectionPad2d : PadBase
    {
        internal ReflectionPad2d(double value, params long[] padding)
            : base(nameof(ReflectionPad2d), PaddingModes.Reflect, value, padding)
        {
        }
    }

    /// <summary>Lines whose ends are repeated: [N, C, L] → [N, C, L'].</summary>
    public sealed class ReplicationPad1d : PadBase
    {
        internal ReplicationPad1d(double value, params long[] padding)
            : base(nameof(ReplicationPad1d), PaddingModes.Replicate, value, padding)
        {
        }
    }

    /// <summary>Images whose edges are repeated: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class ReplicationPad2d : PadBase
    {
        internal ReplicationPad2d(double value, params long[] padding)
            : base(nameof(ReplicationPad2d), PaddingModes.Replicate, value, padding)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Zeros around images.</summary>
            /// <param name="padding">Rows and columns on each side.</param>
            public static ZeroPad2d ZeroPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>Zeros around images.</summary>
            /// <param name="padding">Columns at the left and at the right, rows above and below.</param>
            public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);

            /// <summary>A number before and behind lines.</summary>
            /// <param name="padding">Places on each side.</param>
            /// <param name="value">The number.</param>
            public static ConstantPad1d ConstantPad1d(long padding, double value) => new(value, padding, padding);

            /// <summary>A number before and behind lines.</summary>
            /// <param name="padding">Places before and behind.</param>
            /// <param name="value">The number.</param>
            public static ConstantPad1d ConstantPad1d((long, long) padding, double value) => new(value, padding.Item1, padding.Item2);

            /// <summary>A number around images.</summary>
            /// <param name="padding">Rows and columns on each side.</param>
            /// <param name="value">The number.</param>
            public static ConstantPad2d ConstantPad2d(long padding, double value) => new(value, padding, padding, padding, padding);

            /// <summary>A number around images.</summary>
            /// <param name="padding">Columns at the left and at the right, rows above and below.</param>
            /// <param name="value">The number.</param>
            public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(value, padding.Item1, padding.Item2, padding.Item3, padding.Item4);

            /// <summary>Lines mirrored at their ends.</summary>
            /// <param name="padding">Places on each side.</param>
            public static ReflectionPad1d ReflectionPad1d(long padding) => new(0, padding, padding);

            /// <summary>Lines mirrored at their ends.</summary>
            /// <param name="padding">Places before and behind.</param>
            public static ReflectionPad1d ReflectionPad1d((long, long) padding) => new(0, padding.Item1, padding.Item2);

            /// <summary>Images mirrored at their edges.</summary>
            /// <param name="padding">Rows and columns on each side.</param>
            public static ReflectionPad2d ReflectionPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>Images mirrored at their edges.</summary>
            /// <param name="padding">Columns at the left and at the right, rows above and below.</param>
            public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);

            /// <summary>Lines whose ends are repeated.</summary>
            /// <param name="padding">Places on each side.</param>
            public static ReplicationPad1d ReplicationPad1d(long padding) => new(0, padding, padding);

            /// <summary>Lines whose ends are repeated.</summary>
            /// <param name="padding">Places before and behind.</param>
            public static ReplicationPad1d ReplicationPad1d((long, long) padding) => new(0, padding.Item1, padding.Item2);

            /// <summary>Images whose edges are repeated.</summary>
            /// <param name="padding">Rows and columns on each side.</param>
            public static ReplicationPad2d ReplicationPad2d(long padding) => new(0, padding, padding, padding, padding);

            /// <summary>Images whose edges are repeated.</summary>
            /// <param name="padding">Columns at the left and at the right, rows above and below.</param>
            public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(0, padding.Item1, padding.Item2, padding.Item3, padding.Item4);
        }
    }
}
