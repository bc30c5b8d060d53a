using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A variational autoencoder: the encoder gives a normal distribution for each sample, the decoder restores the sample from a draw of it.</summary>
/// <remarks>
/// <para>Source: D. P. Kingma, M. Welling, Auto-Encoding Variational Bayes, ICLR 2014: section 2.4 (the draw z = μ + σ·ε), appendix B (the divergence in closed form), appendix C (Bernoulli decoder).</para>
/// <para>Vae(784, 400, 20) has 652,824 parameters, as PyTorch's example of a VAE.</para>
/// <para>With a trainer: <c>new Trainer(vae, optimizer, (images, _) => vae.Loss(images))</c>.</para>
/// </remarks>
public sealed class Vae : Module<Tensor, (Tensor logits, Tensor mean, Tensor logVariance)>
{
    private readonly Linear hidden;
    private readonly Linear mean;
    private readonly Linear logVariance;
    private readonly Mlp decoder;
    private readonly long _inputs;

    /// <summary>A VAE with fresh weights.</summary>
    /// <param name="inputs">The numbers in a sample.</param>
    /// <param name="hiddenSize">The neurons in the hidden layer of encoder and decoder.</param>
    /// <param name="latent">The numbers in a code, L.</param>
    public Vae(long inputs = 784, long hiddenSize = 400, long latent = 20)
        : base(nameof(Vae))
    {
        _inputs = inputs;
        hidden = Linear(inputs, hiddenSize);
        mean = Linear(hiddenSize, latent);
        logVariance = Linear(hiddenSize, latent);
        decoder = new Mlp(latent, hiddenSize, inputs);
        RegisterComponents();
    }

    /// <summary>Encodes, draws, decodes.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>The logits of the restored samples [N, inputs], and of each code's distribution the means μ and the logarithms of the variances, ln σ², [N, L] each.</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override (Tensor logits, Tensor mean, Tensor logVariance) forward(Tensor input)
    {
        var (mu, logSigma2) = Encode(input);
        return (Decode(Draw(mu, logSigma2)), mu, logSigma2);
    }

    /// <summary>The distributions of samples' codes.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>The means μ and ln σ², [N, L] each.</returns>
    public (Tensor mean, Tensor logVariance) Encode(Tensor input)
    {
        var x = functional.relu(hidden.call(InputShape.Rows(nameof(Vae), input, _inputs)));
        return (mean.call(x), logVariance.call(x));
    }

    /// <summary>What codes stand for.</summary>
    /// <param name="code">[N, L]; <c>randn(n, L)</c> for samples that never were.</param>
    /// <returns>Logits, [N, inputs].</returns>
    public Tensor Decode(Tensor code) => decoder.call(code);

    /// <summary>A draw from normal distributions through which gradients flow: μ + σ·ε, with ε from torch's generator.</summary>
    /// <param name="mean">μ, of any shape.</param>
    /// <param name="logVariance">ln σ², of the same shape.</param>
    public static Tensor Draw(Tensor mean, Tensor logVariance) => mean + (0.5 * logVariance).exp() * randn_like(mean);

    /// <summary>The Kullback-Leibler divergence of N(μ, σ²) from N(0, 1), −½ Σ (1 + ln σ² − μ² − σ²), summed over a code's numbers.</summary>
    /// <param name="mean">μ, [N, L].</param>
    /// <param name="logVariance">ln σ², [N, L].</param>
    /// <returns>[N], in nats; never negative.</returns>
    public static Tensor Divergence(Tensor mean, Tensor logVariance) => -0.5 * (1 + logVariance - mean.square() - logVariance.exp()).sum(1);

    /// <summary>The negative evidence lower bound: the cross-entropy of the restored samples, summed over a sample's numbers, plus the divergence; the mean over the batch.</summary>
    /// <param name="input">[N, inputs], or [N, …]; values in [0, 1].</param>
    /// <returns>A scalar in nats for each sample.</returns>
    public Tensor Loss(Tensor input)
    {
        var (logits, mu, logSigma2) = call(input);
        var restored = functional.binary_cross_entropy_with_logits(logits, input.reshape(logits.shape), reduction: Reduction.Sum) / input.shape[0];
        return restored + Divergence(mu, logSigma2).mean();
    }
}
