using static TorchSharp.torch;

namespace Course.Tests.Data;

/// <summary>Tensors from and to plain numbers.</summary>
internal static class Numbers
{
    /// <summary>Fails unless a tensor has this shape and these values, to 1e-5.</summary>
    public static void Equal(long[] shape, float[] expected, Tensor actual)
    {
        Assert.Equal(shape, actual.shape);
        float[] values = Of(actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= 1e-5, $"At {i}: {expected[i]} is expected and {values[i]} found in {string.Join(", ", values)}");
    }

    public static float[] Of(Tensor tensor) => tensor.data<float>().ToArray();
}
