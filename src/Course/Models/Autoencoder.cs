using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Squeezes samples through a few numbers and back: an encoder of fully connected layers, a code, a decoder of the same sizes in reverse.</summary>
/// <remarks>
/// <para>Source: G. E. Hinton, R. R. Salakhutdinov, Reducing the Dimensionality of Data with Neural Networks, Science 313 (2006) 504-507; with ReLU and trained at once.</para>
/// <para>Loss: <c>BCEWithLogitsLoss()</c> for values in [0, 1], with the input, flattened, as the target; or MSE after a sigmoid. Autoencoder(784, 128, 32) has 209,968 parameters.</para>
/// </remarks>
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    private readonly Mlp encoder;
    private readonly Mlp decoder;
    private readonly long _inputs;

    /// <summary>An autoencoder with fresh weights.</summary>
    /// <param name="sizes">The numbers in a sample, in each hidden layer, and in the code: (784, 128, 32). At least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is not positive.</exception>
    public Autoencoder(params long[] sizes)
        : base(nameof(Autoencoder))
    {
        encoder = new Mlp(sizes);
        decoder = new Mlp([.. sizes.Reverse()]);
        _inputs = sizes[0];
        RegisterComponents();
    }

    /// <summary>Squeezes samples and restores them.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>Logits of the restored values, [N, inputs]: their sigmoids are in (0, 1).</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override Tensor forward(Tensor input) => Decode(Encode(input));

    /// <summary>The codes of samples.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>[N, code].</returns>
    public Tensor Encode(Tensor input) => encoder.call(InputShape.Rows(nameof(Autoencoder), input, _inputs));

    /// <summary>What codes stand for.</summary>
    /// <param name="code">[N, code].</param>
    /// <returns>Logits, [N, inputs].</returns>
    public Tensor Decode(Tensor code) => decoder.call(code);
}
