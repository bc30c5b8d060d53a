using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A parameter and its gradient in row-major order, for one step of an optimiser; the parameter's values are written back at the end.</summary>
internal sealed class StepOperands : IDisposable
{
    private readonly Parameter _parameter;

    internal StepOperands(Parameter parameter, Tensor gradient)
    {
        if (gradient.dtype != parameter.dtype || !parameter.is_floating_point())
            throw new InvalidOperationException($"An optimiser steps Float32 and Float64 parameters with gradients of the same type, not {parameter.dtype} with {gradient.dtype}.");
        _parameter = parameter;
        Values = parameter.Dense();
        Gradient = gradient.Dense();
    }

    internal Tensor Values { get; }

    internal Tensor Gradient { get; }

    public void Dispose()
    {
        if (!ReferenceEquals(Values.Storage, _parameter.Storage)) Strided.Copy(Values, _parameter);
        _parameter.Storage.BumpVersion();
        Values.Dispose();
        Gradient.Dispose();
    }
}
