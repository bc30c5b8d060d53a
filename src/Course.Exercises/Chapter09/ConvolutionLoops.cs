using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution of stride 1 as seven loops over arrays, to be compared with.</summary>
internal static class ConvolutionLoops
{
    /// <summary>The output for float32 images [N, C, H, W] and filters [O, C, k, k].</summary>
    internal static Tensor Of(Tensor images, Tensor filters, Tensor biases, int padding)
    {
        float[] x = images.contiguous().data<float>().ToArray(), w = filters.contiguous().data<float>().ToArray(), b = biases.contiguous().data<float>().ToArray();
        int count = (int)images.shape[0], channels = (int)images.shape[1], height = (int)images.shape[2], width = (int)images.shape[3];
        int outputs = (int)filters.shape[0], kernel = (int)filters.shape[2];
        int rows = height + 2 * padding - kernel + 1, columns = width + 2 * padding - kernel + 1;
        float[] y = new float[count * outputs * rows * columns];
        int place = 0;
        for (int n = 0; n < count; n++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < columns; j++)
                        y[place++] = b[o] + Window(n, o, i, j);
                }
            }
        }
        return tensor(y, [count, outputs, rows, columns]);

        float Window(int n, int o, int i, int j)
        {
            float sum = 0;
            for (int c = 0; c < channels; c++)
            {
                for (int u = 0; u < kernel; u++)
                {
                    for (int v = 0; v < kernel; v++)
                    {
                        int row = i + u - padding, column = j + v - padding;
                        if (row >= 0 && row < height && column >= 0 && column < width)
                            sum += w[((o * channels + c) * kernel + u) * kernel + v] * x[((n * channels + c) * height + row) * width + column];
                    }
                }
            }
            return sum;
        }
    }
}
