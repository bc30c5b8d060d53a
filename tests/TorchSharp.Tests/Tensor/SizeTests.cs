using static TorchSharp.torch;

namespace TorchSharp.Tests;

public sealed class SizeTests
{
    [Fact]
    public void A_tuple_a_number_and_an_array_are_shapes()
    {
        Assert.Equal([4, 5], randint(10, (4, 5)).shape);
        Assert.Equal([7], randint(0, 10, 7).shape);
        Assert.Equal([2, 3, 4], randint(0, 10, new Size([2, 3, 4])).shape);
        Assert.Equal([2, 3, 5], ones(6, 5).unflatten(0, (2, 3)).shape);
        Assert.Equal([4, 5], ones(1, 5).expand((4, 5)).shape);
    }

    [Fact]
    public void The_same_numbers_as_for_an_array()
    {
        manual_seed(1);
        var expected = randint(0, 100, new long[] { 3, 4 }).data<long>().ToArray();
        manual_seed(1);
        Assert.Equal(expected, randint(0, 100, (3, 4)).data<long>().ToArray());
    }

    [Fact]
    public void Shapes_are_values()
    {
        Size shape = (2, 3, 4);
        Assert.True(shape == new Size([2, 3]) + new Size(4L));
        Assert.True(shape != (2, 3));
        Assert.Equal(24, shape.numel());
        Assert.Equal(4, shape[-1]);
        Assert.Equal([3, 4], shape.Slice(1, 3));
        Assert.Equal(1, default(Size).numel());
        Assert.True(default(Size) == Size.Empty && Size.Empty.IsScalar);
    }
}
