using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A function of single elements whose slope is written with its input, with kernels for both.</summary>
/// <remarks>One with parameters is an object for each setting of them; the catalogue takes the default setting.</remarks>
internal abstract class ActivationOperator : UnaryOperator
{
    protected override Reads SlopeReads => Reads.Input;

    protected override bool HasBackwardKernel => true;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -4, 4);

    /// <exception cref="InvalidOperationException">The input has integers, and the function gives none.</exception>
    internal new Tensor Apply(Tensor x)
    {
        if (!x.is_floating_point() && !KeepsIntegers)
            throw new InvalidOperationException($"{Name} is not implemented for {x.dtype}: convert the input with to_type(float32).");
        return base.Apply(x);
    }

    /// <summary>One of two numbers for each element, of a floating-point type.</summary>
    protected static Tensor Choose(Tensor condition, double yes, double no, ScalarType type)
    {
        using Tensor a = full([], yes, type), b = full([], no, type);
        return where(condition, a, b);
    }
}
