using Course.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Data;

/// <summary>Numbers with six digits are PyTorch 1.13's: affine_grid and grid_sample, interpolate, torch.randint and torch.rand from a generator of the seed.</summary>
public sealed class TransformsTests
{
    private static Tensor Twelfths => (arange(12, dtype: float32) + 1).reshape(1, 1, 3, 4) / 12;

    private static Tensor Fifteenths => arange(16, dtype: float32).reshape(1, 1, 4, 4) / 15;

    private static Tensor Colours => tensor(new[] { 0.2f, 0.9f, 0.4f, 0.1f, 0.6f, 0.5f }, [1, 3, 1, 2]);

    [Fact]
    public void A_smaller_size_is_PyTorchs_smoothed_interpolation() =>
        Numbers.Equal([1, 1, 3, 2], [0.127619f, 0.232381f, 0.447619f, 0.552381f, 0.767619f, 0.872381f], Transforms.Resize(3, 2).Apply(Fifteenths));

    [Fact]
    public void Without_antialias_a_smaller_size_is_PyTorchs_plain_interpolation() =>
        Numbers.Equal([1, 1, 3, 2], [0.077778f, 0.211111f, 0.433333f, 0.566667f, 0.788889f, 0.922222f], Transforms.Resize(3, 2, antialias: false).Apply(Fifteenths));

    [Fact]
    public void A_larger_size_is_PyTorchs_interpolation() =>
        Numbers.Equal(
            [1, 1, 4, 6],
            [
                0.083333f, 0.125f, 0.180556f, 0.236111f, 0.291667f, 0.333333f, 0.291667f, 0.333333f, 0.388889f, 0.444444f, 0.5f, 0.541667f,
                0.541667f, 0.583333f, 0.638889f, 0.694444f, 0.75f, 0.791667f, 0.75f, 0.791667f, 0.847222f, 0.902778f, 0.958333f, 1,
            ],
            Transforms.Resize(4, 6).Apply(Twelfths));

    [Fact]
    public void A_frame_surrounds_the_image() =>
        Numbers.Equal([1, 1, 3, 3], [9, 9, 9, 9, 1, 9, 9, 9, 9], Transforms.Pad(1, fill: 9).Apply(ones(1, 1, 1, 1)));

    [Fact]
    public void The_middle_is_cut_out() =>
        Numbers.Equal([1, 1, 2, 2], [5 / 15f, 6 / 15f, 9 / 15f, 10 / 15f], Transforms.CenterCrop(2, 2).Apply(Fifteenths));

    /// <summary>torchvision's rule: int(round((4 − 1) / 2)) is 2, for Python rounds 1.5 to 2; and of 3 − 2 = 1 it is 0, for it rounds 0.5 to 0.</summary>
    [Fact]
    public void An_uneven_border_is_rounded_as_in_torchvision() =>
        Numbers.Equal([1, 1, 2, 1], [3 / 12f, 7 / 12f], Transforms.CenterCrop(2, 1).Apply(Twelfths));

    /// <summary>A generator of seed 3 draws the rows 1, 3, 2, 2 of the padded images, then the columns 0, 0, 0, 0.</summary>
    [Fact]
    public void A_random_crop_begins_where_the_generator_says_in_the_padded_image()
    {
        var cropped = Transforms.RandomCrop(4, padding: 2).Apply(Fifteenths.expand(4, 1, 4, 4).contiguous(), seed: 3);

        // Row 1 and column 0 of the padded image are row −1 and column −2 of the image.
        Numbers.Equal([4], [0, 0, 0, 0], cropped[0, 0, 0]);
        Numbers.Equal([4], [0, 0, 0, 1 / 15f], cropped[0, 0, 1]);
        Numbers.Equal([4], [0, 0, 4 / 15f, 5 / 15f], cropped[1, 0, 0]);
        Numbers.Equal([4], [0, 0, 0, 0], cropped[1, 0, 3]);
        Numbers.Equal([4], [0, 0, 12 / 15f, 13 / 15f], cropped[2, 0, 3]);
    }

    [Fact]
    public void A_crop_as_large_as_the_image_is_the_image() =>
        Numbers.Equal([1, 1, 4, 4], Numbers.Of(Fifteenths), Transforms.RandomCrop(4).Apply(Fifteenths, seed: 9));

    [Fact]
    public void A_random_crop_may_lie_in_the_frame_altogether()
    {
        var cropped = Transforms.RandomCrop(2, padding: 5, fill: 7).Apply(ones(400, 1, 3, 4), seed: 1);

        Assert.Equal([400, 1, 2, 2], cropped.shape);
        Assert.Equal([1f, 7f], Numbers.Of(cropped).Distinct().Order());
        // A place is one of 12 rows and 13 columns, and from 4 of those rows and 5 of those columns the crop sees some of the image. Five standard errors are 0.09.
        double empty = Numbers.Of(cropped.amin([1, 2, 3])).Count(smallest => smallest == 7) / 400.0;
        Assert.InRange(empty, 1 - 20 / 156.0 - 0.09, 1 - 20 / 156.0 + 0.09);
    }

    [Fact]
    public void A_crop_larger_than_the_image_is_an_error() =>
        Assert.Equal(
            "6×6 pixels cannot be cut from images of 4×4.",
            Assert.Throws<ArgumentException>(() => Transforms.RandomCrop(6).Apply(Fifteenths)).Message);

    [Fact]
    public void A_horizontal_flip_mirrors_rows() =>
        Numbers.Equal([1, 1, 2, 2], [2, 1, 4, 3], Transforms.HorizontalFlip().Apply(tensor(new[] { 1f, 2, 3, 4 }, [1, 1, 2, 2])));

    [Fact]
    public void A_vertical_flip_mirrors_columns() =>
        Numbers.Equal([1, 1, 2, 2], [3, 4, 1, 2], Transforms.VerticalFlip().Apply(tensor(new[] { 1f, 2, 3, 4 }, [1, 1, 2, 2])));

    /// <summary>torch.rand(8) from a generator of seed 3 is less than ½ at the first six places.</summary>
    [Fact]
    public void Random_flips_are_decided_image_by_image_by_the_generator()
    {
        var images = tensor(new[] { 0f, 1f }, [1, 1, 1, 2]).expand(8, 1, 1, 2).contiguous();

        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0], Numbers.Of(Transforms.RandomHorizontalFlip().Apply(images, seed: 3)[.., 0, 0, 0].contiguous()));
    }

    [Theory]
    [InlineData(0, 0f)]
    [InlineData(1, 1f)]
    public void A_flip_of_probability_0_or_1_is_no_chance(double probability, float first)
    {
        var images = tensor(new[] { 0f, 1f }, [1, 1, 2, 1]).expand(20, 1, 2, 1).contiguous();

        Assert.All(Numbers.Of(Transforms.RandomVerticalFlip(probability).Apply(images)[.., 0, 0, 0].contiguous()), value => Assert.Equal(first, value));
    }

    /// <summary>numpy.rot90 of 1 to 9.</summary>
    [Fact]
    public void A_positive_angle_turns_counter_clockwise() =>
        Numbers.Equal([1, 1, 3, 3], [3, 6, 9, 2, 5, 8, 1, 4, 7], Transforms.Rotate(90).Apply((arange(9, dtype: float32) + 1).reshape(1, 1, 3, 3)));

    [Fact]
    public void A_turned_image_is_PyTorchs_grid_sample() =>
        Numbers.Equal(
            [1, 1, 3, 4],
            [0.054427f, 0.189096f, 0.414076f, 0.440198f, 0.183414f, 0.422249f, 0.661084f, 0.89992f, 0.319177f, 0.669257f, 0.768543f, 0.361546f],
            Transforms.Rotate(30).Apply(Twelfths));

    /// <summary>θ of affine_grid is the inverse of rotation · shear · scale, with (0.5, −0.25) taken off first.</summary>
    [Fact]
    public void An_affine_image_is_PyTorchs_grid_sample() =>
        Numbers.Equal(
            [1, 1, 3, 4],
            [0.293986f, 0.351083f, 0.31497f, 0.278856f, 0.689459f, 0.653346f, 0.617232f, 0.581119f, 0.364849f, 0.638712f, 0.919495f, 0.883381f],
            Transforms.Affine(-20, (0.5, -0.25), 1.2, 15).Apply(Twelfths));

    [Fact]
    public void What_comes_from_outside_is_the_fill() =>
        Numbers.Equal([1, 1, 1, 3], [7, 7, 1], Transforms.Affine(translate: (2, 0), fill: 7).Apply(tensor(new[] { 1f, 2, 3 }, [1, 1, 1, 3])));

    [Fact]
    public void A_random_affine_of_ranges_0_changes_nothing() =>
        Numbers.Equal([1, 1, 3, 4], Numbers.Of(Twelfths), Transforms.RandomAffine(0).Apply(Twelfths, seed: 4));

    [Fact]
    public void Random_rotations_differ_from_image_to_image()
    {
        var turned = Transforms.RandomRotation(40).Apply(Twelfths.expand(2, 1, 3, 4).contiguous(), seed: 1);

        Assert.NotEqual(Numbers.Of(turned[0].contiguous()), Numbers.Of(turned[1].contiguous()));
    }

    [Fact]
    public void Brightness_multiplies() =>
        Numbers.Equal([1, 3, 1, 2], [0.3f, 1, 0.6f, 0.15f, 0.9f, 0.75f], Transforms.Brightness(1.5).Apply(Colours));

    /// <summary>The mean of 0.2989 R + 0.587 G + 0.114 B is 0.373845.</summary>
    [Fact]
    public void Contrast_moves_away_from_the_mean_grey() =>
        Numbers.Equal([1, 3, 1, 2], [0.026155f, 1, 0.426155f, 0, 0.826155f, 0.626155f], Transforms.Contrast(2).Apply(Colours));

    [Fact]
    public void Half_the_contrast_moves_to_the_mean_grey() =>
        Numbers.Equal([1, 3, 1, 2], [0.286923f, 0.636922f, 0.386923f, 0.236923f, 0.486923f, 0.436922f], Transforms.Contrast(0.5).Apply(Colours));

    [Fact]
    public void Saturation_moves_away_from_the_pixels_grey() =>
        Numbers.Equal([1, 3, 1, 2], [0.03702f, 1, 0.43702f, 0, 0.83702f, 0.61529f], Transforms.Saturation(2).Apply(Colours));

    [Fact]
    public void Without_saturation_all_channels_are_the_grey() =>
        Numbers.Equal([1, 3, 1, 2], [0.36298f, 0.38471f, 0.36298f, 0.38471f, 0.36298f, 0.38471f], Transforms.Saturation(0).Apply(Colours));

    [Fact]
    public void A_grey_image_has_no_saturation_to_change() =>
        Numbers.Equal([1, 1, 3, 4], Numbers.Of(Twelfths), Transforms.Saturation(3).Apply(Twelfths));

    /// <summary>The first image's factor is 1 + 0.5 · (2u − 1), where u is what the generator draws first.</summary>
    [Fact]
    public void Colour_jitter_of_brightness_alone_multiplies_by_a_drawn_factor()
    {
        float factor = 0.5f + rand(1, generator: new Generator(8)).item<float>();

        Numbers.Equal([1, 1, 1, 1], [0.4f * factor], Transforms.ColorJitter(brightness: 0.5).Apply(tensor(new[] { 0.4f }, [1, 1, 1, 1]), seed: 8));
    }

    [Fact]
    public void Colour_jitter_of_ranges_0_changes_nothing() =>
        Numbers.Equal([1, 3, 1, 2], Numbers.Of(Colours), Transforms.ColorJitter().Apply(Colours));

    [Fact]
    public void Two_channels_have_no_colours() =>
        Assert.StartsWith("Images of 2 channels have no colours", Assert.Throws<ArgumentException>(() => Transforms.Brightness(1).Apply(zeros(1, 2, 1, 1))).Message);

    [Fact]
    public void Normalising_takes_the_mean_off_and_divides() =>
        Numbers.Equal([1, 3, 1, 2], [0.2f, 1.6f, 0.8f, -0.4f, 1.5f, 1], Transforms.Normalize([0.1, 0.2, 0.3], [0.5, 0.25, 0.2]).Apply(Colours));

    [Fact]
    public void Denormalising_undoes_it()
    {
        var statistics = new ChannelStatistics([0.1, 0.2, 0.3], [0.5, 0.25, 0.2]);

        Numbers.Equal([1, 3, 1, 2], Numbers.Of(Colours), Transforms.Compose(Transforms.Normalize(statistics), Transforms.Denormalize(statistics)).Apply(Colours));
    }

    [Fact]
    public void Statistics_of_other_channels_are_an_error() =>
        Assert.Equal(
            "Statistics of 3 channels do not fit images of 1.",
            Assert.Throws<ArgumentException>(() => Transforms.Normalize([0, 0, 0], [1, 1, 1]).Apply(Twelfths)).Message);

    /// <summary>A generator of seed 3 draws the rows 4, 2, 1 and the columns 3, 4, 0 of 6×6 images as the holes' middles.</summary>
    [Fact]
    public void A_hole_is_where_the_generator_says_and_may_stick_out()
    {
        var holed = Transforms.Cutout(3).Apply(ones(3, 1, 6, 6), seed: 3);

        for (int image = 0; image < 3; image++)
            for (int y = 0; y < 6; y++)
                for (int x = 0; x < 6; x++)
                {
                    bool hole = Math.Abs(y - new[] { 4, 2, 1 }[image]) <= 1 && Math.Abs(x - new[] { 3, 4, 0 }[image]) <= 1;
                    Assert.Equal(hole ? 0f : 1f, holed[image, 0, y, x].item<float>());
                }
    }

    [Fact]
    public void A_composition_is_one_after_the_other() =>
        Numbers.Equal([1, 1, 1, 1], [2], Transforms.Compose(Transforms.HorizontalFlip(), Transforms.CenterCrop(1, 1)).Apply(tensor(new[] { 1f, 2, 3 }, [1, 1, 1, 3])));

    [Fact]
    public void An_empty_composition_is_the_image() =>
        Numbers.Equal([1, 1, 4, 4], Numbers.Of(Fifteenths), Transforms.Compose().Apply(Fifteenths));

    [Fact]
    public void The_same_seed_gives_the_same_images_and_another_seed_others()
    {
        var augment = Transforms.Compose(
            Transforms.RandomCrop(4, padding: 2), Transforms.RandomHorizontalFlip(), Transforms.RandomAffine(20, 0.1, (0.8, 1.2), 10),
            Transforms.ColorJitter(0.3, 0.3, 0.3), Transforms.Cutout(2));
        var images = rand([8, 3, 4, 4], generator: new Generator(1));

        Assert.Equal(Numbers.Of(augment.Apply(images, seed: 5)), Numbers.Of(augment.Apply(images, seed: 5)));
        Assert.NotEqual(Numbers.Of(augment.Apply(images, seed: 5)), Numbers.Of(augment.Apply(images, seed: 6)));
    }

    [Fact]
    public void The_images_that_are_transformed_stay_as_they_are()
    {
        var images = Fifteenths;
        float[] before = Numbers.Of(images);

        foreach (var transform in new[] { Transforms.Cutout(3), Transforms.Brightness(0), Transforms.Normalize([0.5], [0.5]), Transforms.Rotate(45), Transforms.Compose() })
            transform.Apply(images).Dispose();

        Assert.Equal(before, Numbers.Of(images));
    }

    [Fact]
    public void Batches_are_transformed_with_a_draw_of_their_own_and_keep_their_labels()
    {
        var batches = Enumerable.Range(0, 2).Select(label => (Twelfths, tensor(new long[] { label }))).Transformed(Transforms.RandomRotation(40), seed: 2).ToList();

        Assert.Equal([0L, 1L], batches.Select(batch => batch.labels.item<long>()));
        Assert.NotEqual(Numbers.Of(batches[0].images), Numbers.Of(batches[1].images));
    }

    [Fact]
    public void Transforming_frees_what_it_computes_on_the_way()
    {
        var augment = Transforms.Compose(Transforms.RandomCrop(4, padding: 2), Transforms.RandomHorizontalFlip(), Transforms.ColorJitter(0.2, 0.2, 0.2));
        using var scope = NewDisposeScope();
        var images = rand([4, 3, 4, 4]);

        augment.Apply(images);

        Assert.Equal(2, scope.DisposablesCount);
    }

    [Fact]
    public void What_is_no_batch_of_images_is_an_error_with_its_shape() =>
        Assert.StartsWith(
            "A tensor of Float32 of shape [3, 4] is no batch of images; Float32 of shape [N, C, H, W] is expected.",
            Assert.Throws<ArgumentException>(() => Transforms.HorizontalFlip().Apply(zeros(3, 4))).Message);
}
