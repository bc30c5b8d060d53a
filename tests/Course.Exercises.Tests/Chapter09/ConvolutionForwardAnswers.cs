using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class ConvolutionForwardAnswers : AnswersTo<ConvolutionForward>
{
    private static Tensor Library(Tensor x, Tensor w, Tensor? b, int stride, int padding) => nn.functional.conv2d(x, w, b, [stride, stride], [padding, padding]);

    [Right]
    private static Tensor ByColumns(Tensor x, Tensor w, Tensor b, int stride, int padding)
    {
        long filters = w.shape[0], k = w.shape[2], rows = (x.shape[2] + 2 * padding - k) / stride + 1;
        var columns = nn.functional.unfold(x, k, padding: padding, stride: stride);
        return (w.reshape(filters, -1).matmul(columns) + b.unsqueeze(1)).reshape(x.shape[0], filters, rows, -1);
    }

    [Right]
    private static Tensor ByWindows(Tensor x, Tensor w, Tensor b, int stride, int padding)
    {
        var padded = nn.functional.pad(x, (padding, padding, padding, padding));
        long k = w.shape[2], rows = (padded.shape[2] - k) / stride + 1, columns = (padded.shape[3] - k) / stride + 1;
        var y = zeros(x.shape[0], w.shape[0], rows, columns, dtype: ScalarType.Float64);
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                var window = padded.narrow(2, i * stride, k).narrow(3, j * stride, k).reshape(x.shape[0], -1);
                y[.., .., i, j] = window.matmul(w.reshape(w.shape[0], -1).t()) + b;
            }
        }
        return y;
    }

    [Wrong("turned by 180")]
    private static Tensor Turned(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w.flip(2, 3), b, stride, padding);

    [Wrong("exchanged")]
    private static Tensor Transposed(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w.transpose(2, 3).contiguous(), b, stride, padding);

    [Wrong("bias is missing")]
    private static Tensor NoBias(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, null, stride, padding);

    [Wrong("once for each channel")]
    private static Tensor BiasPerChannel(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, b * x.shape[1], stride, padding);

    [Wrong("Only the first channel")]
    private static Tensor FirstChannel(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x.narrow(1, 0, 1).contiguous(), w.narrow(1, 0, 1).contiguous(), b, stride, padding);

    [Wrong("padding is missing")]
    private static Tensor NoPadding(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, b, stride, 0);

    [Wrong("stride is missing")]
    private static Tensor NoStride(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, b, 1, padding);

    [Wrong]
    private static Tensor PaddedAtTheEndOnly(Tensor x, Tensor w, Tensor b, int stride, int padding) =>
        Library(nn.functional.pad(x, (0, 2 * padding, 0, 2 * padding)), w, b, stride, 0);

    [Wrong]
    private static Tensor PaddedWithOnes(Tensor x, Tensor w, Tensor b, int stride, int padding) =>
        Library(nn.functional.pad(x, (padding, padding, padding, padding), PaddingModes.Constant, 1), w, b, stride, 0);

    [Wrong]
    private static Tensor StrideForRowsOnly(Tensor x, Tensor w, Tensor b, int stride, int padding) => nn.functional.conv2d(x, w, b, [stride, 1], [padding, padding]);

    [Wrong]
    private static Tensor MeanOfTheChannels(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w / x.shape[1], b, stride, padding);

    [Wrong]
    private static Tensor FirstImage(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, b, stride, padding).narrow(0, 0, 1);

    [Wrong]
    private static Tensor EveryWindowOnce(Tensor x, Tensor w, Tensor b, int stride, int padding) => Library(x, w, b, (int)w.shape[2], padding);

    [Wrong]
    private static Tensor Zeros(Tensor x, Tensor w, Tensor b, int stride, int padding) => zeros_like(Library(x, w, b, stride, padding));

    [Wrong]
    private static Tensor TheInput(Tensor x, Tensor w, Tensor b, int stride, int padding) => x;
}
