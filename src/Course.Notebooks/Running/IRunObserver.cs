using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>Watches a run as it happens. The calls come one at a time.</summary>
public interface IRunObserver
{
    /// <summary>A cell is sent to the kernel.</summary>
    /// <param name="cell">Which one.</param>
    void CellStarted(RunningCell cell);

    /// <summary>The running cell said something.</summary>
    /// <param name="cell">Which one.</param>
    /// <param name="kernelEvent">What it said.</param>
    void CellSaid(RunningCell cell, KernelEvent kernelEvent);

    /// <summary>A cell is over.</summary>
    /// <param name="cell">How it ended.</param>
    void CellEnded(CellRun cell);
}
