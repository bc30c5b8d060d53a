using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Models;

public sealed class DeepQNetworkTests
{
    /// <summary>Worth of the actions: 1·x and 2·x for an observation x > 0 of one number.</summary>
    private static DeepQNetwork Doubling()
    {
        var model = new DeepQNetwork(1, 2, hidden: 1);
        using (no_grad())
        {
            foreach (var (name, parameter) in model.named_parameters())
            {
                if (name.EndsWith("bias", StringComparison.Ordinal)) parameter.zero_();
                else parameter.fill_(1);
            }
            model.get_parameter("online.layers.4.weight")!.copy_(tensor(new[] { 1f, 2f }, [2, 1]));
        }
        return model;
    }

    private static Transitions Batch() => new(
        tensor(new[] { 1f, 3f }, [2, 1]), tensor(new long[] { 0, 1 }), tensor(new[] { 0.5f, -1f }), tensor(new[] { 2f, 5f }, [2, 1]), tensor(new[] { 0f, 1f }));

    [Fact]
    public void Targets_are_the_reward_and_the_discounted_best_of_the_copy_unless_the_episode_ended()
    {
        var model = Doubling();
        // The copy still says 1·x for both actions.
        Assert.Equal([0.5f + 0.9f * 2, -1f], model.Targets(Batch(), 0.9).data<float>().ToArray());
        model.SyncTarget();
        Assert.Equal([0.5f + 0.9f * 4, -1f], model.Targets(Batch(), 0.9).data<float>().ToArray());
    }

    [Fact]
    public void The_loss_is_Hubers_of_what_was_done()
    {
        // Worth 1·1 against 2.3, error 1.3: 1.3 − ½; worth 2·3 against −1, error 7: 7 − ½.
        Assert.Equal((0.8 + 6.5) / 2, Doubling().Loss(Batch(), 0.9).ToDouble(), 1e-5);
    }

    [Fact]
    public void The_copy_gets_no_gradient_and_does_not_move_with_the_network()
    {
        var model = Doubling();
        using var optimizer = optim.SGD(model.TrainedParameters, 0.1);
        model.Loss(Batch()).backward();
        optimizer.step();
        Assert.All(model.named_parameters().Where(entry => entry.name.StartsWith("target", StringComparison.Ordinal)), entry => Assert.Null(entry.parameter.grad));
        Assert.Equal([1f, 1f], model.get_parameter("target.layers.4.weight")!.data<float>().ToArray());
        Assert.NotEqual([1f, 2f], model.get_parameter("online.layers.4.weight")!.data<float>().ToArray());
    }

    [Fact]
    public void It_does_what_is_best_or_with_exploration_anything()
    {
        var model = Doubling();
        var random = new Random(1);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(1, model.Act([1f], 0, random)));
        Assert.Equal([0L, 1L], Enumerable.Range(0, 50).Select(_ => model.Act([1f], 1, random)).Distinct().Order());
    }

    [Fact]
    public void A_full_buffer_forgets_the_oldest()
    {
        var buffer = new ReplayBuffer(3, 1, seed: 1);
        for (var i = 0; i < 5; i++) buffer.Add([i], i, 10 * i, [i + 1], ended: i == 4);
        Assert.Equal(3, buffer.Count);
        var drawn = buffer.Sample(200);
        Assert.Equal([2L, 3L, 4L], drawn.Actions.data<long>().ToArray().Distinct().Order());
        // What belongs together stays together.
        Assert.Equal(drawn.Actions.data<long>().ToArray().Select(action => 10f * action), drawn.Rewards.data<float>().ToArray());
        Assert.Equal(drawn.Actions.data<long>().ToArray().Select(action => action + 1f), drawn.Next.data<float>().ToArray());
        Assert.Equal(drawn.Actions.data<long>().ToArray().Select(action => action == 4 ? 1f : 0f), drawn.Ended.data<float>().ToArray());
        Assert.Equal([200, 1], drawn.Observations.shape);
    }

    [Fact]
    public void An_empty_buffer_and_an_observation_of_another_size_are_refused()
    {
        var buffer = new ReplayBuffer(3, 2);
        Assert.Contains("empty", Assert.Throws<InvalidOperationException>(() => buffer.Sample(1)).Message);
        Assert.Contains("2 numbers", Assert.Throws<ArgumentException>(() => buffer.Add([1], 0, 0, [1, 2], false)).Message);
    }
}
