namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads kernels use.</summary>
    public static int get_num_threads() => Kernels.Workers.Count;

    /// <summary>Sets how many threads kernels use; no result depends on it.</summary>
    public static void set_num_threads(int num) => Kernels.Workers.Count = num;
}
