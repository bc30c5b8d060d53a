using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

/// <remarks>Actions are drawn as PyTorch 2 draws one of each row: the largest p / e with exponential e, in Python <c>multinomial(p, 1)</c> without replacement.</remarks>
public sealed class ReinforcementTests
{
    [Fact]
    public void Q_learning_with_a_target_network()
    {
        var (net, target, s, a, rewards, next, done) = Transitions();
        target.load_state_dict(net.state_dict());
        var step = 0;
        Tensor Loss()
        {
            if (step++ == 2) target.load_state_dict(net.state_dict());
            Tensor goal;
            using (no_grad()) goal = rewards + 0.99 * (1 - done) * target.call(next).max(1).values;
            return functional.huber_loss(net.call(s).gather(1, a).squeeze(1), goal);
        }
        Check(net, optim.Adam(net.parameters(), 0.01), Loss, losses: [0.895843685, 0.835213542, 0.786068082, 0.731300473], parameters: 1.28521908);
    }

    [Fact]
    public void Double_Q_learning_with_a_target_that_follows_slowly()
    {
        var (net, target, s, a, rewards, next, done) = Transitions();
        target.load_state_dict(net.state_dict());
        Tensor Loss()
        {
            Tensor goal;
            using (no_grad()) goal = rewards + 0.99 * (1 - done) * target.call(next).gather(1, net.call(next).argmax(1, keepdim: true)).squeeze(1);
            return functional.smooth_l1_loss(net.call(s).gather(1, a).squeeze(1), goal);
        }
        void Follow()
        {
            using var _ = no_grad();
            foreach (var (slow, fast) in target.parameters().Zip(net.parameters())) slow.mul_(0.9).add_(fast, alpha: 0.1);
        }
        Check(net, optim.Adam(net.parameters(), 0.01), Loss, losses: [0.895843685, 0.835213542, 0.794183075, 0.749808967], parameters: 1.28123705, Follow);
    }

    [Fact]
    public void A_policy_gradient_with_an_entropy_bonus()
    {
        var (policy, s, returns) = Episode();
        Tensor Loss()
        {
            var actions = distributions.Categorical(logits: policy.call(s));
            var taken = actions.sample();
            return -(actions.log_prob(taken) * returns).mean() - 0.01 * actions.entropy().mean();
        }
        Check(policy, optim.Adam(policy.parameters(), 0.01), Loss, losses: [-0.0290457159, -0.0602295399, -0.077827774, 0.012388967], parameters: -1.2259397);
    }

    [Fact]
    public void A_policy_gradient_with_continuous_actions()
    {
        var (_, s, returns) = Episode();
        var mean = Linear(4, 1);
        var logDeviation = Parameter(zeros(1));
        Modules.Parameter[] parameters = [.. mean.parameters(), logDeviation];
        Tensor Loss()
        {
            var actions = distributions.Normal(mean.call(s).squeeze(1), logDeviation.exp());
            return -(actions.log_prob(actions.sample()) * returns).mean();
        }
        Check(parameters, optim.Adam(parameters, 0.01), Loss, losses: [-0.240443975, -0.0850474089, 0.0248497538, -0.0478046723], parameters: 0.019935017);
    }

    [Fact]
    public void Proximal_policy_optimisation_clips_the_ratio()
    {
        var (policy, s, _) = Episode();
        var old = functional.log_softmax(policy.call(s), 1)[.., 0].detach() - 0.05 * rand(10);
        var advantage = randn(10);
        Tensor Loss()
        {
            var ratio = (functional.log_softmax(policy.call(s), 1)[.., 0] - old).exp();
            return -minimum(ratio * advantage, ratio.clamp(0.8, 1.2) * advantage).mean();
        }
        Check(policy, optim.Adam(policy.parameters(), 0.05), Loss, losses: [-0.308534294, -0.429477125, -0.4545452, -0.473333061], parameters: -1.86908835);
    }

    private static Modules.Sequential Network() => Sequential(Linear(4, 16), ReLU(), Linear(16, 2));

    private static (Modules.Sequential net, Modules.Sequential target, Tensor s, Tensor a, Tensor rewards, Tensor next, Tensor done) Transitions()
    {
        manual_seed(30);
        return (Network(), Network(), randn(10, 4), randint(0, 2, [10, 1]), randn(10), randn(10, 4), (rand(10) < 0.2).to(float32));
    }

    /// <summary>A policy, ten states, and the discounted returns from each, standardised.</summary>
    private static (Modules.Sequential policy, Tensor s, Tensor returns) Episode()
    {
        manual_seed(31);
        var (policy, s, rewards) = (Network(), randn(10, 4), randn(10));
        var returns = zeros(10);
        for (var (t, g) = (9, 0.0); t >= 0; t--)
        {
            g = rewards[t].item<float>() + 0.9 * g;
            returns[t] = g;
        }
        return (policy, s, (returns - returns.mean()) / (returns.std() + 1e-8));
    }
}
