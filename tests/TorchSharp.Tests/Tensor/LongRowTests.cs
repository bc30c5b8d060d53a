using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Rows long enough for what is done differently with them.</summary>
public sealed class LongRowTests
{
    [Theory]
    [InlineData(1024, 3)]
    [InlineData(1024, -3)]
    [InlineData(1024, 500)]
    [InlineData(2500, 1)]
    public void Rolling_puts_each_element_behind_its_shift(int columns, int shift)
    {
        var rolled = arange(3 * columns).reshape(3, columns).roll(shift, 1);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < columns; j++)
                Assert.Equal(i * columns + j, rolled[i, (j + shift + columns) % columns].ToInt64());
    }
}
