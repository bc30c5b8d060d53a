using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What autograd knows of a tensor; shared by all handles on it.</summary>
internal sealed class GradientRecord
{
    private Node? _leaf;

    /// <summary>The operation that made the tensor; null for a leaf.</summary>
    internal Node? Origin { get; set; }

    /// <summary>Whether a leaf was asked to collect its gradient.</summary>
    internal bool RequiresGradient { get; set; }

    /// <summary>The collected gradient.</summary>
    internal Tensor? Gradient { get; set; }

    /// <summary>Where gradients of this tensor go: its origin, or for a leaf the node that adds them up.</summary>
    internal Node? Target => Origin ?? (RequiresGradient ? _leaf ??= new AccumulateNode(this) : null);
}

/// <summary>Whether operations are recorded, thread by thread.</summary>
internal static class GradientMode
{
    [ThreadStatic] private static bool s_disabled;

    internal static bool Enabled
    {
        get => !s_disabled;
        set => s_disabled = !value;
    }

    /// <summary>Sets the mode until the result is disposed.</summary>
    internal static IDisposable Set(bool enabled) => new Restore(enabled);

    private sealed class Restore : IDisposable
    {
        private readonly bool _before = Enabled;

        internal Restore(bool enabled) => Enabled = enabled;

        public void Dispose() => Enabled = _before;
    }
}
