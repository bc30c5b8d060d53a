using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class MendTheShapeAnswers : AnswersTo<MendTheShape>
{
    [Right]
    private static Module<Tensor, Tensor> ByTheFormula(int channels, int height, int width) => Sequential(Front(channels), Flatten(), Back(Side(height), Side(width)));

    [Right]
    private static Module<Tensor, Tensor> ByAsking(int channels, int height, int width)
    {
        var front = Front(channels);
        long features = front.call(zeros(1, channels, height, width)).numel();
        return Sequential(front, Flatten(), Linear(features, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));
    }

    [Wrong]
    private static Module<Tensor, Tensor> AsItWas(int channels, int height, int width) => new Models.LeNet5();

    [Wrong]
    private static Module<Tensor, Tensor> ForOneColourSize(int channels, int height, int width) => Sequential(Front(3), Flatten(), Back(6, 6));

    [Wrong("never touches the batch")]
    private static Module<Tensor, Tensor> CutIntoRows(int channels, int height, int width) => Sequential(Front(channels), new Layer(x => x.reshape(-1, 400)), Back(5, 5));

    [Wrong("one channel only")]
    private static Module<Tensor, Tensor> TheFirstChannel(int channels, int height, int width) =>
        Sequential(new Layer(x => x.narrow(1, 0, 1)), Front(1), Flatten(), Back(Side(height), Side(width)));

    [Wrong("one channel only")]
    private static Module<Tensor, Tensor> MadeGrey(int channels, int height, int width) =>
        Sequential(new Layer(x => x.mean([1L], keepdim: true)), Front(1), Flatten(), Back(Side(height), Side(width)));

    [Wrong("always has 400")]
    private static Module<Tensor, Tensor> Adaptive(int channels, int height, int width) => Sequential(Front(channels), AdaptiveAvgPool2d([5L, 5L]), Flatten(), Back(5, 5));

    [Wrong("always has 400")]
    private static Module<Tensor, Tensor> CutToTheFirst400(int channels, int height, int width) => Sequential(Front(channels), Flatten(), new Layer(x => functional.pad(x, [0, 400]).narrow(1, 0, 400)), Back(5, 5));

    [Wrong("made in forward")]
    private static Module<Tensor, Tensor> MadeInForward(int channels, int height, int width) =>
        Sequential(Front(channels), Flatten(), new Layer(x => Linear(x.shape[1], 120).call(x)), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));

    [Wrong("padding now")]
    private static Module<Tensor, Tensor> Padded(int channels, int height, int width) => Sequential(Front(channels, padding: 2), Flatten(), Back(height / 4, width / 4));

    [Wrong]
    private static Module<Tensor, Tensor> HalvedTwice(int channels, int height, int width) => Sequential(Front(channels), Flatten(), Back(height / 4, width / 4));

    [Wrong]
    private static Module<Tensor, Tensor> Square(int channels, int height, int width) => Sequential(Front(channels), Flatten(), Back(Side(height), Side(height)));

    [Wrong]
    private static Module<Tensor, Tensor> RoundsUp(int channels, int height, int width) => Sequential(Front(channels), Flatten(), Back(((height + 1) / 2 - 3) / 2, ((width + 1) / 2 - 3) / 2));

    [Wrong]
    private static Module<Tensor, Tensor> WithoutTheSecondPooling(int channels, int height, int width) => Sequential(
        Conv2d(channels, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), Flatten(), Back(height / 2 - 4, width / 2 - 4));

    private static int Side(int size) => (size / 2 - 4) / 2;

    private static Module<Tensor, Tensor> Front(long channels, long padding = 0) => Sequential(
        Conv2d(channels, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5, padding: padding), ReLU(), MaxPool2d(2));

    private static Module<Tensor, Tensor> Back(int rows, int columns) => Sequential(Linear(16 * rows * columns, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));

    private sealed class Layer(Func<Tensor, Tensor> compute) : Module<Tensor, Tensor>("layer")
    {
        public override Tensor forward(Tensor x) => compute(x);
    }
}
