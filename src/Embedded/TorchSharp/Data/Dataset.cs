using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>What goes with training.</summary>
        public static partial class utils
        {
            /// <summary>Samples and batches of them.</summary>
            public static partial class data
            {
                /// <summary>Samples that can be fetched by number.</summary>
                public abstract class Dataset<T> : IDisposable
                {
                    /// <summary>An empty start.</summary>
                    protected Dataset()
                    {
                    }

                    /// <summary>How many samples there are.</summary>
                    public abstract long Count { get; }

                    /// <summary>A sample.</summary>
                    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
                    public abstract T GetTensor(long index);

                    /// <summary>Frees the samples.</summary>
                    public void Dispose()
                    {
                        Dispose(true);
                        GC.SuppressFinalize(this);
                    }

                    /// <summary>Frees the samples.</summary>
                    /// <param name="disposing">False when called by a finaliser.</param>
                    protected virtual void Dispose(bool disposing)
                    {
                    }
                }

                /// <summary>Samples of named tensors, such as "image" and "label".</summary>
                public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
                {
                    /// <summary>An empty start.</summary>
                    protected Dataset()
                    {
                    }
                }

                /// <summary>Samples of tensors in a fixed order.</summary>
                public abstract class IterableDataset : Dataset<IList<Tensor>>
                {
                    /// <summary>An empty start.</summary>
                    protected IterableDataset()
                    {
                    }
                }

                /// <summary>The rows of tensors: sample i has row i of each.</summary>
                /// <param name="tensors">Tensors with equal first sizes.</param>
                public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The rows of tensors: sample i has row i of each.</summary>
    public class TensorDataset : torch.utils.data.IterableDataset
    {
        private readonly torch.Tensor[] _tensors;

        internal TensorDataset(torch.Tensor[] tensors)
        {
            if (tensors is []) throw new ArgumentException("A TensorDataset needs at least one tensor.", nameof(tensors));
            if (Array.Exists(tensors, t => t.ndim == 0 || t.Sizes[0] != tensors[0].Sizes[0]))
                throw new ArgumentException($"Size mismatch between tensors: the first sizes must be equal, but the shapes are {string.Join(", ", tensors.Select(t => Layout.Text(t.Sizes)))}.", nameof(tensors));
            _tensors = [.. tensors.Select(t => t.alias().DetachFromDisposeScope())];
        }

        /// <summary>How many rows there are.</summary>
        public override long Count => _tensors[0].Sizes[0];

        /// <summary>A row of each tensor.</summary>
        public IList<torch.Tensor> this[long index] => GetTensor(index);

        /// <summary>A row of each tensor.</summary>
        public override IList<torch.Tensor> GetTensor(long index) => [.. _tensors.Select(t => t[index])];

        /// <summary>The rows of these numbers of each tensor, in one piece; null for a deriving class, whose samples are its own matter.</summary>
        internal IList<torch.Tensor>? Rows(long[] numbers)
        {
            if (GetType() != typeof(TensorDataset)) return null;
            using var index = torch.tensor(numbers);
            return [.. _tensors.Select(t => t.index_select(0, index))];
        }

        /// <summary>Frees the tensors.</summary>
        protected override void Dispose(bool disposing)
        {
            if (disposing) Array.ForEach(_tensors, t => t.Dispose());
            base.Dispose(disposing);
        }
    }
}
