using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class FlattenSizeAnswers : AnswersTo<FlattenSize>
{
    [Right]
    private static int ByFormula(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers)
    {
        foreach (var (k, p, s) in layers)
            (height, width) = ((height + 2 * p - k) / s + 1, (width + 2 * p - k) / s + 1);
        return channels * height * width;
    }

    [Right]
    private static int ByTrying(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers)
    {
        var image = zeros(1, 1, height, width);
        foreach (var (k, p, s) in layers)
            image = nn.functional.conv2d(image, zeros(1, 1, k, k), null, [s, s], [p, p]);
        return channels * (int)image.numel();
    }

    [Right]
    private static int ByCounting(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers)
    {
        int Count(int size)
        {
            foreach (var (k, p, s) in layers)
                size = Enumerable.Range(0, size + 2 * p).Count(start => start % s == 0 && start + k <= size + 2 * p);
            return size;
        }
        return channels * Count(height) * Count(width);
    }

    private static int With(int channels, int height, int width, (int, int, int)[] layers, Func<int, int, int, int, int> behind)
    {
        foreach (var (k, p, s) in layers)
            (height, width) = (behind(height, k, p, s), behind(width, k, p, s));
        return channels * height * width;
    }

    [Wrong("MNIST")]
    private static int Seven(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => channels * 7 * 7;

    [Wrong("MNIST")]
    private static int Fourteen(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => channels * 14 * 14;

    [Wrong("channels are missing")]
    private static int NoChannels(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => ByFormula(1, height, width, layers);

    [Wrong("Height and width")]
    private static int Square(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => ByFormula(channels, height, height, layers);

    [Wrong("both sides")]
    private static int OneSide(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => With(channels, height, width, layers, (n, k, p, s) => (n + p - k) / s + 1);

    [Wrong("One is missing")]
    private static int NoPlusOne(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => With(channels, height, width, layers, (n, k, p, s) => (n + 2 * p - k) / s);

    [Wrong("strides only")]
    private static int Halved(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => With(channels, height, width, layers, (n, k, p, s) => n / s);

    [Wrong("round up")]
    private static int RoundedUp(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) =>
        With(channels, height, width, layers, (n, k, p, s) => (int)Math.Ceiling((n + 2.0 * p - k) / s) + 1);

    [Wrong]
    private static int NoPadding(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => With(channels, height, width, layers, (n, k, p, s) => (n - k) / s + 1);

    [Wrong]
    private static int NoStride(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => With(channels, height, width, layers, (n, k, p, s) => n + 2 * p - k + 1);

    [Wrong]
    private static int FirstLayer(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => ByFormula(channels, height, width, layers[..1]);

    [Wrong]
    private static int AllButTheLast(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => ByFormula(channels, height, width, layers[..^1]);

    [Wrong]
    private static int FractionsToTheEnd(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers)
    {
        double Size(double n)
        {
            foreach (var (k, p, s) in layers)
                n = (n + 2 * p - k) / s + 1;
            return n;
        }
        return (int)(channels * Size(height) * Size(width));
    }

    [Wrong]
    private static int Pixels(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => channels * height * width;

    [Wrong]
    private static int Channels(int channels, int height, int width, (int Kernel, int Padding, int Stride)[] layers) => channels;
}
