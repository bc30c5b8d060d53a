using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class DeploymentTests
{
    [Fact]
    public void Gradients_of_four_small_batches_make_one_step()
    {
        var (net, x, y) = Classifier();
        var optimizer = optim.Adam(net.parameters(), 0.05);
        var schedule = optim.lr_scheduler.CosineAnnealingLR(optimizer, 5);
        var losses = new List<double>();
        for (var step = 0; step < 4; step++)
        {
            optimizer.zero_grad();
            var total = 0.0;
            for (var start = 0; start < 8; start += 2)
            {
                var loss = functional.cross_entropy(net.call(x[start..(start + 2)]), y[start..(start + 2)]) / 4;
                loss.backward();
                total += loss.item<float>();
            }
            optimizer.step();
            schedule.step();
            losses.Add(total);
        }
        Near([0.816756576, 0.693748221, 0.613239139, 0.564865932, 0.751490232, 0.00477457514], [.. losses, Sum(net.parameters()), optimizer.ParamGroups.First().LearningRate]);
    }

    [Fact]
    public void A_saved_network_and_its_optimiser_go_on_bit_for_bit()
    {
        var (net, x, y) = Classifier();
        var optimizer = optim.Adam(net.parameters(), 0.05);
        Tensor Loss(Module<Tensor, Tensor> model) => functional.cross_entropy(model.call(x), y);
        Step(optimizer, () => Loss(net));
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (weights, state) = (Path.Combine(folder.FullName, "net.dat"), Path.Combine(folder.FullName, "optimizer.dat"));
            net.save(weights);
            optimizer.save_state_dict(state);
            var (other, _, _) = Classifier();
            other.load(weights);
            var continued = optim.Adam(other.parameters(), 0.05);
            continued.load_state_dict(state);
            for (var step = 0; step < 3; step++)
                Assert.Equal(Step(optimizer, () => Loss(net)), Step(continued, () => Loss(other)));
            foreach (var (a, b) in net.parameters().Zip(other.parameters())) Assert.True(a.equal(b).all().item<bool>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Averages_of_two_places_weights()
    {
        var (_, x, y) = Classifier();
        var (here, there) = (Linear(4, 2), Linear(4, 2));
        there.load_state_dict(here.state_dict());
        void Train(Module<Tensor, Tensor> model, Range part)
        {
            var optimizer = optim.SGD(model.parameters(), 0.5);
            for (var step = 0; step < 2; step++) Step(optimizer, () => functional.cross_entropy(model.call(x[part]), y[part]));
        }
        Train(here, ..4);
        Train(there, 4..8);
        var (a, b) = (here.state_dict(), there.state_dict());
        here.load_state_dict(a.Keys.ToDictionary(name => name, name => (a[name] + b[name]) / 2));
        Near([-0.271937506, 0.516722739], Sum(here.parameters()), functional.cross_entropy(here.call(x), y).item<float>());
    }

    private static (Modules.Sequential net, Tensor x, Tensor y) Classifier()
    {
        manual_seed(36);
        return (Sequential(Linear(4, 8), ReLU(), Linear(8, 2)), randn(8, 4), randint(0, 2, [8]));
    }
}
