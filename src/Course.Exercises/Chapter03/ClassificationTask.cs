using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Logits with labels, and what automatic differentiation says about them: what the exercises of chapter 3 have in common.</summary>
/// <remarks>Logits are float64 [N, K], labels int64 [N].</remarks>
internal static class ClassificationTask
{
    /// <summary>Logits uniform in ±spread, for three to six samples of three to seven classes, and a label for each sample.</summary>
    internal static (Tensor Logits, Tensor Labels) Sample(Draw draw, double spread)
    {
        int samples = draw.Integer(3, 6), classes = draw.Integer(3, 7);
        return (draw.Uniform(-spread, spread, [samples, classes], ScalarType.Float64), draw.Integers(0, classes - 1, [samples]));
    }

    /// <summary>Logits of 0, but for one in each row that is far above the others.</summary>
    /// <param name="draw">Where the numbers come from.</param>
    /// <param name="right">Whether it is the label's; else it is that of the class after it.</param>
    internal static (Tensor Logits, Tensor Labels) Sure(Draw draw, bool right)
    {
        int samples = draw.Integer(3, 6), classes = draw.Integer(3, 7);
        var labels = draw.Integers(0, classes - 1, [samples]);
        var named = OneHot(right ? labels : (labels + 1).remainder(classes), classes);
        return (named * draw.Uniform(900, 2000, [samples, 1], ScalarType.Float64), labels);
    }

    /// <summary>The labels as rows with a 1 at their place, float64 [N, K].</summary>
    internal static Tensor OneHot(Tensor labels, long classes) => nn.functional.one_hot(labels, classes).to(ScalarType.Float64);

    /// <summary>The gradient of a loss with respect to the logits.</summary>
    internal static Tensor Gradient(Tensor logits, Func<Tensor, Tensor> loss)
    {
        var z = logits.detach().clone().requires_grad_();
        loss(z).backward();
        return z.grad!;
    }

    /// <summary>The cross-entropy of probabilities that are taken for logits.</summary>
    internal static Tensor DoubledLoss(Tensor logits, Tensor labels) => nn.functional.cross_entropy(nn.functional.softmax(logits, 1), labels);
}
