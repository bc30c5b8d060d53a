using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Shapes with more elements than memory or numbers have.</summary>
public sealed class LargeShapeTests
{
    public static TheoryData<long[], ScalarType, string> Shapes => new()
    {
        { [1L << 60], ScalarType.Float32, "4611686018427387904 bytes" },
        { [1L << 40, 1L << 40], ScalarType.Float64, "9671406556917033397649408 bytes" },
        { [2_200_000_000], ScalarType.Int8, "2200000000 bytes" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_too_large_is_refused_with_its_size(long[] shape, ScalarType type, string bytes)
    {
        var message = Assert.Throws<NotSupportedException>(() => empty(shape, type)).Message;
        Assert.Contains($"[{string.Join(", ", shape)}]", message, StringComparison.Ordinal);
        Assert.Contains(bytes, message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => ones(shape, type));
    }

    [Fact]
    public void A_large_shape_without_elements_is_a_tensor() => Assert.Equal(0, empty(1L << 40, 0, 1L << 40).numel());
}
