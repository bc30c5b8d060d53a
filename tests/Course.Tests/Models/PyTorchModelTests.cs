using System.Text.Json;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Models;

/// <summary>The models beside the same networks built in plain PyTorch: golden/models.py, which also says how weights are filled.</summary>
public sealed class PyTorchModelTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "models.json"))).RootElement;

    private static readonly Dictionary<string, (Func<Module> Make, Func<Module, Tensor> Run)> Cases = new()
    {
        ["LogisticRegression(12)"] = Of(() => new LogisticRegression(12), () => Wave(4, 12)),
        ["SoftmaxRegression(784, 10)"] = Of(() => new SoftmaxRegression(784, 10), () => Wave(3, 1, 28, 28)),
        ["Mlp(784, 128, 10)"] = Of(() => new Mlp(784, 128, 10), () => Wave(3, 1, 28, 28)),
        ["LeNet5Of1998"] = Of(() => new LeNet5Of1998(), () => Wave(3, 1, 28, 28)),
        ["CifarConvNet"] = Of(() => new CifarConvNet(), () => Wave(2, 3, 32, 32)),
        ["Vgg11(10, 32, 64)"] = Of(() => new Vgg11(10, 32, 64), () => Wave(1, 3, 32, 32)),
        ["ResNet18(10)"] = Of(() => new ResNet18(10), () => Wave(1, 3, 64, 64)),
        ["CifarResNet(20)"] = Of(() => new CifarResNet(20), () => Wave(2, 3, 32, 32)),
        ["CharacterRnn(Rnn)"] = Of(() => new CharacterRnn(11, CharacterRnn.Cell.Rnn, 12, 2, 6), () => Tokens(2, 9, 11)),
        ["CharacterRnn(Lstm)"] = Of(() => new CharacterRnn(11, CharacterRnn.Cell.Lstm, 12, 2, 6), () => Tokens(2, 9, 11)),
        ["CharacterRnn(Gru)"] = Of(() => new CharacterRnn(11, CharacterRnn.Cell.Gru, 12, 2, 6), () => Tokens(2, 9, 11)),
        ["MiniGpt(17, 12, 24, 3, 2)"] = Of(() => new MiniGpt(17, 12, 24, 3, 2), () => Tokens(2, 10, 17)),
        ["TextClassifier(10, 3, 8)"] = Of(() => new TextClassifier(10, 3, 8), () => tensor(new long[] { 5, 2, 7, 1, 0, 0, 3, 3, 8, 9, 4, 2, 6, 0, 0, 0, 0, 0 }, [3, 6])),
        ["Autoencoder(784, 128, 32)"] = Of(() => new Autoencoder(784, 128, 32), () => Wave(2, 784)),
        ["Vae"] = (() => new Vae(), model => ((Vae)model).Decode(((Vae)model).Encode(Wave(2, 1, 28, 28)).mean)),
        ["Vae, divergence"] = (() => new Vae(), model =>
        {
            var (mean, logVariance) = ((Vae)model).Encode(Wave(2, 1, 28, 28));
            return Vae.Divergence(mean, logVariance);
        }
        ),
        ["DcganGenerator(16, 8)"] = Of(() => new DcganGenerator(16, 8), () => Wave(2, 16)),
        ["DcganDiscriminator(8)"] = Of(() => new DcganDiscriminator(8), () => Wave(3, 1, 28, 28)),
        ["UNet(3, 2, 8, 2)"] = Of(() => new UNet(3, 2, 8, 2), () => Wave(1, 3, 16, 24)),
        ["MatrixFactorization(5, 7, 4, 3.5)"] = Of(() => new MatrixFactorization(5, 7, 4, 3.5), Pairs),
        ["NeuralCollaborativeFiltering(5, 7, 4)"] = Of(() => new NeuralCollaborativeFiltering(5, 7, 4), Pairs),
    };

    public static TheoryData<string> Names => [.. Golden.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_as_many_parameters_and_computes_the_same_as_in_PyTorch(string name)
    {
        var golden = Golden.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        using var scope = NewDisposeScope();
        using var evaluation = no_grad();
        using var model = Cases[name].Make();
        Assert.Equal(golden.GetProperty("parameters").GetInt64(), model.parameters().Sum(parameter => parameter.numel()));

        Fill(model);
        var output = Cases[name].Run(model);
        Assert.Equal(golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), output.shape);
        var every = golden.GetProperty("every").GetInt32();
        double[] expected = [.. golden.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        double[] found = [.. output.contiguous().data<float>().ToArray().Where((_, i) => i % every == 0).Select(value => (double)value)];
        Assert.Equal(expected.Length, found.Length);
        // Rounding grows with the depth: the bound is a part of the largest output.
        var bound = 2e-5 * Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], bound);
    }

    /// <summary>Published: torchvision's model pages for VGG-11 and ResNet-18, and the same networks in models.py.</summary>
    [Fact]
    public void ResNet18_has_11689512_parameters()
    {
        using var model = new ResNet18();
        Assert.Equal(11_689_512, model.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(11_689_512, Golden.GetProperty("counts").GetProperty("ResNet18").GetInt64());
    }

    /// <summary>The whole network is half a gigabyte, so its convolutions are counted on a small one; the fully connected layers are counted by their sizes, on both.</summary>
    [Fact]
    public void VGG11_has_132863336_parameters()
    {
        static long Classifier(long side, long hidden, long classes) => ((512 * side * side) + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * classes;
        using var small = new Vgg11(10, imageSize: 32, hidden: 16);
        var convolutions = small.parameters().Sum(parameter => parameter.numel()) - Classifier(1, 16, 10);
        Assert.Equal(9_220_480, convolutions);
        Assert.Equal(132_863_336, convolutions + Classifier(7, 4_096, 1_000));
        Assert.Equal(132_863_336, Golden.GetProperty("counts").GetProperty("Vgg11").GetInt64());
    }

    /// <summary>The count is a polynomial of degree 2 in the width, so three small ones give it for any.</summary>
    [Fact]
    public void A_UNet_of_full_width_has_as_many_parameters_as_in_PyTorch()
    {
        double[] widths = [1, 2, 3];
        double[] counts = [.. widths.Select(width =>
        {
            using var model = new UNet(3, 2, (long)width);
            return (double)model.parameters().Sum(parameter => parameter.numel());
        })];
        var full = 0.0;
        for (var i = 0; i < 3; i++) full += counts[i] * Enumerable.Range(0, 3).Where(j => j != i).Aggregate(1.0, (product, j) => product * (64 - widths[j]) / (widths[i] - widths[j]));
        Assert.Equal(Golden.GetProperty("counts").GetProperty("UNet(3, 2)").GetInt64(), (long)Math.Round(full));
    }

    private static (Func<Module>, Func<Module, Tensor>) Of(Func<Module<Tensor, Tensor>> make, Func<Tensor> input) =>
        (make, model => ((Module<Tensor, Tensor>)model).call(input()));

    private static void Fill(Module model)
    {
        var k = 0;
        foreach (var (name, tensor) in model.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!tensor.is_floating_point()) continue;
            var inputs = tensor.ndim < 2 ? 1 : tensor.numel() / (double)tensor.shape[0];
            var values = new float[tensor.numel()];
            for (var i = 0; i < values.Length; i++)
            {
                var wave = Math.Sin((0.37 * i) + k);
                values[i] = (float)(name.EndsWith("running_var", StringComparison.Ordinal) ? 1 + (0.5 * wave)
                    : tensor.ndim >= 2 ? wave / Math.Sqrt(inputs)
                    : name.EndsWith("weight", StringComparison.Ordinal) ? 1 + (0.1 * wave)
                    : 0.1 * wave);
            }
            using var filled = torch.tensor(values, tensor.shape);
            tensor.copy_(filled);
            k++;
        }
        model.eval();
    }

    private static Tensor Wave(params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++) values[i] = (float)(0.5 + (0.5 * Math.Sin(0.05 * i)));
        return tensor(values, shape);
    }

    private static Tensor Tokens(int n, int t, int vocabulary) => tensor([.. Enumerable.Range(0, n * t).Select(i => (long)((i * i + 3 * i + 1) % vocabulary))], [n, t]);

    private static Tensor Pairs() => tensor(new long[] { 0, 0, 4, 6, 2, 3, 1, 5 }, [4, 2]);
}
