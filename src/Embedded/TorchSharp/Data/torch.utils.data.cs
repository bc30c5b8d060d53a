using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Batches of samples of named tensors, in an order of the caller's.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples in a batch.</param>
            /// <param name="shuffler">The samples' numbers in the order wanted; enumerated anew for each pass.</param>
            /// <param name="device">Where batches go.</param>
            /// <param name="num_worker">How many batches are made at a time, ahead of their use; 1 makes each when it is asked for.</param>
            /// <param name="drop_last">Whether a last batch that is not full is left out.</param>
            /// <param name="disposeBatch">Whether a batch is freed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
            public static DataLoader DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of named tensors, in the data set's order or shuffled.</summary>
            /// <param name="dataset">The samples.</param>
            /// <param name="batchSize">Samples in a batch.</param>
            /// <param name="shuffle">Whether each pass has an order of its own, drawn from torch's generator.</param>
            /// <param name="device">Where batches go.</param>
            /// <param name="seed">Shuffles every pass alike, by this seed.</param>
            /// <param name="num_worker">How many batches are made at a time, ahead of their use; 1 makes each when it is asked for.</param>
            /// <param name="drop_last">Whether a last batch that is not full is left out.</param>
            /// <param name="disposeBatch">Whether a batch is freed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
            public static DataLoader DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of tensors, in an order of the caller's.</summary>
            public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of tensors, in the data set's order or shuffled.</summary>
            public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
        }
    }
}
