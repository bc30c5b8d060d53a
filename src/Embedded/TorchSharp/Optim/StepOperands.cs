using System.Numerics;
using TorchSharp.Kernels;
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

    /// <summary>Steps the values, and those of up to three tensors of the state, which are contiguous.</summary>
    internal unsafe void Run<T, TFormula>(TFormula formula, Tensor? a, Tensor? b, Tensor? c)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : unmanaged, IStepFormula
    {
        StepFormula.Run(formula, (nint)Values.NumberOfElements, Values.Pointer<T>(), Gradient.Pointer<T>(), At(a), At(b), At(c));
        GC.KeepAlive((a, b, c));

        static T* At(Tensor? state) => state is null ? null : state.Pointer<T>();
    }

    public void Dispose()
    {
        if (!ReferenceEquals(Values.Storage, _parameter.Storage)) Strided.Copy(Values, _parameter);
        _parameter.Storage.BumpVersion();
        Values.Dispose();
        Gradient.Dispose();
    }
}
