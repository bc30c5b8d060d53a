using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A shape as a value: <c>randint(10, (4, 5))</c> takes one.</summary>
    public struct Size : IEnumerable<long>
    {
        /// <summary>The shape of a number: no dimension.</summary>
        public static Size Empty = new(Array.Empty<long>());

        private readonly long[]? _shape;

        /// <summary>These sizes.</summary>
        public Size(long[] shape) => _shape = [.. shape];

        /// <summary>These sizes.</summary>
        public Size(int[] shape) => _shape = [.. shape.Select(size => (long)size)];

        /// <summary>These sizes.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>One dimension.</summary>
        public Size(long size) => _shape = [size];

        /// <summary>One dimension.</summary>
        public Size(int size) => _shape = [size];

        /// <summary>Two dimensions.</summary>
        public Size((long, long) size) => _shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Five dimensions.</summary>
        public Size((long, long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>Six dimensions.</summary>
        public Size((long, long, long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>The sizes of all dimensions.</summary>
        public long[] Shape => _shape ?? [];

        /// <summary>Dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>Whether there is no dimension.</summary>
        public bool IsEmpty => Length == 0;

        /// <summary>Whether this is the shape of a number: no dimension.</summary>
        public bool IsScalar => Length == 0;

        /// <summary>The size of a dimension; −1 is the last.</summary>
        /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
        public long this[int idx] => this[(long)idx];

        /// <inheritdoc cref="this[int]"/>
        public long this[long idx] => Shape[idx < 0 ? idx + Length : idx];

        /// <summary>Elements of a tensor of this shape: the product of all sizes.</summary>
        public long numel() => Layout.Count(Shape);

        /// <summary>The first sizes.</summary>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The dimensions from first up to, not including, next.</summary>
        public Size Slice(int first, int next) => new(Shape[first..next]);

        /// <summary>The sizes, one after the other.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Whether both have the same sizes.</summary>
        public override bool Equals(object? obj) => obj is Size other && this == other;

        /// <summary>Equal for equal sizes.</summary>
        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var size in Shape) hash.Add(size);
            return hash.ToHashCode();
        }

        /// <summary>One shape behind the other.</summary>
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        /// <summary>More sizes behind a shape.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new(left.Shape.Concat(right));

        /// <summary>Whether both have the same sizes.</summary>
        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        /// <summary>Whether sizes differ.</summary>
        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>One dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>These sizes.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>Two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>Three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>Four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>Five dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        /// <summary>Six dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);
    }
}
