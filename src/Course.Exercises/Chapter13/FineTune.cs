using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A network for a new task that starts from a body trained on another one, and beats the same network from scratch.</summary>
/// <remarks>
/// A picture has one of twelve marks, anywhere, as a positive or a negative, in noise. The body was trained to tell the twelve apart; each of the four new classes is three of them. A linear map reads no better than a guess,
/// since every picture is as likely as its negative, and sixty pictures are too few to find the marks in. So a network from scratch stays far behind, whatever is drawn; it is trained where the input is made, as the measure for the answer.
/// </remarks>
public sealed class FineTune()
    : Exercise<Action<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor>, FineTune.Task, FineTune.Seen>("13.6", "Fine-tune from sixty pictures", Difficulty.Hard, minutes: 90)
{
    private const int Side = 10;
    private const int MarkSide = 5;
    private const int Marks = 12;
    private const int Classes = 4;
    private const int Channels = 32;
    private const int KnownImages = 2_400;
    private const int Images = 60;
    private const int TestImages = 400;

    /// <summary>A body that was trained, and a new task.</summary>
    /// <param name="Body">The body's parameters and buffers, in the order of its state.</param>
    /// <param name="Images">[60, 1, 10, 10].</param>
    /// <param name="Labels">int64 [60], 0 to 3.</param>
    /// <param name="TestImages">[400, 1, 10, 10]; the labels are made again where the answer is judged.</param>
    /// <param name="Seed">What they are made from.</param>
    /// <param name="ScratchErrors">How many of the test images a network from scratch misreads.</param>
    public sealed record Task(Tensor[] Body, Tensor Images, Tensor Labels, Tensor TestImages, int Seed, int ScratchErrors);

    /// <summary>What is seen after fine-tuning. Distances are root mean squares over the weights.</summary>
    /// <param name="Logits">What copy and head give for the test images.</param>
    /// <param name="BodyChanged">By how much any number of the body's state has changed, at most.</param>
    /// <param name="FromBody">How far the copy is from the body, as a share of the length of the body's weights.</param>
    /// <param name="Moved">How far each of the copy's parameters is from the body's.</param>
    /// <param name="CopyMoved">How far all of them are together.</param>
    /// <param name="HeadMoved">How far the head is from where it began.</param>
    /// <param name="StatisticsChanged">By how much any number of the copy's buffers differs from the body's, at most.</param>
    public sealed record Seen(Tensor Logits, double BodyChanged, double FromBody, double[] Moved, double CopyMoved, double HeadMoved, double StatisticsChanged);

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((tune, task) => See(tune, task.Body, task.Images, task.Labels, task.TestImages));
        Probe("sixty pictures", Drawn);
        Property("of 400 new pictures it misreads at most half as many as a network from scratch", Learnt,
            (task, seen) => $"It misreads {Errors(task.Seed, seen.Logits)}, a network from scratch {task.ScratchErrors}.", points: 2);
        Property("the head has been trained, and the body that was given is the same to the bit", (_, seen) => seen.HeadMoved > 0 && seen.BodyChanged == 0,
            (_, seen) => $"Per weight the head has moved by {seen.HeadMoved:0.###}; the body's numbers have changed by up to {seen.BodyChanged:0.###}.");
        Property("the head has been trained, and the copy's running statistics are the body's", (_, seen) => seen.HeadMoved > 0 && seen.StatisticsChanged == 0,
            (_, seen) => $"Per weight the head has moved by {seen.HeadMoved:0.###}; the copy's statistics are up to {seen.StatisticsChanged:0.###} from the body's.");
        Property("every part of the copy has moved; the whole copy by more than 0.001 per weight, and less than half as far as the head", (_, seen) => AllMoved(seen) && InSmallerSteps(seen),
            (_, seen) => $"Per weight the whole copy has moved by {seen.CopyMoved:0.####}, the part that has moved least by {seen.Moved.Min():0.#####}, and the head by {seen.HeadMoved:0.####}.", points: 2);

        Diagnose((_, seen) => seen.BodyChanged > 0, "The body that was given has changed, and it is in use elsewhere: load its state into the copy first, and let no batch go through the body itself.");
        Diagnose((_, seen) => seen.FromBody > 0.6, "The copy is far from the body: either it began with weights of its own (they have to be loaded before the first step), or the steps were far too large.");
        Diagnose((_, seen) => seen.HeadMoved == 0, "The head is as it was drawn: its parameters are not among those that the optimizer holds (section 5.2).");
        Diagnose((_, seen) => !AllMoved(seen), "Parts of the copy are where they were, or as good as, so they are frozen: the optimizer needs all parameters of the copy, and they need gradients.");
        Diagnose((_, seen) => seen.StatisticsChanged > 0, "The copy's running statistics have moved: put the copy into evaluation mode, after train() on the whole.");
        Diagnose((_, seen) => !InSmallerSteps(seen), "The body has moved about as far as the head: give each a group of its own in the optimizer, and the body a tenth of the head's learning rate.");
        Diagnose((task, seen) => !Learnt(task, seen) && Errors(task.Seed, seen.Logits) < 0.7 * TestImages, "It has learnt something, and not enough: go through the pictures more often, or look at the two learning rates.");
        Hint("Three things are decided before the first step: the weights that the copy starts from, the mode that it is in, and the learning rate of each part.");
        Hint("Section 4.5's CopyOf gives a network another one's weights and statistics. Section 5.1 says which mode keeps statistics; weights learn in that mode all the same.");
        Hint("An optimizer can hold several groups of parameters, each with a learning rate of its own: new Adam.ParamGroup(parameters, lr: …). Let the copy's be about a tenth of the head's, and go through the pictures some tens of times.");
    }

    private static Task Drawn(Draw draw)
    {
        var marks = MarkSide * functional.normalize(draw.Normal([Marks, MarkSide * MarkSide]), dim: 1).reshape(Marks, MarkSide, MarkSide);
        long[] known = [.. Enumerable.Range(0, KnownImages).Select(place => (long)place % Marks)];
        long[] few = [.. Enumerable.Range(0, Images).Select(place => (long)place % Marks)];
        var (images, labels) = (Pictures(draw, marks, few), ClassesOf(few));

        var body = NewBody();
        Train(Sequential(body, Linear(Channels, Marks)), Pictures(draw, marks, known), tensor(known), epochs: 8, batchSize: 50, learningRate: 5e-3);

        long[] asked = TestMarks(draw.Seed);
        var testImages = Pictures(draw, marks, asked);
        var scratch = Sequential(NewBody(), Linear(Channels, Classes));
        Train(scratch, images, labels, epochs: 30, batchSize: 20, learningRate: 3e-3);
        scratch.eval();
        return new Task([.. body.state_dict().Values], images, labels, testImages, draw.Seed, Errors(draw.Seed, scratch.call(testImages)));
    }

    private static long[] TestMarks(int seed) => new Draw(seed + 1).Integers(0, Marks - 1, [TestImages]).data<long>().ToArray();

    private static Tensor ClassesOf(long[] marks) => tensor(marks.Select(mark => mark / (Marks / Classes)).ToArray());

    /// <summary>Each mark in a place and with a sign that are drawn, in noise: [N, 1, 10, 10].</summary>
    private static Tensor Pictures(Draw draw, Tensor marks, long[] which)
    {
        var pictures = 0.5 * randn(which.Length, 1, Side, Side);
        for (int i = 0; i < which.Length; i++)
        {
            using var scope = NewDisposeScope();
            int sign = 2 * draw.Integer(0, 1) - 1;
            pictures[i, 0].narrow(0, draw.Integer(0, Side - MarkSide), MarkSide).narrow(1, draw.Integer(0, Side - MarkSide), MarkSide).add_(sign * marks[which[i]]);
        }
        return pictures;
    }

    /// <summary>Pictures [N, 1, 10, 10] to 32 numbers.</summary>
    private static Module<Tensor, Tensor> NewBody() => Sequential(
        Conv2d(1, Channels, kernel_size: MarkSide, bias: false), BatchNorm2d(Channels), ReLU(), MaxPool2d(2),
        Conv2d(Channels, Channels, kernel_size: 1, bias: false), BatchNorm2d(Channels), ReLU(), MaxPool2d(3), Flatten());

    private static void Train(Module<Tensor, Tensor> network, Tensor images, Tensor labels, int epochs, int batchSize, double learningRate)
    {
        var optimizer = optim.Adam(network.parameters(), learningRate);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in randperm(images.shape[0], ScalarType.Int64).split(batchSize))
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                functional.cross_entropy(network.call(images.index_select(0, batch)), labels.index_select(0, batch)).backward();
                optimizer.step();
            }
        }
    }

    private static Seen See(
        Action<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor> tune, Tensor[] state, Tensor images, Tensor labels, Tensor testImages)
    {
        var (body, untouched, copy, head) = (NewBody(), NewBody(), NewBody(), Linear(Channels, Classes));
        Dictionary<string, Tensor> named = body.state_dict().Keys.Zip(state).ToDictionary(pair => pair.First, pair => pair.Second);
        body.load_state_dict(named);
        untouched.load_state_dict(named);
        Tensor[] drawn = [.. head.parameters().Select(parameter => parameter.detach().clone())];
        tune(body, copy, head, images, labels);

        copy.eval();
        head.eval();
        using var untracked = no_grad();
        Tensor[] before = [.. untouched.parameters()], after = [.. copy.parameters()];
        return new Seen(
            head.call(copy.call(testImages)).clone(),
            Apart(body.state_dict().Values, untouched.state_dict().Values),
            Distance(after, before) / Length(before),
            [.. after.Zip(before).Select(pair => Distance([pair.First], [pair.Second]))],
            Distance(after, before),
            Distance([.. head.parameters()], drawn),
            Apart(copy.buffers(), untouched.buffers()));
    }

    private static double Apart(IEnumerable<Tensor> left, IEnumerable<Tensor> right) => left.Zip(right).Max(pair => (pair.First - pair.Second).abs().max().to(ScalarType.Float64).item<double>());

    private static double Distance(Tensor[] left, Tensor[] right) => Length([.. left.Zip(right).Select(pair => pair.First - pair.Second)]);

    private static double Length(Tensor[] tensors) => cat([.. tensors.Select(one => one.reshape(-1))]).to(ScalarType.Float64).square().mean().sqrt().item<double>();

    private static bool AllMoved(Seen seen) => seen.CopyMoved > 1e-3 && seen.Moved.All(distance => distance > 2e-4);

    private static bool InSmallerSteps(Seen seen) => seen.CopyMoved < 0.5 * seen.HeadMoved;

    private static int Errors(int seed, Tensor logits) => (int)logits.argmax(1).ne(ClassesOf(TestMarks(seed))).sum().item<long>();

    private static bool Learnt(Task task, Seen seen) => 2 * Errors(task.Seed, seen.Logits) <= task.ScratchErrors;
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FineTune"/>
    public static FineTune FineTune => The<FineTune>();
}
