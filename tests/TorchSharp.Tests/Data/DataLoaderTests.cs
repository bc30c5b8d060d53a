using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Tests;

public sealed class DataLoaderTests
{
    [Fact]
    public void Named_tensors_are_stacked_under_their_names()
    {
        using var loader = DataLoader(new Squares(5), batchSize: 2);
        Assert.Equal(3, loader.Count);
        List<(long[] Shape, long[] Numbers, float[] Squares)> batches = [];
        foreach (var batch in loader) batches.Add((batch["square"].shape, batch["number"].data<long>().ToArray(), batch["square"].flatten().data<float>().ToArray()));
        Assert.Equal(3, batches.Count);
        Assert.Equal([2, 1], batches[0].Shape);
        Assert.Equal([2L, 3L], batches[1].Numbers);
        Assert.Equal([16f], batches[2].Squares);
    }

    [Fact]
    public void A_last_batch_that_is_not_full_can_be_dropped()
    {
        using var loader = DataLoader(new Squares(5), batchSize: 2, drop_last: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal([0L, 1L, 2L, 3L], Numbers(loader));
    }

    [Fact]
    public void Shuffling_follows_torchs_generator_and_differs_from_pass_to_pass()
    {
        using var loader = DataLoader(new Squares(5), batchSize: 2, shuffle: true);
        manual_seed(1);
        // torch.manual_seed(1); torch.randperm(5) twice, in PyTorch.
        Assert.Equal([0L, 4L, 2L, 3L, 1L], Numbers(loader));
        Assert.Equal([3L, 2L, 4L, 1L, 0L], Numbers(loader));
    }

    [Fact]
    public void A_seed_of_its_own_shuffles_every_pass_alike()
    {
        using var loader = DataLoader(new Squares(50), batchSize: 7, shuffle: true, seed: 3);
        var first = Numbers(loader);
        manual_seed(99);
        Assert.Equal(first, Numbers(loader));
        Assert.NotEqual(first, first.Order());
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), first.Order());
        Assert.Equal(first, new FisherYatesShuffler(50, 3));
    }

    [Fact]
    public void The_callers_order_is_kept()
    {
        using var loader = DataLoader(new Squares(5), batchSize: 2, shuffler: [4L, 0L, 2L]);
        Assert.Equal([4L, 0L, 2L], Numbers(loader));
    }

    [Fact]
    public void A_batch_is_freed_when_the_next_is_asked_for()
    {
        using var loader = DataLoader(new Squares(4), batchSize: 2);
        using var pass = loader.GetEnumerator();
        pass.MoveNext();
        var first = pass.Current["square"];
        pass.MoveNext();
        Assert.True(first.IsInvalid);
        Assert.False(pass.Current["square"].IsInvalid);
    }

    [Fact]
    public void A_batch_can_be_left_to_the_caller()
    {
        using var loader = DataLoader(new Squares(4), batchSize: 2, disposeBatch: false);
        var batches = loader.ToArray();
        Assert.Equal([2L, 3L], batches[1]["number"].data<long>().ToArray());
        Assert.Equal([0L, 1L], batches[0]["number"].data<long>().ToArray());
    }

    [Fact]
    public void Samples_made_for_a_batch_are_freed_with_it()
    {
        var squares = new Squares(4);
        using var loader = DataLoader(squares, batchSize: 2);
        foreach (var _ in loader)
        {
            Assert.All(squares.Made, tensor => Assert.True(tensor.IsInvalid));
        }
        Assert.Equal(8, squares.Made.Count);
    }

    [Fact]
    public void Several_workers_give_the_same_batches()
    {
        using var loader = DataLoader(new Squares(20), batchSize: 6, num_worker: 4);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), Numbers(loader));
    }

    [Fact]
    public void Rows_of_tensors_make_a_data_set()
    {
        using var dataset = TensorDataset(arange(6).reshape(3, 2), tensor([7L, 8L, 9L]));
        Assert.Equal(3, dataset.Count);
        Assert.Equal([2L, 3L], dataset[1][0].data<long>().ToArray());
        using var loader = DataLoader(dataset, batchSize: 2, disposeDataset: false);
        foreach (var batch in loader)
        {
            Assert.Equal([2, 2], batch[0].shape);
            Assert.Equal([7L, 8L], batch[1].data<long>().ToArray());
            break;
        }
    }

    [Fact]
    public void Tensors_of_different_lengths_make_no_data_set() =>
        Assert.Contains("[3], [2]", Assert.Throws<ArgumentException>(() => TensorDataset(zeros(3), zeros(2))).Message);

    [Fact]
    public void A_batch_of_no_samples_is_refused() =>
        Assert.Contains("batch_size=0", Assert.Throws<ArgumentException>(() => DataLoader(new Squares(1), 0)).Message);

    private static long[] Numbers(DataLoader loader)
    {
        List<long> numbers = [];
        foreach (var batch in loader) numbers.AddRange(batch["number"].data<long>().ToArray());
        return [.. numbers];
    }

    private sealed class Squares(long count) : Dataset
    {
        internal List<Tensor> Made { get; } = [];

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            Tensor number = tensor(index), square = tensor([(float)(index * index)]);
            lock (Made) Made.AddRange([number, square]);
            return new() { ["number"] = number, ["square"] = square };
        }
    }
}
