using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The two-dimensional convolution and its gradients; <see cref="NaiveConv2d"/> has the formula.</summary>
/// <remarks>
/// Chooses between <see cref="DirectConv2d{V,L}"/>, for float32 images with few channels, and <see cref="PatchConv2d{T,V,L}"/>, which packs patches of the image
/// straight into the tiles of a matrix product and serves every stride, dilation and grouping. All results are overwritten. The choice, the partition of the work and so
/// the bits of the result depend on the shape and the vector width only.
/// </remarks>
internal static unsafe class Conv2d
{
    /// <summary>The output y; the bias is null or one number for each output channel.</summary>
    public static void Forward<T>(in ConvShape shape, T* x, T* w, T* bias, T* y) where T : unmanaged, INumber<T>
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512:
                if (typeof(T) != typeof(float) || !DirectConv2d<Vector512<float>, Lanes512<float>>.TryForward(shape, (float*)x, (float*)w, (float*)bias, (float*)y))
                {
                    PatchConv2d<T, Vector512<T>, Lanes512<T>>.Forward(shape, x, w, bias, y);
                }

                break;
            case SimdWidth.Bits256:
                if (typeof(T) != typeof(float) || !DirectConv2d<Vector256<float>, Lanes256<float>>.TryForward(shape, (float*)x, (float*)w, (float*)bias, (float*)y))
                {
                    PatchConv2d<T, Vector256<T>, Lanes256<T>>.Forward(shape, x, w, bias, y);
                }

                break;
            case SimdWidth.Bits128:
                if (typeof(T) != typeof(float) || !DirectConv2d<Vector128<float>, Lanes128<float>>.TryForward(shape, (float*)x, (float*)w, (float*)bias, (float*)y))
                {
                    PatchConv2d<T, Vector128<T>, Lanes128<T>>.Forward(shape, x, w, bias, y);
                }

                break;
            default:
                if (typeof(T) != typeof(float) || !DirectConv2d<float, Lanes1<float>>.TryForward(shape, (float*)x, (float*)w, (float*)bias, (float*)y))
                {
                    PatchConv2d<T, T, Lanes1<T>>.Forward(shape, x, w, bias, y);
                }

                break;
        }
    }

    /// <summary>The gradient of the input, gx, from that of the output.</summary>
    public static void BackwardInput<T>(in ConvShape shape, T* gy, T* w, T* gx) where T : unmanaged, INumber<T>
    {
        var done = typeof(T) == typeof(float) && Simd.Width switch
        {
            SimdWidth.Bits512 => NarrowInputGradient<Vector512<float>, Lanes512<float>>.TryRun(shape, (float*)gy, (float*)w, (float*)gx),
            SimdWidth.Bits256 => NarrowInputGradient<Vector256<float>, Lanes256<float>>.TryRun(shape, (float*)gy, (float*)w, (float*)gx),
            SimdWidth.Bits128 => NarrowInputGradient<Vector128<float>, Lanes128<float>>.TryRun(shape, (float*)gy, (float*)w, (float*)gx),
            _ => false,
        };
        if (done)
        {
            return;
        }

        // With stride 1 the gradient is itself a convolution: of gy with the weights turned round, padded so that each pixel meets all outputs it went into.
        var padH = (shape.DilationH * (shape.KernelH - 1)) - shape.PadH;
        var padW = (shape.DilationW * (shape.KernelW - 1)) - shape.PadW;
        if (shape.StrideH == 1 && shape.StrideW == 1 && padH >= 0 && padW >= 0 && shape.Pixels > 0)
        {
            var turned = Scratch.Take<T>(ScratchFor.TurnedWeights, shape.WeightSize);
            TurnRound(shape, w, turned);
            var back = shape with { C = shape.K, H = shape.OutH, W = shape.OutW, K = shape.C, PadH = padH, PadW = padW };
            Forward(back, gy, turned, null, gx);
            return;
        }

        PatchGradients<T>.BackwardInput(shape, gy, w, gx);
    }

    /// <summary>The gradient of the weights, gw, from the input and the gradient of the output.</summary>
    public static void BackwardWeight<T>(in ConvShape shape, T* x, T* gy, T* gw) where T : unmanaged, INumber<T>
    {
        var done = typeof(T) == typeof(float) && Simd.Width switch
        {
            SimdWidth.Bits512 => DirectWeights<Vector512<float>, Lanes512<float>>.TryRun(shape, (float*)x, (float*)gy, (float*)gw),
            SimdWidth.Bits256 => DirectWeights<Vector256<float>, Lanes256<float>>.TryRun(shape, (float*)x, (float*)gy, (float*)gw),
            SimdWidth.Bits128 => DirectWeights<Vector128<float>, Lanes128<float>>.TryRun(shape, (float*)x, (float*)gy, (float*)gw),
            _ => DirectWeights<float, Lanes1<float>>.TryRun(shape, (float*)x, (float*)gy, (float*)gw),
        };
        if (!done)
        {
            PatchGradients<T>.BackwardWeight(shape, x, gy, gw);
        }
    }

    /// <summary>The gradient of the bias: gb[k] = Σ over n, i, j of gy[n, k, i, j].</summary>
    public static void BackwardBias<T>(in ConvShape shape, T* gy, T* gb) where T : unmanaged, INumber<T> =>
        Sums.OfChannels(shape.N, shape.K, shape.Pixels, gy, gb);

    /// <summary>turned[c, k, r, s] = w[k, c, KernelH − 1 − r, KernelW − 1 − s] in each group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnRound<T>(in ConvShape shape, T* w, T* turned) where T : unmanaged
    {
        var size = shape.KernelH * shape.KernelW;
        for (var g = 0; g < shape.Groups; g++)
        {
            for (var c = 0; c < shape.GroupC; c++)
            {
                for (var k = 0; k < shape.GroupK; k++)
                {
                    var from = w + ((((((nint)g * shape.GroupK) + k) * shape.GroupC) + c) * size);
                    var to = turned + ((((((nint)g * shape.GroupC) + c) * shape.GroupK) + k) * size);
                    for (var i = 0; i < size; i++)
                    {
                        to[i] = from[size - 1 - i];
                    }
                }
            }
        }
    }
}
