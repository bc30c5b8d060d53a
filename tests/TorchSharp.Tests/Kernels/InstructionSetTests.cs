using TorchSharp.Kernels;

namespace TorchSharp.Tests.Kernels;

/// <summary>The kernels in processes whose .NET leaves instruction sets of this processor alone.</summary>
/// <remarks>Setting <see cref="Simd.Width"/> reaches the narrow loops, but the JIT still compiles them with all instructions; a process that lacks these shows that nothing needs them.</remarks>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void Kernels_agree_with_their_naive_loops_without_an_instruction_set(string missing, int bits)
    {
        var widest = Enum.Parse<SimdWidth>(Program.Start(Program.Compare, (missing, "0"))[^1]);
        Assert.True((int)widest <= bits, $"{missing}=0 left vectors of {widest}");
    }
}
