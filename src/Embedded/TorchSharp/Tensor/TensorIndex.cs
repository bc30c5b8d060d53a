namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position in an indexing expression: a number, a slice, a new dimension, an ellipsis or a tensor.</summary>
    public struct TensorIndex
    {
        internal enum IndexKind
        {
            Colon,
            Single,
            Slice,
            None,
            Ellipsis,
            Tensor,
            Bool,
        }

        internal IndexKind Kind { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal Tensor? Places { get; private init; }

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new() { Kind = IndexKind.None };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null = new() { Kind = IndexKind.None };

        /// <summary>As many whole dimensions as are not named.</summary>
        public static TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = new() { Kind = IndexKind.Colon };

        /// <summary>From start up to, not including, stop; negative bounds count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>From start up to, not including, end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>A C# range such as 1..^1.</summary>
        public static TensorIndex Slice(System.Range range) => Slice(Bound(range.Start, atEnd: false), Bound(range.End, atEnd: true));

        /// <summary>One position; the dimension disappears.</summary>
        public static TensorIndex Single(long? index) => index is null ? None : new() { Kind = IndexKind.Single, Start = index };

        /// <summary>A new dimension of size 1 if true, of size 0 if false.</summary>
        public static TensorIndex Bool(bool value) => new() { Kind = IndexKind.Bool, Start = value ? 1 : 0 };

        /// <summary>Positions (integers) or a mask (truth values).</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Places = tensor };

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>From start up to, not including, end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>A C# range.</summary>
        public static implicit operator TensorIndex(System.Range range) => Slice(range);

        /// <summary>A C# index such as ^1.</summary>
        public static implicit operator TensorIndex(System.Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        private static long? Bound(System.Index index, bool atEnd) =>
            index.IsFromEnd ? index.Value == 0 && atEnd ? null : -index.Value : index.Value;
    }
}
