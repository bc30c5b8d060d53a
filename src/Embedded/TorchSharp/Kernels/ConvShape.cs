namespace TorchSharp.Kernels;

/// <summary>The sizes of a two-dimensional convolution. Images are N × C × H × W, weights K × C/Groups × KernelH × KernelW, results N × K × OutH × OutW, all contiguous.</summary>
/// <param name="N">Images.</param>
/// <param name="C">Channels of the input; divisible by <paramref name="Groups"/>.</param>
/// <param name="H">Height of the input.</param>
/// <param name="W">Width of the input.</param>
/// <param name="K">Channels of the output; divisible by <paramref name="Groups"/>.</param>
/// <param name="KernelH">Height of the kernel.</param>
/// <param name="KernelW">Width of the kernel.</param>
/// <param name="StrideH">Steps down the input for each row of the output.</param>
/// <param name="StrideW">Steps along the input for each column of the output.</param>
/// <param name="PadH">Rows of zeros above and below the input.</param>
/// <param name="PadW">Columns of zeros left and right of the input.</param>
/// <param name="DilationH">Rows of the input from one row of the kernel to the next.</param>
/// <param name="DilationW">Columns of the input from one column of the kernel to the next.</param>
/// <param name="Groups">Parts into which the channels are cut; each output channel sees the input channels of its part.</param>
internal readonly record struct ConvShape(
    int N, int C, int H, int W, int K, int KernelH, int KernelW,
    int StrideH = 1, int StrideW = 1, int PadH = 0, int PadW = 0, int DilationH = 1, int DilationW = 1, int Groups = 1)
{
    /// <summary>Height of the output: ⌊(H + 2·PadH − DilationH·(KernelH − 1) − 1) / StrideH⌋ + 1, at least 0.</summary>
    public int OutH => Out(H, KernelH, StrideH, PadH, DilationH);

    /// <summary>Width of the output, computed as the height is.</summary>
    public int OutW => Out(W, KernelW, StrideW, PadW, DilationW);

    /// <summary>Input channels that an output channel sees.</summary>
    public int GroupC => C / Groups;

    /// <summary>Output channels of a group.</summary>
    public int GroupK => K / Groups;

    /// <summary>Numbers that go into one output: the channels of a group times the kernel's height and width.</summary>
    public int Taps => GroupC * KernelH * KernelW;

    /// <summary>Pixels of an output channel.</summary>
    public int Pixels => OutH * OutW;

    /// <summary>Elements of one input image.</summary>
    public nint ImageSize => (nint)C * H * W;

    /// <summary>Elements of one output image.</summary>
    public nint ResultSize => (nint)K * Pixels;

    /// <summary>Elements of the weights.</summary>
    public nint WeightSize => (nint)K * Taps;

    private static int Out(int size, int kernel, int stride, int pad, int dilation)
    {
        var last = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        return last < 0 ? 0 : (last / stride) + 1;
    }
}
