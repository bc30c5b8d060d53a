namespace TorchSharp.Tests;

/// <summary>What earlier tests forgot must not be finalised while another test counts tensors or bytes.</summary>
internal static class Forgotten
{
    /// <summary>Finalises what nobody holds, and then what only that held.</summary>
    internal static void Collect()
    {
        for (var again = 0; again < 3; again++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
