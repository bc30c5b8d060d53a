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
    public void Things_take_turns_in_ten_classes_whose_names_are_in_alphabetical_order()
    {
        var set = SyntheticImages.Things(12, size: 24);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], set.Labels);
        Assert.Equal(set.ClassNames.Order(StringComparer.Ordinal), set.ClassNames);
        Assert.Equal("things: 12 images of 24×24 in 3 channels, 10 classes", set.ToString());
    }

    /// <summary>Within a radius of 1: walls of 1.3 by 1.0 less a door of 0.34 by 0.62, and a roof of base 1.9 and height 0.85, which overlap by 1.3 times 0.05.</summary>
    [Fact]
    public void A_house_covers_the_area_of_its_geometry()
    {
        const int size = 48, house = 4;
        var set = SyntheticImages.Things(1_000, size, seed: 3);
        double covered = 0, radii = 0;
        // The second of an image's 23 draws is its size.
        using var draws = rand(1_000, 23, generator: new Generator(3));
        for (int i = house; i < set.Count; i += 10)
        {
            // The ground is at most 0.4 and a thing at least 0.5 in every channel; noise of 0.04 and a small disc blur it.
            covered += Enumerable.Range(0, size * size).Count(pixel => Enumerable.Range(0, 3).All(channel => set.Pixels(i)[channel * size * size + pixel] > 0.45 * 255));
            double radius = size * (0.28 + 0.14 * draws[i, 1].item<float>());
            radii += radius * radius;
        }
        const double area = 1.3 * 1.0 - 0.34 * 0.62 + 1.9 * 0.85 / 2 - 1.3 * 0.05;
        Assert.InRange(covered / radii / area, 0.9, 1.1);
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
