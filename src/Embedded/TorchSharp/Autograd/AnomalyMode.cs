using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>While it is open, every backward pass stops at the first operation that makes a NaN, and says which and where it was called.</summary>
/// <remarks>Opened by <see cref="autograd.detect_anomaly"/>. Recording where each operation was called is slow: for finding an error only.
/// The forward pass must run while it is open too.</remarks>
public class AnomalyMode : IDisposable
{
    private static volatile bool s_enabled, s_checks;
    private readonly (bool Enabled, bool Checks) _before = (s_enabled, s_checks);

    /// <summary>Sets the mode, for all threads, until this is disposed.</summary>
    /// <param name="enabled">Whether calls are remembered and backward passes are watched.</param>
    /// <param name="check_nan">Whether a NaN in a gradient is an error.</param>
    public AnomalyMode(bool enabled, bool check_nan = true) => (s_enabled, s_checks) = (enabled, check_nan);

    /// <summary>Whether the mode is on.</summary>
    public static bool IsEnabled => s_enabled;

    /// <summary>Whether a NaN in a gradient is an error: the mode is on and was asked to check.</summary>
    public static bool ShouldCheckNaN => s_enabled && s_checks;

    /// <summary>Goes back to the mode before.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Goes back to the mode before.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) (s_enabled, s_checks) = _before;
    }

    /// <summary>Throws if one of the gradients that a node gave has a NaN.</summary>
    internal static void Check(Node node, Tensor?[] gradients)
    {
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is not { } gradient || !HasNaN(gradient)) continue;
            throw new InvalidOperationException($"Function '{node.Name}Backward0' returned nan values in its {i}th output, a gradient of shape {Layout.Text(gradient.Sizes)}."
                + (node.Call is null ? " The forward call was made outside anomaly mode: open detect_anomaly() around it to see where." : $" The forward call was {node.Call}."));
        }
    }

    /// <summary>The innermost call on the stack that is not the engine's.</summary>
    internal static string CallSite()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || method.Module.Assembly == typeof(AnomalyMode).Assembly) continue;
            var place = frame.GetFileName() is { } file ? $" in {file}:line {frame.GetFileLineNumber()}" : "";
            return $"at {method.DeclaringType?.FullName}.{method.Name}{place}";
        }
        return "made by the engine itself";
    }

    private static bool HasNaN(Tensor gradient)
    {
        using var mode = GradientMode.Set(false);
        return gradient.is_floating_point() && (bool)gradient.isnan().any();
    }
}
