using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A multi-layer perceptron: fully connected layers with an activation between them, none after the last.</summary>
/// <remarks>
/// <para>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning Representations by Back-propagating Errors, Nature 323 (1986) 533-536; with ReLU, X. Glorot, A. Bordes, Y. Bengio,
/// Deep Sparse Rectifier Neural Networks, AISTATS 2011.</para>
/// <para><c>new Mlp(784, 128, 10)</c> has 784 inputs, 128 hidden neurons and 10 outputs, (784 + 1)·128 + (128 + 1)·10 = 101,770 parameters. The outputs are logits: give them to a loss
/// that expects logits, without a softmax in between.</para>
/// <para>Input: [N, inputs], or any [N, …] whose dimensions after the first multiply to the number of inputs, such as [N, 1, 28, 28] for 784; they are flattened.</para>
/// <para>Parameters are named <c>layers.0.weight</c>, <c>layers.0.bias</c>, <c>layers.2.weight</c>, … as in PyTorch's <c>Sequential</c>, and drawn as PyTorch draws them.</para>
/// </remarks>
public sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly Sequential layers;
    private readonly long[] _sizes;

    /// <summary>An MLP with ReLU between its layers.</summary>
    /// <param name="sizes">The number of inputs, of neurons in each hidden layer, and of outputs; at least two, each at least 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is not positive.</exception>
    public Mlp(params long[] sizes)
        : this(() => nn.ReLU(), sizes)
    {
    }

    /// <summary>An MLP with an activation of choice.</summary>
    /// <param name="activation">Makes the activation after a hidden layer, such as <c>() => Tanh()</c>; called once for each.</param>
    /// <param name="sizes">The number of inputs, of neurons in each hidden layer, and of outputs; at least two, each at least 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is not positive.</exception>
    public Mlp(Func<Module<Tensor, Tensor>> activation, params long[] sizes)
        : base(nameof(Mlp))
    {
        if (sizes.Length < 2 || sizes.Any(size => size < 1))
            throw new ArgumentException($"An MLP of the sizes ({string.Join(", ", sizes)}) cannot be: give the inputs, the hidden layers if any, and the outputs, each at least 1.", nameof(sizes));
        _sizes = [.. sizes];
        var modules = new List<Module<Tensor, Tensor>>();
        for (var i = 1; i < sizes.Length; i++)
        {
            if (i > 1) modules.Add(activation());
            modules.Add(Linear(sizes[i - 1], sizes[i]));
        }
        layers = Sequential(modules.ToArray());
        RegisterComponents();
    }

    /// <summary>The number of inputs, of neurons in each hidden layer, and of outputs.</summary>
    public IReadOnlyList<long> Sizes => _sizes;

    /// <summary>The outputs for a batch.</summary>
    /// <param name="input">[N, …] with as many numbers in each row as the network has inputs.</param>
    /// <returns>Logits, [N, outputs].</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override Tensor forward(Tensor input) => layers.call(InputShape.Rows(nameof(Mlp), input, _sizes[0]));
}
