namespace TorchSharp.Kernels;

/// <summary>The sizes of a two-dimensional pooling. Planes are H × W and contiguous, one behind the other: images times channels of them.</summary>
/// <param name="Planes">Images times channels.</param>
/// <param name="H">Height of the input.</param>
/// <param name="W">Width of the input.</param>
/// <param name="KernelH">Height of the window.</param>
/// <param name="KernelW">Width of the window.</param>
/// <param name="StrideH">Steps down for each row of the output.</param>
/// <param name="StrideW">Steps along for each column of the output.</param>
/// <param name="PadH">Rows around the input that no maximum sees and that an average counts as zeros; at most half of the window.</param>
/// <param name="PadW">Columns of the same.</param>
/// <param name="DilationH">Rows from one row of the window to the next (maximum only).</param>
/// <param name="DilationW">Columns from one column of the window to the next (maximum only).</param>
/// <param name="CeilMode">Whether windows may begin inside and end outside of the padded input.</param>
internal readonly record struct PoolShape(
    int Planes, int H, int W, int KernelH, int KernelW, int StrideH, int StrideW,
    int PadH = 0, int PadW = 0, int DilationH = 1, int DilationW = 1, bool CeilMode = false)
{
    /// <summary>Height of the output, by PyTorch's rule: ⌊(H + 2·PadH − DilationH·(KernelH − 1) − 1) / StrideH⌋ + 1, or ⌈…⌉ + 1 less a last window that would begin in the padding.</summary>
    public int OutH => Out(H, KernelH, StrideH, PadH, DilationH);

    /// <summary>Width of the output, by the same rule.</summary>
    public int OutW => Out(W, KernelW, StrideW, PadW, DilationW);

    /// <summary>Whether every window is 2 × 2, begins where the last one ended, and lies inside.</summary>
    public bool IsHalving =>
        (KernelH, KernelW, StrideH, StrideW, PadH, PadW, DilationH, DilationW) == (2, 2, 2, 2, 0, 0, 1, 1) && 2 * OutH <= H && 2 * OutW <= W;

    private int Out(int size, int kernel, int stride, int pad, int dilation)
    {
        var last = size + (2 * pad) - (dilation * (kernel - 1)) - 1 + (CeilMode ? stride - 1 : 0);
        var count = last < 0 ? 0 : (last / stride) + 1;
        return CeilMode && count > 0 && (count - 1) * stride >= size + pad ? count - 1 : count;
    }
}
