using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A head trained on a body that stays the same to the bit.</summary>
public sealed class TrainTheHead()
    : Exercise<Action<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor>, (Tensor Images, Tensor Labels), TrainTheHead.Seen>("13.5", "Frozen to the bit", Difficulty.Medium, minutes: 25)
{
    /// <summary>What is seen of a body and a head after training.</summary>
    /// <param name="WeightsBefore">The body's parameters, one after the other.</param>
    /// <param name="Weights">The same afterwards.</param>
    /// <param name="BuffersBefore">The body's buffers, one after the other.</param>
    /// <param name="Buffers">The same afterwards.</param>
    /// <param name="Stayed">Whether they were the same behind every batch, too.</param>
    /// <param name="LogitsBefore">What both together give, in evaluation mode.</param>
    /// <param name="Logits">What the head that was trained gives on the body as it was.</param>
    public sealed record Seen(Tensor WeightsBefore, Tensor Weights, Tensor BuffersBefore, Tensor Buffers, bool Stayed, Tensor LogitsBefore, Tensor Logits);

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((train, input) => See(train, input.Images, input.Labels));
        Probe("three kinds of pictures", Drawn);
        Property("the head has learnt: its loss is under 0.4", Learnt);
        Property("and the body's weights are the same to the bit", (input, seen) => Learnt(input, seen) && Same(seen.Weights, seen.WeightsBefore));
        Property("and so are its buffers, behind every batch", (input, seen) => Learnt(input, seen) && Same(seen.Weights, seen.WeightsBefore) && KeptBuffers(seen), points: 2);

        Diagnose((_, seen) => !Same(seen.Weights, seen.WeightsBefore), "The body's weights have moved: give the optimizer the head's parameters only.");
        Diagnose((_, seen) => Same(seen.Weights, seen.WeightsBefore) && !KeptBuffers(seen), "The weights are frozen, and the running statistics have moved: the body has to be in evaluation mode whenever a batch goes through it.");
        Diagnose((_, seen) => Close(seen.Logits, seen.LogitsBefore, 1e-6), "The head is as it was: is it this head's parameters that the optimizer holds, and does it step?");
        Diagnose((input, seen) => !Close(seen.Logits, seen.LogitsBefore, 1e-6) && Loss(input, seen.LogitsBefore) - Loss(input, seen.Logits) > 0.02 && !Learnt(input, seen), "It learns, and is not done: take more steps or a larger learning rate.");
        Hint("Two switches: which parameters the optimizer holds, and in which mode the body is.");
        Hint("body.eval() first. A frozen body is a function, so compute its features once, without gradients, and train the head on them.");
        Hint("body.eval(); Tensor features; using (no_grad()) features = body.call(images); then 150 steps of Adam(head.parameters(), 0.02) on cross_entropy(head.call(features), labels).");
    }

    private static (Tensor, Tensor) Drawn(Draw draw)
    {
        const int Images = 60;
        var labels = arange(Images, dtype: ScalarType.Int64).remainder(3);
        var patterns = draw.Normal([3, 1, 8, 8]);
        return (patterns.index_select(0, labels) + (0.5 * draw.Normal([Images, 1, 8, 8])) + 0.7, labels);
    }

    private static Module<Tensor, Tensor> NewBody() => Sequential(
        Conv2d(1, 4, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(4), ReLU(),
        Conv2d(4, 8, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(8), ReLU(), AvgPool2d(2), Flatten());

    private static Seen See(Action<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor> train, Tensor images, Tensor labels)
    {
        var (body, untouched, head) = (NewBody(), NewBody(), Linear(128, 3));
        // The body knows other pictures, not these.
        using (no_grad())
        {
            for (int batch = 0; batch < 20; batch++) body.call(randn(16, 1, 8, 8));
        }
        untouched.load_state_dict(body.state_dict());
        untouched.eval();
        var (weights, buffers) = (Flat(body.parameters()), Flat(body.buffers()));
        Tensor Logits()
        {
            using var untracked = no_grad();
            return functional.linear(untouched.call(images), head.weight, head.bias);
        }
        var before = Logits();
        bool stayed = true;
        var listening = body.register_forward_hook((_, _, output) =>
        {
            stayed &= Same(Flat(body.buffers()), buffers);
            return output;
        });
        train(body, head, images, labels);
        listening.remove();
        return new Seen(weights, Flat(body.parameters()), buffers, Flat(body.buffers()), stayed, before, Logits());
    }

    private static Tensor Flat(IEnumerable<Tensor> tensors) => cat([.. tensors.Select(t => t.detach().to(ScalarType.Float64).reshape(-1))]).clone();

    private static bool Same(Tensor left, Tensor right) => left.shape.SequenceEqual(right.shape) && left.equal(right).all().item<bool>();

    private static bool KeptBuffers(Seen seen) => seen.Stayed && Same(seen.Buffers, seen.BuffersBefore);

    private static double Loss((Tensor Images, Tensor Labels) input, Tensor logits) => functional.cross_entropy(logits, input.Labels).item<float>();

    private static bool Learnt((Tensor Images, Tensor Labels) input, Seen seen) => Loss(input, seen.Logits) < 0.4;
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.TrainTheHead"/>
    public static TrainTheHead TrainTheHead => The<TrainTheHead>();
}
