using Course.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class SyntheticImagesTests
{
    [Fact]
    public void Shapes_take_turns_in_their_four_classes()
    {
        var set = SyntheticImages.Shapes(10, size: 24);

        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1], set.Labels);
        Assert.Equal("shapes: 10 images of 24×24 in 3 channels, 4 classes", set.ToString());
    }

    /// <summary>Within a radius r, a circle has the area πr², the square 2r², the triangle 3√3/4 r², the cross 4·0.28·0.95·2 − 4·0.28² = 1.814 r²; the same draws make all four.</summary>
    [Fact]
    public void Shapes_have_the_areas_of_their_geometry()
    {
        double[] area = new double[4];
        var set = SyntheticImages.Shapes(800, size: 32, seed: 5);
        for (int i = 0; i < set.Count; i++)
            // The ground is at most 0.3, a shape at least 0.45: the red channel tells them apart but for the noise.
            area[i % 4] += Enumerable.Range(0, 1024).Count(pixel => set.Pixels(i)[pixel] > 0.375 * 255) / 200.0;

        double unit = area[0] / Math.PI;
        Assert.InRange(area[1] / unit, 1.85, 2.15);
        Assert.InRange(area[2] / unit, 1.20, 1.40);
        Assert.InRange(area[3] / unit, 1.68, 1.95);
    }

    [Fact]
    public void Cells_are_brighter_than_their_ground()
    {
        var cells = SyntheticImages.Cells(20, size: 48, seed: 1);

        Assert.Equal([20, 1, 48, 48], cells.Images.shape);
        double inside = (cells.Images * cells.Masks).sum().item<float>() / cells.Masks.sum().item<float>();
        double outside = (cells.Images * (1 - cells.Masks)).sum().item<float>() / (1 - cells.Masks).sum().item<float>();
        Assert.True(inside > 2 * outside, $"{inside} inside, {outside} outside");
        Assert.InRange(cells.Images.min().item<float>(), 0, 1);
        Assert.InRange(cells.Images.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Masks_are_0_and_1_and_every_image_has_its_cells()
    {
        var cells = SyntheticImages.Cells(50, size: 32, seed: 2, mostCells: 5);

        Assert.Equal([0f, 1f], Numbers.Of(cells.Masks).Distinct().Order());
        Assert.Equal([1, 2, 3, 4, 5], cells.Counts.Distinct().Order());
        Assert.All(Numbers.Of(cells.Masks.sum([1L, 2, 3])), area => Assert.True(area > 0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_images_and_another_seed_others()
    {
        Assert.Equal(SyntheticImages.Shapes(3, seed: 1).Pixels(2).ToArray(), SyntheticImages.Shapes(3, seed: 1).Pixels(2).ToArray());
        Assert.NotEqual(SyntheticImages.Shapes(3, seed: 1).Pixels(2).ToArray(), SyntheticImages.Shapes(3, seed: 2).Pixels(2).ToArray());
        Assert.Equal(Numbers.Of(SyntheticImages.Cells(2, seed: 1).Images), Numbers.Of(SyntheticImages.Cells(2, seed: 1).Images));
    }
}
