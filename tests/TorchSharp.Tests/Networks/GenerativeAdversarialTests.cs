using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class GenerativeAdversarialTests
{
    [Fact]
    public void Eight_Gaussians_on_a_ring()
    {
        manual_seed(26);
        var generator = Sequential(Linear(4, 16), ReLU(), Linear(16, 2));
        var discriminator = Sequential(Linear(2, 16), LeakyReLU(0.2), Linear(16, 1));
        Tensor Ring()
        {
            var angle = randint(0, 8, [8]).to(float32) * (Math.PI / 4);
            return stack([angle.cos(), angle.sin()], 1) + 0.05 * randn(8, 2);
        }
        Near([1.52092981, 0.639507651, 1.49841106, 0.636605263, 1.54643607, 0.63461715, -0.210564443, -2.46112652], Play(generator, discriminator, Ring, [8, 4], 0.01));
    }

    [Fact]
    public void Images_through_transposed_convolutions()
    {
        manual_seed(27);
        var images = rand(4, 1, 8, 8) * 2 - 1;
        var generator = Sequential(
            ConvTranspose2d(6, 8, 4, bias: false), BatchNorm2d(8), ReLU(),
            ConvTranspose2d(8, 1, 4, stride: 2, padding: 1, bias: false), Tanh());
        var discriminator = Sequential(
            Conv2d(1, 8, 4, stride: 2, padding: 1, bias: false), BatchNorm2d(8), LeakyReLU(0.2),
            Conv2d(8, 1, 4, bias: false));
        generator.apply(Initialize);
        discriminator.apply(Initialize);
        Near([1.37524617, 0.802375495, 1.38218141, 0.735066891, 1.3541826, 0.727707922, 0.85305168, 0.590477338], Play(generator, discriminator, () => images, [4, 6, 1, 1], 2e-3));
    }

    private static void Initialize(Module module)
    {
        switch (module)
        {
            case Modules.Conv2d convolution: init.normal_(convolution.weight!, 0, 0.02); break;
            case Modules.ConvTranspose2d transposed: init.normal_(transposed.weight!, 0, 0.02); break;
            case Modules.BatchNorm2d norm:
                init.normal_(norm.weight!, 1, 0.02);
                init.zeros_(norm.bias!);
                break;
        }
    }

    /// <summary>Three rounds; the losses of both players, then both networks' parameters.</summary>
    private static double[] Play(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, Func<Tensor> real, long[] noise, double learningRate)
    {
        var g = optim.Adam(generator.parameters(), learningRate, beta1: 0.5, beta2: 0.999);
        var d = optim.Adam(discriminator.parameters(), learningRate, beta1: 0.5, beta2: 0.999);
        var bce = BCEWithLogitsLoss();
        var losses = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            using var scope = NewDisposeScope();
            var x = real();
            var fake = generator.call(randn(noise));
            var (yes, no) = (ones(x.shape[0]), zeros(x.shape[0]));

            discriminator.zero_grad();
            var lossD = bce.call(discriminator.call(x).view(-1), yes) + bce.call(discriminator.call(fake.detach()).view(-1), no);
            lossD.backward();
            d.step();

            generator.zero_grad();
            var lossG = bce.call(discriminator.call(fake).view(-1), yes);
            lossG.backward();
            g.step();
            losses.AddRange([lossD.item<float>(), lossG.item<float>()]);
        }
        return [.. losses, Sum(generator.parameters()), Sum(discriminator.parameters())];
    }
}
