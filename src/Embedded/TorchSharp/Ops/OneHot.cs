namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>A row of zeros with a one at the class, for each class number.</summary>
            /// <param name="x">Class numbers (Int64), any shape.</param>
            /// <param name="num_classes">How many classes there are; one more than the largest number if −1.</param>
            /// <returns>Int64, of the input's shape with one more dimension.</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw new InvalidOperationException($"one_hot is only applicable to index tensor of type Int64, not {x.dtype}: convert it with to_type(int64).");
                using var dense = x.Dense();
                ReadOnlySpan<long> numbers = dense.AsSpan<long>();
                long largest = -1, least = 0;
                foreach (var number in numbers) (largest, least) = (Math.Max(largest, number), Math.Min(least, number));
                if (numbers.IsEmpty && num_classes < 1) throw new ArgumentException("Can not infer total number of classes from empty tensor.", nameof(x));
                var classes = num_classes == -1 ? largest + 1 : num_classes;
                if (least < 0 || largest >= classes) throw new ArgumentException($"Class values must be from 0 to {classes - 1}, but they run from {least} to {largest}.", nameof(x));
                var result = zeros([.. x.Sizes, classes], ScalarType.Int64);
                var to = result.AsSpan<long>();
                for (var i = 0; i < numbers.Length; i++) to[(int)(i * classes + numbers[i])] = 1;
                return result;
            }
        }
    }
}
