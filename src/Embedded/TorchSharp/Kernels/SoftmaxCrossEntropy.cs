using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Cross-entropy between softmax(logits) and class indices: per row, −log softmax(z)[t] = max + log Σⱼ eᶻʲ⁻ᵐᵃˣ − z[t].</summary>
internal static unsafe class SoftmaxCrossEntropy
{
    /// <summary>What PyTorch takes for "leave this row out" by default.</summary>
    public const long DefaultIgnoreIndex = -100;

    /// <summary>The sum of the rows' losses; divide it by <paramref name="counted"/> for the mean.</summary>
    /// <param name="rows">Rows of logits.</param>
    /// <param name="classes">Columns of logits.</param>
    /// <param name="logits">rows × classes, contiguous.</param>
    /// <param name="targets">The class of each row.</param>
    /// <param name="ignoreIndex">A target that leaves its row out.</param>
    /// <param name="probabilities">Receives softmax(logits), which the backward pass needs.</param>
    /// <param name="losses">Receives each row's loss, 0 for a row left out; null if not wanted.</param>
    /// <param name="counted">How many rows were not left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class; nothing has been written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Forward<T>(
        int rows, int classes, T* logits, long* targets, long ignoreIndex, T* probabilities, T* losses, out long counted)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        counted = 0;
        for (var i = 0; i < rows; i++)
        {
            if (targets[i] == ignoreIndex)
            {
                continue;
            }

            if (targets[i] < 0 || targets[i] >= classes)
            {
                throw new ArgumentOutOfRangeException(nameof(targets), $"Target {targets[i]} is out of bounds: with {classes} classes, targets are 0 to {classes - 1}.");
            }

            counted++;
        }

        Softmax.Forward(rows, classes, logits, probabilities);
        var sum = T.Zero;
        for (var i = 0; i < rows; i++)
        {
            var loss = T.Zero;
            if (targets[i] != ignoreIndex)
            {
                // The greatest probability is 1 / Σⱼ eᶻʲ⁻ᵐᵃˣ, and never underflows.
                var row = (nint)i * classes;
                var maximum = Softmax.Maximum(logits + row, classes);
                loss = maximum - logits[row + (nint)targets[i]] - T.Log(Softmax.Maximum(probabilities + row, classes));
            }

            sum += loss;
            if (losses != null)
            {
                losses[i] = loss;
            }
        }

        return sum;
    }

    /// <summary>gradient[i, j] = scale · (probabilities[i, j] − [j = target i]), zero for a row left out.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="probabilities">What the forward pass saved.</param>
    /// <param name="targets">The class of each row.</param>
    /// <param name="ignoreIndex">A target that leaves its row out.</param>
    /// <param name="scale">The gradient of the result, divided by the number of counted rows for a mean.</param>
    /// <param name="rowScales">If not null, one more factor for each row: the gradient of each row's own loss.</param>
    /// <param name="gradient">rows × classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<T>(
        int rows, int classes, T* probabilities, long* targets, long ignoreIndex, T scale, T* rowScales, T* gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows; i++)
        {
            var p = probabilities + ((nint)i * classes);
            var g = gradient + ((nint)i * classes);
            if (targets[i] == ignoreIndex)
            {
                new Span<T>(g, classes).Clear();
                continue;
            }

            var factor = rowScales == null ? scale : scale * rowScales[i];
            var target = p[targets[i]];
            System.Numerics.Tensors.TensorPrimitives.Multiply(new ReadOnlySpan<T>(p, classes), factor, new Span<T>(g, classes));
            g[targets[i]] = (target - T.One) * factor;
        }
    }
}
