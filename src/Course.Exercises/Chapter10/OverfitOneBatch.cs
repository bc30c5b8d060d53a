using Course.Data;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>Training on one batch until the loss is nearly 0: the first thing to try with a new network.</summary>
public sealed class OverfitOneBatch() : Exercise<Action<Module<Tensor, Tensor>, Tensor, Tensor>, (Tensor Images, Tensor Labels), Tensor>("10.2", "Overfit one batch", Difficulty.Easy, minutes: 10)
{
    private const int Size = 24;

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((overfit, batch) =>
        {
            var network = new LeNet5();
            overfit(network, batch.Images, batch.Labels);
            using var untracked = no_grad();
            // Another network with these weights: what else was done to this one, such as a hook, does not count.
            var trained = new LeNet5();
            trained.load_state_dict(network.state_dict());
            trained.eval();
            return trained.call(batch.Images);
        });
        Probe("24 digits", draw => Datasets.Typefaces().Train.Batch([.. Enumerable.Range(0, Size).Select(_ => draw.Integer(0, 19_999))]));
        Property("every image is read correctly", (batch, logits) => logits.argmax(1).eq(batch.Labels).all().item<bool>());
        Property("the loss on the batch is under 0.05", (batch, logits) => Loss(logits, batch.Labels) < 0.05, points: 2);

        Diagnose((_, logits) => logits.isnan().any().item<bool>(), "The weights became NaN: the learning rate is too large.");
        Diagnose((batch, logits) => Math.Abs(Loss(logits, batch.Labels) - Math.Log(10)) < 0.06, "The loss is still near ln 10, where it began: is there a step() behind backward(), over this network's parameters, often enough?");
        Diagnose((batch, logits) => Loss(logits, batch.Labels) is > 0.05 and < 2.2, "It learns, and is not done: take more steps or a larger learning rate.");
        Hint("It is the chapter's training loop with the same batch every time, and no test set.");
        Hint("Adam with a learning rate of 0.002 needs about a hundred steps.");
        Hint("In every step: optimizer.zero_grad(); cross_entropy(network.call(images), labels).backward(); optimizer.step();");
    }

    private static double Loss(Tensor logits, Tensor labels) => functional.cross_entropy(logits, labels).item<float>();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OverfitOneBatch"/>
    public static OverfitOneBatch OverfitOneBatch => The<OverfitOneBatch>();
}
