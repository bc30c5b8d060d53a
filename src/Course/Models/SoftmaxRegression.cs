using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Softmax regression, or multinomial logistic regression: K logits W·x + b for a sample, whose softmax is the distribution over K classes.</summary>
/// <remarks>
/// <para>Source: C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4.</para>
/// <para>Loss: <c>CrossEntropyLoss()</c>, with labels as int64 [N]; no softmax in between. Parameters: (inputs + 1)·K; 7,850 for MNIST.</para>
/// </remarks>
public sealed class SoftmaxRegression : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly long _inputs;

    /// <summary>A softmax regression with fresh weights.</summary>
    /// <param name="inputs">The numbers in a sample; at least 1.</param>
    /// <param name="classes">How many classes there are, K; at least 2.</param>
    public SoftmaxRegression(long inputs, long classes)
        : base(nameof(SoftmaxRegression))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        _inputs = inputs;
        linear = Linear(inputs, classes);
        RegisterComponents();
    }

    /// <summary>The logits of the classes.</summary>
    /// <param name="input">[N, inputs], or [N, …] with that many numbers in each row.</param>
    /// <returns>Logits, [N, K].</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override Tensor forward(Tensor input) => linear.call(InputShape.Rows(nameof(SoftmaxRegression), input, _inputs));
}
