using System.Text.Json;
using Course.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Models;

/// <summary>The networks that chapters 08 to 14 train, layer by layer as they stand there: from the same seed the same first steps as in PyTorch (golden/networks.py), on one thread and on two.</summary>
public sealed class ChapterNetworkTests
{
    private static readonly JsonElement s_golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "networks.json"))).RootElement;

    private static readonly Dictionary<string, JsonElement> s_networks = s_golden.GetProperty("networks").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> s_makers = new()
    {
        ["08, MLP 784-64-10"] = () => new Mlp(784, 64, 10),
        ["10, LeNet-5"] = () => new LeNet5(),
        ["10, LeNet-5 with tanh and means"] = () => new LeNet5(LeNet5.Form.Paper1998),
        ["10, LeNet-5 of 1998"] = () => new LeNet5Of1998(),
        ["10, MLP 784-77-10"] = () => new Mlp(784, 77, 10),
        ["11, ConvNet 16-32-128"] = () => ConvNet(3, 16, 32, 8, 128, 10),
        ["11, ConvNet 64-128-512"] = () => ConvNet(3, 64, 128, 8, 512, 10),
        ["11, ConvNet for sixes and nines"] = () => ConvNet(1, 8, 16, 7, 32, 2),
        ["12, wide"] = () => Sequential(Linear(784, 128), ReLU(), Linear(128, 128), ReLU(), Linear(128, 10)),
        ["12, wide with dropout"] = () => Sequential(Linear(784, 128), ReLU(), Dropout(0.5), Linear(128, 128), ReLU(), Dropout(0.5), Linear(128, 10)),
        ["12, wide with batch norm"] = () => Sequential(
            Linear(784, 128, hasBias: false), BatchNorm1d(128), ReLU(), Linear(128, 128, hasBias: false), BatchNorm1d(128), ReLU(), Linear(128, 10)),
        ["12, 30 layers with batch norm"] = () => Sequential([
            .. Enumerable.Range(0, 30).SelectMany(i => new Module<Tensor, Tensor>[] { Linear(i == 0 ? 784 : 64, 64, hasBias: false), BatchNorm1d(64), ReLU() }), Linear(64, 10)]),
        ["13, 20 layers, plain"] = () => Deep(residual: false),
        ["13, 20 layers, residual"] = () => Deep(residual: true),
        ["13, body and head"] = () => Sequential(
            Conv2d(3, 8, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(8), ReLU(), new ResidualBlock(8, 8), new ResidualBlock(8, 16, stride: 2), new ResidualBlock(16, 32, stride: 2),
            AdaptiveAvgPool2d(1), Flatten(), Linear(32, 5)),
        ["13, CifarResNet(8)"] = () => new CifarResNet(8),
        ["14, the witness"] = () => Sequential(Part(3, 16, true), Part(16, 32, true), Part(32, 32, false), AdaptiveAvgPool2d(1), Flatten(), Linear(32, 4)),
    };

    public static TheoryData<string> Names => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void From_its_seed_a_network_takes_the_steps_that_it_takes_in_PyTorch(string name)
    {
        double[] expected = [.. s_networks[name].GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
        double[] found = Losses(name);
        for (int step = 0; step < expected.Length; step++)
            Assert.True(Math.Abs(found[step] - expected[step]) <= 1e-4, $"step {step + 1}: loss {found[step]:R}, expected {expected[step]:R}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_numbers_do_not_depend_on_how_many_threads_compute_them(string name)
    {
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            double[] alone = Losses(name);
            set_num_threads(2);
            Assert.Equal(alone, Losses(name));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static double[] Losses(string name)
    {
        var golden = s_networks[name];
        long[] shape = [.. golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long classes = golden.GetProperty("classes").GetInt64(), count = shape.Aggregate((a, b) => a * b);
        using var scope = NewDisposeScope();
        manual_seed(s_golden.GetProperty("seed").GetInt64());
        using var network = s_makers[name]();
        Assert.Equal(golden.GetProperty("parameters").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));

        var images = tensor([.. Enumerable.Range(0, (int)count).Select(i => (float)((37 * i + 11) % 101 / 50.0 - 1))], shape);
        var labels = tensor([.. Enumerable.Range(0, (int)shape[0]).Select(i => i % classes)]);
        if (golden.GetProperty("double").GetBoolean())
        {
            network.to(float64);
            images = images.to(float64);
        }
        using var optimizer = optim.SGD(network.parameters(), s_golden.GetProperty("rate").GetDouble());
        var losses = new double[golden.GetProperty("losses").GetArrayLength()];
        for (int step = 0; step < losses.Length; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.cross_entropy(network.call(images), labels);
            loss.backward();
            optimizer.step();
            losses[step] = loss.ToDouble();
        }
        return losses;
    }

    private static Sequential ConvNet(long channels, long first, long second, long side, long hidden, long classes) => Sequential(
        Conv2d(channels, first, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2), Conv2d(first, second, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
        Flatten(), Linear(second * side * side, hidden), ReLU(), Linear(hidden, classes));

    private static Sequential Deep(bool residual) => Sequential([
        Conv2d(1, 8, kernel_size: 3, stride: 2, padding: 1, bias: false), BatchNorm2d(8), ReLU(), MaxPool2d(2), .. Enumerable.Range(0, 9).Select(_ => new Block(8, residual)),
        AdaptiveAvgPool2d(1), Flatten(), Linear(8, 10)]);

    private static Sequential Part(long channels, long width, bool pool) => Sequential([
        Conv2d(channels, width, kernel_size: 3, padding: 1), BatchNorm2d(width), ReLU(), .. pool ? new Module<Tensor, Tensor>[] { MaxPool2d(2) } : []]);

    /// <summary>Two convolutions, with or without the identity beside them.</summary>
    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1, norm1, conv2, norm2;
        private readonly bool _residual;

        public Block(long channels, bool residual)
            : base(nameof(Block))
        {
            _residual = residual;
            (conv1, norm1) = (Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(channels));
            (conv2, norm2) = (Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(channels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var f = norm2.call(conv2.call(functional.relu(norm1.call(conv1.call(x)))));
            return functional.relu(_residual ? x + f : f);
        }
    }
}
