using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The step that Adam and AdamW share.</summary>
internal static class AdamStep
{
    internal static void Run(Parameter parameter, Tensor gradient, Tensor mean, Tensor square, Tensor? largest, in AdamOptions options)
    {
        using var step = new StepOperands(parameter, gradient);
        if (parameter.dtype == ScalarType.Float32) Run<float>(step, mean, square, largest, options);
        else Run<double>(step, mean, square, largest, options);
    }

    private static unsafe void Run<T>(StepOperands step, Tensor mean, Tensor square, Tensor? largest, in AdamOptions options) where T : unmanaged, IFloatingPointIeee754<T>
    {
        OptimizerSteps.Adam(
            (nint)step.Values.NumberOfElements, step.Values.Pointer<T>(), step.Gradient.Pointer<T>(),
            mean.Pointer<T>(), square.Pointer<T>(), largest is null ? null : largest.Pointer<T>(), options);
        GC.KeepAlive(mean);
        GC.KeepAlive(square);
        GC.KeepAlive(largest);
    }
}
