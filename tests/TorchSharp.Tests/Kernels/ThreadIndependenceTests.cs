using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Kernels;

/// <summary>The same bits on 1, 2 and 3 threads; the product's, the convolutions', the rows' and the optimisers' own tests say so of them.</summary>
[Collection(KernelCollection.Name)]
public sealed unsafe class ThreadIndependenceTests
{
    [Fact]
    public void Poolings_and_their_gradients() => SameBitsOnAnyNumberOfThreads<float>(() =>
    {
        var shape = new PoolShape(300, 28, 26, 2, 2, 2, 2, 0, 0, 1, 1);
        using var x = new Guarded<float>(Floats(300 * 28 * 26, 1));
        using var y = new Guarded<float>(300 * 14 * 13);
        using var places = new Guarded<int>(300 * 14 * 13);
        using var average = new Guarded<float>(300 * 14 * 13);
        using var gradient = new Guarded<float>(300 * 28 * 26);
        Pool2d.MaxForward(shape, x.Pointer, y.Pointer, places.Pointer);
        Pool2d.AverageForward(shape, x.Pointer, average.Pointer);
        Pool2d.MaxBackward(shape, average.Pointer, places.Pointer, gradient.Pointer);
        return [.. y.Span, .. average.Span, .. gradient.Span];
    });

    [Fact]
    public void Sums_over_channels_and_cross_entropy() => SameBitsOnAnyNumberOfThreads<float>(() =>
    {
        using var x = new Guarded<float>(Floats(50 * 32 * 100, 1));
        using var channels = new Guarded<float>(32);
        using var targets = new Guarded<long>([.. Enumerable.Range(0, 5000).Select(i => i % 32L)]);
        using var probabilities = new Guarded<float>(5000 * 32);
        using var losses = new Guarded<float>(5000);
        Sums.OfChannels(50, 32, 100, x.Pointer, channels.Pointer);
        var sum = SoftmaxCrossEntropy.Forward(5000, 32, x.Pointer, targets.Pointer, -100, probabilities.Pointer, losses.Pointer, out _);
        return [.. channels.Span, .. probabilities.Span, .. losses.Span, sum];
    });

    [Fact]
    public void Operators_that_work_element_by_element_or_reduce() => SameBitsOnAnyNumberOfThreads(() =>
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Tensor x = randn(300, 701), row = randn(701);
        Tensor[] results =
        [
            x + row, x * 0.3f, x.t() / 3, x.exp(), x.tanh(), x.relu(), x.sum(), x.sum(0L), x.mean([1L]), x.softmax(1), x.softmax(0), x.log_softmax(0), x.matmul(x.t()), x.t().contiguous(), (x > 0).to_type(float32),
        ];
        return results.SelectMany(result => result.contiguous().data<float>().ToArray()).ToArray();
    });

    [Fact]
    public void A_training_run_of_LeNet() => SameBitsOnAnyNumberOfThreads(() => Train(
        () => Sequential(
            Conv2d(1, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), MaxPool2d(2),
            Flatten(), Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10)),
        () => rand(24, 1, 28, 28)));

    [Fact]
    public void A_training_run_with_batch_normalisation_and_many_channels() => SameBitsOnAnyNumberOfThreads(() => Train(
        () => Sequential(
            Conv2d(3, 32, 3, padding: 1), BatchNorm2d(32), ReLU(), MaxPool2d(2), Conv2d(32, 64, 3, stride: 2), BatchNorm2d(64), ReLU(),
            AdaptiveAvgPool2d(1), Flatten(), Linear(64, 10)),
        () => rand(8, 3, 16, 16)));

    [Fact]
    public void A_training_run_of_self_attention() => SameBitsOnAnyNumberOfThreads(() => Train(() => new Attention(64), () => randn(8, 48, 64)));

    /// <summary>Losses of three steps, and the parameters after them.</summary>
    private static float[] Train(Func<Module<Tensor, Tensor>> make, Func<Tensor> batch)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        using var net = make();
        using var optimizer = optim.Adam(net.parameters());
        using var loss = CrossEntropyLoss();
        var inputs = batch();
        var labels = randint(10, [inputs.shape[0]], dtype: int64);
        List<float> numbers = [];
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            var value = loss.call(net.call(inputs), labels);
            value.backward();
            optimizer.step();
            numbers.Add(value.item<float>());
        }

        foreach (var parameter in net.parameters()) numbers.AddRange(parameter.data<float>().ToArray());
        return [.. numbers];
    }

    /// <summary>One head of self-attention over a sequence, the mean of its outputs, and a classifier.</summary>
    private sealed class Attention : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _query, _key, _value, _classes;
        private readonly double _scale;

        public Attention(long size)
            : base(nameof(Attention))
        {
            (_query, _key, _value, _classes) = (Linear(size, size), Linear(size, size), Linear(size, size), Linear(size, 10));
            _scale = 1 / Math.Sqrt(size);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var weights = (_query.call(x).matmul(_key.call(x).transpose(1, 2)) * _scale).softmax(-1);
            return _classes.call((x + weights.matmul(_value.call(x))).mean([1L]));
        }
    }
}
