using System.Collections.Concurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Tests;

public sealed class LoaderWorkerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Batches_are_made_ahead_of_their_use()
    {
        var samples = new Numbers(100);
        using var loader = DataLoader(samples, batchSize: 10, num_worker: 3);
        await Task.Run(() =>
        {
            using var pass = loader.GetEnumerator();
            pass.MoveNext();
            // The batch in hand, and those that the other workers begin at once.
            Assert.True(SpinWait.SpinUntil(() => samples.Fetched.Count >= 30, s_patience), $"{samples.Fetched.Count} samples were fetched ahead.");
            Assert.InRange(samples.Fetched.Count, 30, 40);
        }).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Batches_come_in_order_however_long_each_takes()
    {
        var samples = new Numbers(40) { Before = number => Thread.Sleep(number % 8 == 0 ? 5 : 0) };
        using var loader = DataLoader(samples, batchSize: 4, num_worker: 4);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), await Task.Run(() => All(loader)).WaitAsync(s_patience));
    }

    [Fact]
    public async Task A_failing_sample_is_named_where_its_batch_would_come()
    {
        var samples = new Numbers(40) { Before = number => { if (number == 17) throw new FormatException("a torn picture"); } };
        using var loader = DataLoader(samples, batchSize: 4, num_worker: 3);
        List<long> seen = [];
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Run(() =>
        {
            foreach (var batch in loader) seen.AddRange(batch["number"].data<long>().ToArray());
        }).WaitAsync(s_patience));
        Assert.Contains("Sample 17", error.Message);
        Assert.Contains("a torn picture", error.Message);
        Assert.IsType<FormatException>(error.InnerException);
        Assert.Equal(16, seen.Count);
    }

    [Fact]
    public async Task Whoever_leaves_early_stops_the_workers_and_leaves_nothing_behind()
    {
        var samples = new Numbers(1000) { Before = _ => Thread.Sleep(1) };
        using var loader = DataLoader(samples, batchSize: 5, num_worker: 2);
        await Task.Run(() =>
        {
            foreach (var _ in loader) break;
        }).WaitAsync(s_patience);
        var fetched = samples.Fetched.Count;
        await Task.Delay(50);
        Assert.Equal(fetched, samples.Fetched.Count);
        Assert.All(samples.Fetched, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public async Task Batches_of_workers_belong_to_the_loader_and_not_to_the_callers_scope()
    {
        using var loader = DataLoader(new Numbers(8), batchSize: 4, num_worker: 2, disposeBatch: false);
        var batches = await Task.Run(() =>
        {
            using var scope = NewDisposeScope();
            return loader.ToArray();
        }).WaitAsync(s_patience);
        Assert.Equal([4L, 5L, 6L, 7L], batches[1]["number"].data<long>().ToArray());
    }

    [Fact]
    public void Rows_taken_in_one_piece_are_those_taken_one_by_one()
    {
        using var rows = TensorDataset(arange(30, dtype: float32).reshape(10, 3), arange(10));
        using var loader = DataLoader(rows, batchSize: 4, shuffler: [7L, 1, 9, 0, 3]);
        var batches = loader.Select(batch => (batch[0].flatten().data<float>().ToArray(), batch[1].data<long>().ToArray())).ToArray();
        Assert.Equal([21f, 22f, 23f, 3f, 4f, 5f, 27f, 28f, 29f, 0f, 1f, 2f], batches[0].Item1);
        Assert.Equal([3L], batches[1].Item2);
    }

    [Fact]
    public void A_callers_own_collation_makes_the_batches()
    {
        using var loader = new DataLoader<Dictionary<string, Tensor>, long[]>(new Numbers(5), 2, (samples, _) => [.. samples.Select(sample => sample["number"].item<long>())]);
        Assert.Equal([[0L, 1L], [2L, 3L], [4L]], loader);
    }

    private static long[] All(DataLoader loader)
    {
        List<long> numbers = [];
        foreach (var batch in loader) numbers.AddRange(batch["number"].data<long>().ToArray());
        return [.. numbers];
    }

    private sealed class Numbers(long count) : Dataset
    {
        internal ConcurrentQueue<Tensor> Fetched { get; } = [];

        internal Action<long> Before { get; init; } = _ => { };

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            Before(index);
            var number = tensor(index);
            Fetched.Enqueue(number);
            return new() { ["number"] = number };
        }
    }
}
