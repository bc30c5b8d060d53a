namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as its own code sees it.</summary>
public sealed class KernelInvocationContext
{
    private static volatile KernelInvocationContext? s_current;

    private readonly ICellOutput _output;

    private KernelInvocationContext(ICellOutput output) => _output = output;

    /// <summary>The context of the running cell; null in a program that is no notebook kernel.</summary>
    public static KernelInvocationContext? Current => s_current;

    /// <summary>Cancelled when somebody interrupts the cell; long loops and waits may listen to it.</summary>
    public CancellationToken CancellationToken => _output.CancellationToken;

    internal ICellOutput Output => _output;

    /// <summary>Makes a kernel the one that shows what cells display. Threads that a cell started see it as well.</summary>
    internal static void Attach(ICellOutput output) => s_current = new KernelInvocationContext(output);
}
