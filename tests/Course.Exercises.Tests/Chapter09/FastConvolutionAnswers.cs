using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class FastConvolutionAnswers : AnswersTo<FastConvolution>
{
    private static Tensor Library(Tensor x, Tensor w, Tensor b, int padding) => nn.functional.conv2d(x, w, b, padding: [padding, padding]);

    [Right]
    private static Tensor ByColumns(Tensor x, Tensor w, Tensor b, int padding)
    {
        int channels = (int)x.shape[1], height = (int)x.shape[2], width = (int)x.shape[3], k = (int)w.shape[2];
        int rows = height + 2 * padding - k + 1, columns = width + 2 * padding - k + 1;
        float[] image = x.contiguous().data<float>().ToArray(), unfolded = new float[channels * k * k * rows * columns];
        var outputs = new List<Tensor>();
        for (int n = 0; n < x.shape[0]; n++)
        {
            int to = 0;
            for (int line = 0; line < channels * k * k; line++)
            {
                int c = line / (k * k), u = line / k % k, v = line % k;
                for (int i = 0; i < rows; i++)
                {
                    int row = i + u - padding;
                    for (int j = 0; j < columns; j++, to++)
                    {
                        int column = j + v - padding;
                        unfolded[to] = row >= 0 && row < height && column >= 0 && column < width ? image[((n * channels + c) * height + row) * width + column] : 0;
                    }
                }
            }
            outputs.Add(w.reshape(w.shape[0], -1).matmul(tensor(unfolded, [channels * k * k, rows * columns])) + b.unsqueeze(1));
        }
        return stack([.. outputs]).reshape(x.shape[0], w.shape[0], rows, columns);
    }

    [Right]
    private static Tensor ByWindowsOfATensor(Tensor x, Tensor w, Tensor b, int padding)
    {
        long k = w.shape[2];
        var windows = nn.functional.pad(x, (padding, padding, padding, padding)).unfold(2, k, 1).unfold(3, k, 1);
        var columns = windows.permute(0, 1, 4, 5, 2, 3).reshape(x.shape[0], -1, windows.shape[2] * windows.shape[3]);
        return (w.reshape(w.shape[0], -1).matmul(columns) + b.unsqueeze(1)).reshape(x.shape[0], w.shape[0], windows.shape[2], windows.shape[3]);
    }

    [Wrong]
    private static Tensor Loops(Tensor x, Tensor w, Tensor b, int padding)
    {
        float[] image = x.contiguous().data<float>().ToArray(), weights = w.contiguous().data<float>().ToArray(), bias = b.data<float>().ToArray();
        int images = (int)x.shape[0], channels = (int)x.shape[1], height = (int)x.shape[2], width = (int)x.shape[3], filters = (int)w.shape[0], k = (int)w.shape[2];
        int rows = height + 2 * padding - k + 1, columns = width + 2 * padding - k + 1;
        float[] y = new float[images * filters * rows * columns];
        for (int at = 0; at < y.Length; at++)
        {
            int j = at % columns, i = at / columns % rows, o = at / (columns * rows) % filters, n = at / (columns * rows * filters);
            float sum = bias[o];
            for (int c = 0; c < channels; c++)
            {
                for (int u = Math.Max(0, padding - i); u < k && i + u - padding < height; u++)
                {
                    for (int v = Math.Max(0, padding - j); v < k && j + v - padding < width; v++)
                        sum += weights[((o * channels + c) * k + u) * k + v] * image[((n * channels + c) * height + i + u - padding) * width + j + v - padding];
                }
            }
            y[at] = sum;
        }
        return tensor(y, [images, filters, rows, columns]);
    }

    [Wrong]
    private static Tensor RightOnlySlowly(Tensor x, Tensor w, Tensor b, int padding)
    {
        if (x.numel() > 5000)
            Thread.Sleep(60);
        return Library(x, w, b, padding);
    }

    [Wrong("bias is missing")]
    private static Tensor NoBias(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w, zeros_like(b), padding);

    [Wrong("wrong order within a window")]
    private static Tensor Turned(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w.flip(2, 3), b, padding);

    [Wrong("exchanged")]
    private static Tensor Exchanged(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w.transpose(2, 3).contiguous(), b, padding);

    [Wrong("channels are in another order")]
    private static Tensor ColumnsWithChannelsLast(Tensor x, Tensor w, Tensor b, int padding) =>
        Library(x, w.reshape(w.shape[0], w.shape[2], w.shape[3], w.shape[1]).permute(0, 3, 1, 2).contiguous(), b, padding);

    [Wrong("built anew for each")]
    private static Tensor FirstImage(Tensor x, Tensor w, Tensor b, int padding)
    {
        var y = Library(x, w, b, padding);
        return y.narrow(0, 0, 1).expand(y.shape).contiguous();
    }

    [Wrong("padding is missing")]
    private static Tensor NoPadding(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w, b, 0);

    [Wrong]
    private static Tensor Unfolded(Tensor x, Tensor w, Tensor b, int padding)
    {
        // The product is right, and its numbers lie as [H'W', O].
        var columns = nn.functional.unfold(x, w.shape[2], padding: padding);
        return (columns.transpose(1, 2).matmul(w.reshape(w.shape[0], -1).t()) + b).reshape(Library(x, w, b, padding).shape);
    }

    [Wrong]
    private static Tensor ChannelsLast(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w.permute(0, 2, 3, 1).reshape(w.shape), b, padding);

    [Wrong]
    private static Tensor PaddedAtTheEnd(Tensor x, Tensor w, Tensor b, int padding) => Library(nn.functional.pad(x, (0, 2 * padding, 0, 2 * padding)), w, b, 0);

    [Wrong]
    private static Tensor BiasOfTheColumns(Tensor x, Tensor w, Tensor b, int padding) => Library(x, w, b.flip(0), padding);

    [Wrong]
    private static Tensor Zeros(Tensor x, Tensor w, Tensor b, int padding) => zeros_like(Library(x, w, b, padding));

    [Wrong]
    private static Tensor TheInput(Tensor x, Tensor w, Tensor b, int padding) => x;
}
