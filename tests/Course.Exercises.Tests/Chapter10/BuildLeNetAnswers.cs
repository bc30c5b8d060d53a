using Course.Exercises.Proof;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class BuildLeNetAnswers : AnswersTo<BuildLeNet>
{
    [Right]
    private static Module<Tensor, Tensor> OfTheCourse() => new LeNet5();

    [Right]
    private static Module<Tensor, Tensor> InARow() => Build();

    [Wrong("no padding")]
    private static Module<Tensor, Tensor> WithoutPadding() => Build(padding: 0, features: 256);

    [Wrong]
    private static Module<Tensor, Tensor> WithoutPaddingAndWithTheOldSize() => Build(padding: 0);

    [Wrong("biases")]
    private static Module<Tensor, Tensor> WithoutBiases() => Build(bias: false);

    [Wrong("softmax")]
    private static Module<Tensor, Tensor> EndsInASoftmax() => Build(last: Softmax(1));

    [Wrong("average")]
    private static Module<Tensor, Tensor> AveragePooling() => Build(pool: () => AvgPool2d(2));

    [Wrong("ReLU behind the last")]
    private static Module<Tensor, Tensor> ReluAtTheEnd() => Build(last: ReLU());

    [Wrong]
    private static Module<Tensor, Tensor> PaperForm() => new LeNet5(LeNet5.Form.Paper1998);

    [Wrong]
    private static Module<Tensor, Tensor> Tanhs() => Build(activation: () => Tanh());

    [Wrong]
    private static Module<Tensor, Tensor> WithoutActivations() => Build(activation: () => Identity());

    [Wrong]
    private static Module<Tensor, Tensor> MoreChannels() => Sequential(
        Conv2d(1, 8, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(8, 16, 5), ReLU(), MaxPool2d(2), Flatten(),
        Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));

    [Wrong]
    private static Module<Tensor, Tensor> OnlyLinear() => new Mlp(784, 77, 10);

    [Wrong]
    private static Module<Tensor, Tensor> NinetyOutputs() => Sequential(Flatten(), Linear(784, 84), ReLU(), Linear(84, 11));

    private static Module<Tensor, Tensor> Build(
        int padding = 2, int features = 400, bool bias = true, Func<Module<Tensor, Tensor>>? activation = null, Func<Module<Tensor, Tensor>>? pool = null, Module<Tensor, Tensor>? last = null)
    {
        activation ??= () => ReLU();
        pool ??= () => MaxPool2d(2);
        return Sequential(
            Conv2d(1, 6, 5, padding: padding, bias: bias), activation(), pool(), Conv2d(6, 16, 5, bias: bias), activation(), pool(), Flatten(),
            Linear(features, 120, hasBias: bias), activation(), Linear(120, 84, hasBias: bias), activation(), Linear(84, 10, hasBias: bias), last ?? Identity());
    }
}
