using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What autograd knows of a tensor; shared by all handles on it.</summary>
internal sealed class GradientRecord
{
    private Node? _leaf;

    /// <summary>The operation that made the tensor; null for a leaf.</summary>
    internal Node? Origin { get; set; }

    /// <summary>Set if a leaf was asked to collect its gradient: what that is to be like.</summary>
    internal GradientForm? Collects { get; set; }

    /// <summary>The collected gradient.</summary>
    internal Tensor? Gradient { get; set; }

    /// <summary>Where gradients of this tensor go: its origin, or for a leaf the node that adds them up.</summary>
    internal Node? Target => Origin ?? (Collects is null ? null : _leaf ??= new AccumulateNode(this) { Form = Collects });
}

/// <summary>Whether operations are recorded, thread by thread.</summary>
internal static class GradientMode
{
    [ThreadStatic] private static bool s_disabled, s_inference;

    /// <summary>Whether operations are recorded on this thread.</summary>
    internal static bool Enabled => !s_disabled && !s_inference;

    /// <summary>Whether this thread only infers: nothing is recorded, whatever is switched on inside.</summary>
    internal static bool Inference => s_inference;

    /// <summary>Sets the mode until the result is disposed.</summary>
    internal static IDisposable Set(bool enabled) => new Restore(!enabled, s_inference);

    /// <summary>Sets inference until the result is disposed.</summary>
    internal static IDisposable SetInference(bool infers) => new Restore(s_disabled, infers);

    private sealed class Restore : IDisposable
    {
        private readonly bool _disabled = s_disabled, _inference = s_inference;
        private bool _restored;

        internal Restore(bool disabled, bool inference) => (s_disabled, s_inference) = (disabled, inference);

        public void Dispose()
        {
            if (_restored) return;
            _restored = true;
            (s_disabled, s_inference) = (_disabled, _inference);
        }
    }
}
