using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class DecayedGradientsAnswers : AnswersTo<DecayedGradients>
{
    private static Tensor[] Each(Tensor[] parameters, Tensor[] gradients, Func<Tensor, Tensor, Tensor> change) => [.. parameters.Zip(gradients, change)];

    [Right]
    private static Tensor[] ByFormula(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g + λ * w : g);

    [Right]
    private static Tensor[] ByAutograd(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) =>
    {
        var leaf = w.clone().requires_grad_();
        var loss = (leaf * g).sum();
        if (w.shape.Length >= 2)
            loss += λ / 2 * leaf.pow(2).sum();
        loss.backward();
        return leaf.grad!;
    });

    [Right]
    private static Tensor[] ByLoop(Tensor[] parameters, Tensor[] gradients, double λ)
    {
        var results = new Tensor[parameters.Length];
        for (int i = 0; i < results.Length; i++)
            results[i] = parameters[i].dim() < 2 ? gradients[i].clone() : gradients[i].add(parameters[i], alpha: λ);
        return results;
    }

    [Wrong("Everything decays")]
    private static Tensor[] All(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => g + λ * w);

    [Wrong("Twice too strong")]
    private static Tensor[] Twice(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g + 2 * λ * w : g);

    [Wrong("sign is turned")]
    private static Tensor[] Growing(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g - λ * w : g);

    [Wrong("Twice too weak")]
    private static Tensor[] Halved(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g + λ / 2 * w : g);

    [Wrong("mean over the weights")]
    private static Tensor[] Averaged(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g + λ * w / w.numel() : g);

    [Wrong("Filters have four dimensions")]
    private static Tensor[] TwoDimensionsOnly(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim == 2 ? g + λ * w : g);

    [Wrong("L1")]
    private static Tensor[] Sign(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g + λ * w.sign() : g);

    [Wrong]
    private static Tensor[] InPlace(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g.add_(λ * w) : g);

    [Wrong]
    private static Tensor[] Unchanged(Tensor[] parameters, Tensor[] gradients, double λ) => gradients;

    [Wrong]
    private static Tensor[] OnlyDecay(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => λ * w);

    [Wrong]
    private static Tensor[] BiasesOnly(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? g : g + λ * w);

    [Wrong]
    private static Tensor[] Shrunk(Tensor[] parameters, Tensor[] gradients, double λ) => Each(parameters, gradients, (w, g) => w.ndim > 1 ? (1 - λ) * w : g);

    [Wrong]
    private static Tensor[] FirstOnly(Tensor[] parameters, Tensor[] gradients, double λ) => [gradients[0] + λ * parameters[0], .. gradients.Skip(1).Select(g => zeros_like(g))];
}
