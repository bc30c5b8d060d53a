using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class RecommenderTests
{
    [Fact]
    public void Matrix_factorisation()
    {
        var (users, items, ratings) = Ratings();
        var net = new Factorisation();
        Check(net, optim.SGD(net.parameters(), 0.5, weight_decay: 0.02), () => functional.mse_loss(net.call(users, items), ratings), losses: [3.69537854, 1.88081622, 1.30538297, 0.998029113], parameters: -2.16448067);
    }

    [Fact]
    public void A_factorisation_machine()
    {
        var (users, items, ratings) = Ratings();
        var net = new FactorisationMachine();
        var x = cat([functional.one_hot(users, 6), functional.one_hot(items, 9)], 1).to(float32);
        Check(net, optim.Adam(net.parameters(), 0.05), () => functional.mse_loss(net.call(x), ratings), losses: [11.1052074, 10.1392822, 9.2111845, 8.30347824], parameters: 0.822998983);
    }

    [Fact]
    public void Neural_collaborative_filtering()
    {
        var (users, items, ratings) = Ratings();
        var net = new CollaborativeNetwork();
        var liked = (ratings > 3).to(float32);
        Check(net, optim.Adam(net.parameters(), 0.02), () => functional.binary_cross_entropy_with_logits(net.call(users, items), liked), losses: [0.702547371, 0.688376188, 0.674881816, 0.659677625], parameters: -1.5686191);
    }

    [Fact]
    public void Bayesian_personalised_ranking()
    {
        var (users, items, _) = Ratings();
        var net = new Factorisation();
        var others = randint(0, 9, [20]);
        Check(net, optim.Adam(net.parameters(), 0.02), () => -functional.logsigmoid(net.call(users, items) - net.call(users, others)).mean(), losses: [1.58121753, 1.49887335, 1.41863501, 1.34070849], parameters: -4.72874222);
    }

    private static (Tensor users, Tensor items, Tensor ratings) Ratings()
    {
        manual_seed(29);
        return (randint(0, 6, [20]), randint(0, 9, [20]), randint(1, 6, [20]).to(float32));
    }

    private sealed class Factorisation : Module<Tensor, Tensor, Tensor>
    {
        private readonly Modules.Parameter mean = Parameter(tensor(3f));
        private readonly Modules.Embedding user = Embedding(6, 4), item = Embedding(9, 4), userBias = Embedding(6, 1), itemBias = Embedding(9, 1);

        public Factorisation() : base(nameof(Factorisation)) => RegisterComponents();

        public override Tensor forward(Tensor u, Tensor i) =>
            (user.call(u) * item.call(i)).sum(-1) + userBias.call(u).squeeze(-1) + itemBias.call(i).squeeze(-1) + mean;
    }

    private sealed class FactorisationMachine : Module<Tensor, Tensor>
    {
        private readonly Modules.Linear linear = Linear(15, 1);
        private readonly Modules.Parameter v = Parameter(randn(15, 3) * 0.1);

        public FactorisationMachine() : base(nameof(FactorisationMachine)) => RegisterComponents();

        public override Tensor forward(Tensor x) =>
            linear.call(x).squeeze(1) + 0.5 * (x.matmul(v).pow(2) - x.pow(2).matmul(v.pow(2))).sum(1);
    }

    private sealed class CollaborativeNetwork : Module<Tensor, Tensor, Tensor>
    {
        private readonly Modules.Embedding user = Embedding(6, 4), item = Embedding(9, 4);
        private readonly Module<Tensor, Tensor> mlp = Sequential(Linear(8, 8), ReLU(), Linear(8, 4), ReLU()), head = Linear(8, 1);

        public CollaborativeNetwork() : base(nameof(CollaborativeNetwork)) => RegisterComponents();

        public override Tensor forward(Tensor u, Tensor i)
        {
            var (a, b) = (user.call(u), item.call(i));
            return head.call(cat([a * b, mlp.call(cat([a, b], -1))], -1)).squeeze(-1);
        }
    }
}
