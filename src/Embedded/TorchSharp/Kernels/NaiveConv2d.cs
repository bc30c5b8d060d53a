using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The convolution and its gradients as plain loops: what <see cref="Conv2d"/> computes, for reading and for testing.</summary>
/// <remarks>
/// y[n, k, i, j] = b[k] + Σ over c, r, s of w[k, c, r, s] · x[n, c, i·StrideH − PadH + r·DilationH, j·StrideW − PadW + s·DilationW],
/// where x is zero outside the image. (Mathematicians call it a cross-correlation.)
/// </remarks>
internal static unsafe class NaiveConv2d
{
    /// <summary>The output. The bias is null or one number for each output channel.</summary>
    public static void Forward<T>(in ConvShape shape, T* x, T* w, T* bias, T* y) where T : unmanaged, INumber<T>
    {
        for (nint n = 0; n < shape.N; n++)
        {
            for (var k = 0; k < shape.K; k++)
            {
                new Span<T>(y + (n * shape.ResultSize) + ((nint)k * shape.Pixels), shape.Pixels).Fill(bias == null ? T.Zero : bias[k]);
            }
        }

        foreach (var (inX, inW, inY) in new Terms(shape))
        {
            y[inY] += w[inW] * x[inX];
        }
    }

    /// <summary>The gradient of the input from that of the output: every product of the forward pass, run backwards.</summary>
    public static void BackwardInput<T>(in ConvShape shape, T* gy, T* w, T* gx) where T : unmanaged, INumber<T>
    {
        Clear(gx, shape.N * shape.ImageSize);
        foreach (var (inX, inW, inY) in new Terms(shape))
        {
            gx[inX] += w[inW] * gy[inY];
        }
    }

    /// <summary>The gradient of the weights.</summary>
    public static void BackwardWeight<T>(in ConvShape shape, T* x, T* gy, T* gw) where T : unmanaged, INumber<T>
    {
        Clear(gw, shape.WeightSize);
        foreach (var (inX, inW, inY) in new Terms(shape))
        {
            gw[inW] += gy[inY] * x[inX];
        }
    }

    /// <summary>The gradient of the bias: gb[k] = Σ over n, i, j of gy[n, k, i, j].</summary>
    public static void BackwardBias<T>(in ConvShape shape, T* gy, T* gb) where T : unmanaged, INumber<T>
    {
        Clear(gb, shape.K);
        for (nint i = 0; i < shape.N * shape.ResultSize; i++)
        {
            gb[i / shape.Pixels % shape.K] += gy[i];
        }
    }

    private static void Clear<T>(T* p, nint count) where T : unmanaged
    {
        for (nint i = 0; i < count; i++)
        {
            p[i] = default;
        }
    }

    /// <summary>The offsets of x, w and y of every product that a convolution sums.</summary>
    private readonly struct Terms(ConvShape shape)
    {
        public IEnumerator<(nint X, nint W, nint Y)> GetEnumerator()
        {
            for (nint n = 0; n < shape.N; n++)
            {
                for (var k = 0; k < shape.K; k++)
                {
                    for (var i = 0; i < shape.OutH; i++)
                    {
                        for (var j = 0; j < shape.OutW; j++)
                        {
                            for (var c = 0; c < shape.GroupC; c++)
                            {
                                for (var r = 0; r < shape.KernelH; r++)
                                {
                                    for (var s = 0; s < shape.KernelW; s++)
                                    {
                                        var row = (i * shape.StrideH) - shape.PadH + (r * shape.DilationH);
                                        var column = (j * shape.StrideW) - shape.PadW + (s * shape.DilationW);
                                        if ((uint)row < (uint)shape.H && (uint)column < (uint)shape.W)
                                        {
                                            var channel = (k / shape.GroupK * shape.GroupC) + c;
                                            yield return (
                                                (((((n * shape.C) + channel) * shape.H) + row) * shape.W) + column,
                                                (((((nint)k * shape.GroupC) + c) * shape.KernelH) + r) * shape.KernelW + s,
                                                (((((n * shape.K) + k) * shape.OutH) + i) * shape.OutW) + j);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
