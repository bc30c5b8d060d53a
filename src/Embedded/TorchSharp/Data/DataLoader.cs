using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Batches of a data set's samples, in order or shuffled anew at each enumeration.</summary>
/// <typeparam name="T">A sample.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <summary>Batches in an order of the caller's.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="collate_fn">Makes a batch of samples.</param>
    /// <param name="shuffler">The samples' numbers in the order wanted; enumerated anew for each pass.</param>
    /// <param name="device">Where batches go.</param>
    /// <param name="num_worker">How many batches are made at a time, ahead of their use; 1 makes each when it is asked for.</param>
    /// <param name="drop_last">Whether a last batch that is not full is left out.</param>
    /// <param name="disposeBatch">Whether a batch is freed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        if (batchSize < 1) throw new ArgumentException($"batch_size should be a positive integer value, but got batch_size={batchSize}", nameof(batchSize));
        (this.dataset, batch_size, this.collate_fn, sampler) = (dataset, batchSize, collate_fn, shuffler);
        (Device, num_workers, this.drop_last, DisposeBatch, DisposeDataset) = (device ?? CPU, Math.Max(num_worker, 1), drop_last, disposeBatch, disposeDataset);
        Device.RequireCpu(device);
    }

    /// <summary>Batches in the data set's order, or shuffled.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="collate_fn">Makes a batch of samples.</param>
    /// <param name="shuffle">Whether each pass has an order of its own, drawn from torch's generator.</param>
    /// <param name="device">Where batches go.</param>
    /// <param name="seed">Shuffles every pass alike, by this seed.</param>
    /// <param name="num_worker">How many batches are made at a time, ahead of their use; 1 makes each when it is asked for.</param>
    /// <param name="drop_last">Whether a last batch that is not full is left out.</param>
    /// <param name="disposeBatch">Whether a batch is freed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count), device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>The samples.</summary>
    public Dataset<T> dataset { get; }

    /// <summary>Samples in a batch.</summary>
    public int batch_size { get; }

    /// <summary>Makes a batch of samples.</summary>
    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    /// <summary>The samples' numbers in the order of a pass.</summary>
    public IEnumerable<long> sampler { get; }

    /// <summary>Where batches go.</summary>
    public Device Device { get; }

    /// <summary>How many batches are made at a time, ahead of their use; 1 makes each when it is asked for.</summary>
    public int num_workers { get; }

    /// <summary>Whether a last batch that is not full is left out.</summary>
    public bool drop_last { get; }

    /// <summary>Whether a batch is freed when the next one is asked for.</summary>
    public bool DisposeBatch { get; }

    /// <summary>Whether the data set is freed with the loader.</summary>
    public bool DisposeDataset { get; }

    /// <summary>How many batches a pass has.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    /// <summary>A pass over the data set. With several workers, batches are made ahead of their use, and come in the same order.</summary>
    public IEnumerator<S> GetEnumerator() => num_workers == 1 ? InPlace() : Ahead();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the data set, if the loader is to.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the data set, if the loader is to.</summary>
    /// <param name="disposing">False when called by a finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset) dataset.Dispose();
    }

    private IEnumerator<S> InPlace()
    {
        IReadOnlyList<IDisposable> last = [];
        try
        {
            foreach (var numbers in Batches())
            {
                Free(last);
                last = [];
                var (batch, made) = Make(numbers, dataset.GetTensor);
                if (DisposeBatch) last = made;
                yield return batch;
            }
        }
        finally
        {
            Free(last);
        }
    }

    /// <summary>Each worker has one batch that it makes or has made; when one is taken, the next begins.</summary>
    private IEnumerator<S> Ahead()
    {
        using var stopped = new CancellationTokenSource();
        var pending = new Queue<Task<(S Batch, IReadOnlyList<IDisposable> Made)>>();
        IReadOnlyList<IDisposable> last = [];
        using var numbers = Batches().GetEnumerator();
        var more = true;
        try
        {
            while (true)
            {
                while (more && pending.Count < num_workers && (more = numbers.MoveNext()))
                {
                    var samples = numbers.Current;
                    pending.Enqueue(Task.Run(() => Make(samples, number => Fetch(number, stopped.Token))));
                }
                if (pending.Count == 0) yield break;
                Free(last);
                last = [];
                var (batch, made) = pending.Dequeue().GetAwaiter().GetResult();
                if (DisposeBatch) last = made;
                yield return batch;
            }
        }
        finally
        {
            // Whoever leaves early waits for the samples that are being fetched, and for no others.
            stopped.Cancel();
            Free(last);
            foreach (var task in pending)
            {
                Task.WhenAny(task).GetAwaiter().GetResult();
                if (task.IsCompletedSuccessfully) Free(task.Result.Made);
            }
        }
    }

    /// <summary>The samples' numbers of each batch of a pass.</summary>
    private IEnumerable<long[]> Batches() => sampler.Chunk(batch_size).Where(numbers => !drop_last || numbers.Length == batch_size);

    /// <exception cref="InvalidOperationException">The data set failed; the message says at which sample.</exception>
    private T Fetch(long number, CancellationToken stopped)
    {
        stopped.ThrowIfCancellationRequested();
        try
        {
            return dataset.GetTensor(number);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Sample {number} could not be fetched by a DataLoader worker: {error.Message}", error);
        }
    }

    /// <summary>A batch, and what was made for it: the loader's to free.</summary>
    private (S Batch, IReadOnlyList<IDisposable> Made) Make(long[] numbers, Func<long, T> fetch)
    {
        // Samples that the data set makes for the batch are freed with this scope; what it keeps is not in it.
        using var samples = NewDisposeScope();
        using var collated = NewDisposeScope();
        if (!TryTakeRows(numbers, out var batch))
        {
            var items = new T[numbers.Length];
            using (var fetched = NewDisposeScope())
            {
                for (var i = 0; i < items.Length; i++) items[i] = fetch(numbers[i]);
                samples.Attach([.. fetched.DisposablesView]);
            }
            batch = collate_fn(items, Device);
        }
        var made = collated.DisposablesView;
        collated.Detach([.. made]);
        return (batch, made);
    }

    /// <summary>A batch without its samples one by one, where the data set allows that.</summary>
    private protected virtual bool TryTakeRows(long[] numbers, [MaybeNullWhen(false)] out S batch)
    {
        batch = default;
        return false;
    }

    private static void Free(IReadOnlyList<IDisposable> made)
    {
        foreach (var tensor in made) tensor.Dispose();
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (long i = 0; i < count; i++) yield return i;
    }

    /// <summary>Samples' tensors one behind the other in a dimension of their own.</summary>
    private protected static Tensor Stack(IEnumerable<Tensor> tensors)
    {
        Tensor[] all = [.. tensors];
        foreach (var tensor in all)
            if (!tensor.Sizes.SequenceEqual(all[0].Sizes)) throw new InvalidOperationException($"stack expects each tensor to be equal size, but got {Layout.Text(all[0].Sizes)} and {Layout.Text(tensor.Sizes)}: samples of one batch must have one shape.");
        return stack(all, 0);
    }
}

/// <summary>Batches of a data set whose samples have named tensors.</summary>
public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
{
    /// <summary>Batches in an order of the caller's.</summary>
    public DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>Batches in the data set's order, or shuffled.</summary>
    public DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    private static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> samples, Device device) =>
        samples.First().Keys.ToDictionary(key => key, key => Stack(samples.Select(sample => sample[key])));
}

/// <summary>Batches of a data set whose samples have tensors in a fixed order.</summary>
public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
{
    /// <summary>Batches in an order of the caller's.</summary>
    public IterableDataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>Batches in the data set's order, or shuffled.</summary>
    public IterableDataLoader(IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    private protected override bool TryTakeRows(long[] numbers, [MaybeNullWhen(false)] out IList<Tensor> batch)
    {
        batch = (dataset as TensorDataset)?.Rows(numbers);
        return batch is not null;
    }

    private static IList<Tensor> Collate(IEnumerable<IList<Tensor>> samples, Device device) =>
        [.. Enumerable.Range(0, samples.First().Count).Select(i => Stack(samples.Select(sample => sample[i])))];
}
