using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A deep Q-network: what each action is worth, and beside it a copy that moves now and then and gives the targets.</summary>
/// <remarks>
/// <para>Source: V. Mnih et al., Human-level control through deep reinforcement learning, Nature 518 (2015) 529-533, algorithm 1. The paper's network reads images; this one reads a few numbers, such as
/// those of CartPole, through fully connected layers.</para>
/// <para>Parameters that are trained: those of Mlp(observations, hidden, hidden, actions); the copy has as many, frozen.</para>
/// </remarks>
public sealed class DeepQNetwork : Module<Tensor, Tensor>
{
    private readonly Mlp online;
    private readonly Mlp target;

    /// <summary>A network with fresh weights, and its copy.</summary>
    /// <param name="observationSize">The numbers in an observation.</param>
    /// <param name="actions">How many actions there are.</param>
    /// <param name="hidden">The neurons in each of two hidden layers.</param>
    public DeepQNetwork(long observationSize, long actions, long hidden = 128)
        : base(nameof(DeepQNetwork))
    {
        online = new Mlp(observationSize, hidden, hidden, actions);
        target = new Mlp(observationSize, hidden, hidden, actions);
        RegisterComponents();
        foreach (var parameter in target.parameters()) parameter.requires_grad_(false);
        SyncTarget();
    }

    /// <summary>The parameters to give to an optimiser: those of the network, not of its copy.</summary>
    public IEnumerable<Parameter> TrainedParameters => online.parameters();

    /// <summary>What each action is worth.</summary>
    /// <param name="observations">[N, observationSize].</param>
    /// <returns>Expected discounted rewards, [N, actions].</returns>
    /// <exception cref="ArgumentException">The rows have another number of elements; the message has both.</exception>
    public override Tensor forward(Tensor observations) => online.call(observations);

    /// <summary>Makes the copy equal to the network.</summary>
    public void SyncTarget() => target.load_state_dict(online.state_dict());

    /// <summary>The best action, or with the probability ε any one.</summary>
    /// <param name="observation">The numbers of an observation.</param>
    /// <param name="exploration">ε, 0 to 1.</param>
    /// <param name="random">Where the chance comes from.</param>
    /// <returns>An action, from 0.</returns>
    public long Act(float[] observation, double exploration, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (random.NextDouble() < exploration) return random.Next((int)online.Sizes[^1]);
        using var scope = NewDisposeScope();
        using var evaluation = no_grad();
        return online.call(tensor(observation, [1, observation.Length], device: online.parameters().First().device)).argmax(1).item<long>();
    }

    /// <summary>What the actions of transitions should be worth: r + γ · max over a' of Q(s', a') by the copy, and r alone where the episode ended.</summary>
    /// <param name="batch">B transitions.</param>
    /// <param name="discount">γ, 0 to 1.</param>
    /// <returns>[B], without a gradient.</returns>
    public Tensor Targets(Transitions batch, double discount)
    {
        using var evaluation = no_grad();
        return batch.Rewards + discount * (1 - batch.Ended) * target.call(batch.Next).amax([1]);
    }

    /// <summary>The Huber loss between what the taken actions are worth by the network and their targets.</summary>
    /// <param name="batch">B transitions.</param>
    /// <param name="discount">γ, 0 to 1.</param>
    /// <returns>A scalar, the mean over the batch. Its slope is at most 1, as the paper clips its errors.</returns>
    public Tensor Loss(Transitions batch, double discount = 0.99)
    {
        var worth = call(batch.Observations).gather(1, batch.Actions.unsqueeze(1)).squeeze(1);
        return functional.smooth_l1_loss(worth, Targets(batch, discount));
    }
}
