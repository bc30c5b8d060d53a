namespace Benchmarks;

/// <summary>A network that both engines train: our training step, PyTorch's script of the same step, and what it costs in arithmetic.</summary>
/// <remarks>Another network is another file in this folder and its name in <see cref="All"/>.</remarks>
internal abstract class Network
{
    /// <summary>Every network, in the order of the table.</summary>
    public static IReadOnlyList<Network> All { get; } = [new LeNet5(), new Perceptron(), new ConvNet(), new CharLstm(), new CausalTransformer()];

    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called in the table, with the batch and the optimiser.</summary>
    public abstract string Title { get; }

    /// <summary>Floating-point operations of the matrix products and convolutions in one training step.</summary>
    public abstract double Flop { get; }

    /// <summary>Python that defines <c>step()</c>, one training step; <c>torch</c> and <c>nn</c> are imported.</summary>
    public abstract string PyTorch { get; }

    /// <summary>Makes the network, a batch and an optimiser, and gives one training step of them.</summary>
    public abstract Action Build();

    /// <summary>Operations of training a dense layer: a multiplication and an addition for each weight and row, forward, for the weights' gradient, and for the input's unless it is the first layer.</summary>
    protected static double Dense(long rows, long inputs, long outputs, bool first = false) => (first ? 2 : 3) * 2.0 * rows * inputs * outputs;

    /// <summary>Operations of training a convolution with square kernels.</summary>
    protected static double Convolution(long batch, long inputs, long outputs, long kernel, long resultSide, bool first = false) =>
        Dense(batch * resultSide * resultSide, inputs * kernel * kernel, outputs, first);
}
