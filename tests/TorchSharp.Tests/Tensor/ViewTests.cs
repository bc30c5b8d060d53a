using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public sealed class ViewTests
{
    [Fact]
    public void Flattening_a_crop_of_grey_images_takes_the_cropped_pixels()
    {
        var images = arange(2 * 28 * 28).reshape(2, 1, 28, 28);
        var crop = images[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(0, 14)];
        var flat = crop.flatten(1);
        Assert.Equal([2L, 392L], flat.shape);
        Assert.Equal(784L, flat[1, 0].item<long>());
        Assert.Equal(784L + 391, flat[1, 391].item<long>());
    }

    /// <summary>Crops and permutations of random shapes: a reshape has the elements of a reshaped copy, whether it is a view or not.</summary>
    [Fact]
    public void A_reshape_of_any_strides_equals_the_reshape_of_a_copy()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            using var scope = NewDisposeScope();
            long[] sizes = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (long)random.Next(1, 5))];
            var x = arange(sizes.Aggregate(1L, (a, b) => a * b)).reshape(sizes);
            for (var d = 0; d < sizes.Length; d++)
            {
                var from = random.Next(0, (int)sizes[d]);
                x = x.slice(d, from, random.Next(from + 1, (int)sizes[d] + 1), random.Next(1, 3));
            }
            x = x.permute([.. Enumerable.Range(0, sizes.Length).OrderBy(_ => random.Next()).Select(d => (long)d)]);
            var target = Cut(x.numel(), random);
            Assert.True(x.reshape(target).Equals(x.clone().reshape(target)), $"strides [{string.Join(", ", x.stride())}] of [{string.Join(", ", x.shape)}] to [{string.Join(", ", target)}]");
        }
    }

    [Fact]
    public void A_strided_view_stays_inside_its_memory()
    {
        var x = arange(6);
        Assert.Equal([1L, 2L, 3L, 4L], x.as_strided([2, 2], [2, 1], 1).data<long>().ToArray());
        Assert.Throws<ArgumentException>(() => x.as_strided([64], [1], 1));
        Assert.Throws<ArgumentException>(() => x.as_strided([2], [-1], 0));
    }

    [Fact]
    public void A_shape_that_no_memory_holds_is_refused() => Assert.Throws<NotSupportedException>(() => zeros([1L << 32, 1L << 32]));

    [Fact]
    public void Values_that_do_not_fit_the_picked_places_are_refused()
    {
        var x = zeros(3);
        var places = tensor(new[] { 0L, 1L });
        Assert.Throws<ArgumentException>(() => x.index_put_(ones(3), [places], accumulate: true));
        Assert.Throws<NotSupportedException>(() => zeros(3, int64).uniform_(0, 1));
    }

    [Fact]
    public void Integer_powers_are_exact() => Assert.Equal(4052555153018976267L, tensor(3L).pow(39).item<long>());

    private static long[] Cut(long count, Random random)
    {
        List<long> sizes = [];
        while (count > 1)
        {
            var divisors = Enumerable.Range(1, (int)count).Where(d => count % d == 0).ToArray();
            var size = divisors[random.Next(divisors.Length)];
            sizes.Add(size);
            count /= size;
        }
        return [.. sizes];
    }
}
