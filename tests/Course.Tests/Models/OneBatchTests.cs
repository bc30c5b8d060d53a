using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Models;

/// <summary>Each family learns one small batch by heart: gradients reach every parameter, and a step along them helps.</summary>
public sealed class OneBatchTests
{
    public OneBatchTests() => random.manual_seed(1);

    [Fact]
    public void Logistic_regression_does()
    {
        var (points, labels) = (randn(8, 12), randint(0, 2, [8]).to(float32));
        Learn(new LogisticRegression(12), model => functional.binary_cross_entropy_with_logits(model.call(points), labels), 0.3, 60, 0.05);
    }

    [Fact]
    public void Softmax_regression_does()
    {
        var (points, labels) = (randn(8, 20), randint(0, 4, [8]));
        Learn(new SoftmaxRegression(20, 4), model => functional.cross_entropy(model.call(points), labels), 0.3, 60, 0.05);
    }

    [Fact]
    public void LeNet_of_1998_does() => LearnImages(new LeNet5Of1998(), 1, 28, 5e-3, 300);

    [Fact]
    public void The_CIFAR_network_does() => LearnImages(new CifarConvNet(), 3, 32, 3e-3, 20);

    [Fact]
    public void VGG_does() => LearnImages(new Vgg11(2, imageSize: 32, hidden: 16, dropout: 0), 3, 32, 2e-4, 16, images: 2);

    [Fact]
    public void ResNet18_does() => LearnImages(new ResNet18(2), 3, 32, 1e-3, 10, images: 2);

    [Fact]
    public void The_CIFAR_ResNet_does() => LearnImages(new CifarResNet(8), 3, 32, 1e-2, 25);

    [Theory]
    [InlineData(CharacterRnn.Cell.Rnn)]
    [InlineData(CharacterRnn.Cell.Lstm)]
    [InlineData(CharacterRnn.Cell.Gru)]
    public void A_recurrent_model_does(CharacterRnn.Cell kind)
    {
        var text = randint(0, 9, [2, 13]);
        Learn(new CharacterRnn(9, kind, hiddenSize: 48, embeddingSize: 16), model => NextToken.Loss(model.call(text.narrow(1, 0, 12)), text.narrow(1, 1, 12)), 2e-2, 80, 0.1);
    }

    [Fact]
    public void A_GPT_does()
    {
        var text = randint(0, 9, [2, 13]);
        Learn(new MiniGpt(9, context: 16, width: 32, heads: 2, layers: 2), model => NextToken.Loss(model.call(text.narrow(1, 0, 12)), text.narrow(1, 1, 12)), 5e-3, 80, 0.1);
    }

    [Fact]
    public void A_text_classifier_does()
    {
        var (texts, labels) = (randint(0, 30, [6, 7]), randint(0, 3, [6]));
        Learn(new TextClassifier(30, 3, 16), model => functional.cross_entropy(model.call(texts), labels), 5e-2, 60, 0.05);
    }

    [Fact]
    public void An_autoencoder_does()
    {
        var samples = rand(2, 36).round();
        Learn(new Autoencoder(36, 32, 8), model => functional.binary_cross_entropy_with_logits(model.call(samples), samples), 1e-2, 150, 0.05);
    }

    [Fact]
    public void A_VAE_does()
    {
        // The bound cannot reach 0: what tells two samples apart costs at least ln 2.
        var samples = rand(2, 36).round();
        Learn(new Vae(36, 32, 4), model => model.Loss(samples), 1e-2, 200, 6);
    }

    [Fact]
    public void A_discriminator_does()
    {
        var (images, real) = (rand(4, 1, 28, 28), tensor(new[] { 0f, 1f, 0f, 1f }));
        Learn(new DcganDiscriminator(4), model => functional.binary_cross_entropy_with_logits(model.call(images), real), 5e-3, 40, 0.1);
    }

    [Fact]
    public void A_generator_does()
    {
        var (codes, images) = (randn(2, 8), rand(2, 1, 28, 28).round() - 0.5);
        Learn(new DcganGenerator(8, 8), model => functional.mse_loss(model.call(codes), images), 2e-2, 80, 0.05);
    }

    [Fact]
    public void A_UNet_does()
    {
        var (images, labels) = (rand(1, 1, 16, 16), randint(0, 2, [1, 16, 16]));
        Learn(new UNet(1, 2, width: 8, depth: 2), model => functional.cross_entropy(model.call(images), labels), 2e-2, 80, 0.2);
    }

    [Fact]
    public void Matrix_factorization_does()
    {
        var (pairs, ratings) = (randint(0, 6, [10, 2]), rand(10) * 4 + 1);
        Learn(new MatrixFactorization(6, 6, 8, 3), model => functional.mse_loss(model.call(pairs), ratings), 5e-2, 100, 0.2);
    }

    [Fact]
    public void Neural_collaborative_filtering_does()
    {
        var (pairs, taken) = (tensor(new long[] { 0, 1, 1, 2, 2, 3, 3, 0 }, [4, 2]), tensor(new[] { 0f, 1f, 1f, 0f }));
        Learn(new NeuralCollaborativeFiltering(4, 4, 4), model => functional.binary_cross_entropy_with_logits(model.call(pairs), taken), 3e-2, 80, 0.1);
    }

    private static void LearnImages(Module<Tensor, Tensor> model, int channels, int size, double learningRate, int steps, int images = 8)
    {
        var (batch, labels) = (randn(images, channels, size, size), arange(images, dtype: int64));
        Learn(model, network => functional.cross_entropy(network.call(batch), labels), learningRate, steps, 0.2);
    }

    /// <summary>Trains with Adam until the loss is under a goal, which must be in a given number of steps; and sees that each trained parameter got a gradient.</summary>
    private static void Learn<T>(T model, Func<T, Tensor> loss, double learningRate, int steps, double goal)
        where T : Module
    {
        using (model)
        using (var optimizer = optim.Adam(model.parameters(), learningRate))
        {
            var last = double.NaN;
            for (var step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var value = loss(model);
                value.backward();
                if (step == 0)
                    foreach (var (name, parameter) in model.named_parameters()) Assert.True(parameter.grad is { } gradient && gradient.isfinite().all().ToBoolean(), $"{name} has no gradient.");
                optimizer.step();
                last = value.ToDouble();
                if (last < goal) return;
            }
            Assert.Fail($"The loss is {last} after {steps} steps, and should be under {goal}.");
        }
    }
}
