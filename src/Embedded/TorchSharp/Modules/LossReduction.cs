namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What becomes of the losses of a batch.</summary>
        public enum Reduction : long
        {
            /// <summary>They are given one by one.</summary>
            None = 0,
            /// <summary>Their mean.</summary>
            Mean = 1,
            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        public static partial class functional
        {
            /// <summary>The losses of the elements, their mean or their sum. The mean of none is NaN.</summary>
            private static Tensor Reduced(Tensor losses, Reduction reduction)
            {
                if (reduction == Reduction.None) return losses;
                using (losses) return reduction == Reduction.Sum ? losses.sum() : losses.mean();
            }

            private static Tensor Weighted(Tensor losses, Tensor? weight)
            {
                if (weight is null) return losses;
                using (losses) return losses * weight;
            }

            private static void CheckTarget(Tensor input, Tensor target)
            {
                if (!input.Sizes.SequenceEqual(target.Sizes))
                    throw new ArgumentException($"Target size ({Layout.Text(target.Sizes)}) must be the same as input size ({Layout.Text(input.Sizes)})");
            }
        }
    }
}
