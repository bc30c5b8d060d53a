using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Facts about joining and cutting that hold for all shapes.</summary>
public sealed class JoinPropertyTests
{
    private static readonly Gen<long[]> s_shapes =
        from dimensions in Gen.Choose(1, 4)
        from sizes in Gen.ArrayOf(Gen.Choose(0, 4), dimensions)
        select Array.ConvertAll(sizes, size => (long)size);

    [Fact]
    public void Concatenating_the_pieces_of_a_split_gives_the_tensor_back() => Property.Holds(
        from shape in s_shapes
        from dim in Gen.Choose(0, shape.Length - 1)
        from size in Gen.Choose(1, 5)
        select (shape, dim, size),
        drawn =>
        {
            var x = arange(drawn.shape.Aggregate(1L, (a, b) => a * b)).reshape(drawn.shape);
            var pieces = x.split(drawn.size, drawn.dim);
            Assert.True(cat(pieces, drawn.dim).Equals(x));
        });
}
