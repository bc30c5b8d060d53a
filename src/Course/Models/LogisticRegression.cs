using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Logistic regression: one logit w·x + b for a sample, whose sigmoid is the probability of class 1.</summary>
/// <remarks>
/// <para>Source: D. R. Cox, The Regression Analysis of Binary Sequences, Journal of the Royal Statistical Society B 20 (1958) 215-242, section 2.</para>
/// <para>Loss: <c>BCEWithLogitsLoss()</c>, with targets 0 or 1 as float32 [N]. Parameters: a weight for each input, and the bias.</para>
/// </remarks>
public sealed class LogisticRegression : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly long _inputs;

    /// <summary>A logistic regression with fresh weights.</summary>
    /// <param name="inputs">The numbers in a sample; at least 1.</param>
    public LogisticRegression(long inputs)
        : base(nameof(LogisticRegression))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        _inputs = inputs;
        linear = Linear(inputs, 1);
        RegisterComponents();
    }

    /// <summary>The logits of class 1.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>Logits, [N].</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override Tensor forward(Tensor input) => linear.call(InputShape.Rows(nameof(LogisticRegression), input, _inputs)).squeeze(1);
}
