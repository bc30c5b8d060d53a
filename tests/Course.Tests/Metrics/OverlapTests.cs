using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

public sealed class OverlapTests
{
    [Fact]
    public void Intersection_over_union_is_scikit_learns_jaccard_score()
    {
        // Its documentation: true 0 1 1, predicted 1 1 1, gives 2/3; and of the two rows together 0.6.
        Assert.Equal(2.0 / 3, Overlap.IntersectionOverUnion(tensor(new[] { 1L, 1L, 1L }), tensor(new[] { 0L, 1L, 1L })), 15);
        Assert.Equal(0.6, Overlap.IntersectionOverUnion(tensor(new[] { 1L, 1L, 1L, 1L, 0L, 0L }, 2, 3), tensor(new[] { 0L, 1L, 1L, 1L, 1L, 0L }, 2, 3)), 15);
    }

    [Fact]
    public void The_mean_over_classes_is_that_of_scikit_learns_multiclass_example() =>
        // True 0 1 2 2, predicted 0 2 1 2: 1, 0 and 1/3.
        Assert.Equal(4.0 / 9, Overlap.MeanIntersectionOverUnion(tensor(new[] { 0L, 2L, 1L, 2L }), tensor(new[] { 0L, 1L, 2L, 2L }), classes: 3), 15);

    [Fact]
    public void A_class_that_is_nowhere_is_left_out_of_the_mean() =>
        Assert.Equal(1, Overlap.MeanIntersectionOverUnion(tensor(new[] { 0L, 1L }), tensor(new[] { 0L, 1L }), classes: 5));

    [Fact]
    public void Two_discs_that_share_half_have_a_Dice_of_a_half() =>
        Assert.Equal(0.5, Overlap.Dice(tensor(new[] { 1f, 1f, 0f, 0f }), tensor(new[] { 0f, 1f, 1f, 0f })));

    [Fact]
    public void Dice_and_IoU_say_the_same()
    {
        torch.random.manual_seed(3);
        var (a, b) = (rand(7, 9) > 0.4, rand(7, 9) > 0.6);
        var iou = Overlap.IntersectionOverUnion(a, b);
        Assert.Equal(2 * iou / (1 + iou), Overlap.Dice(a, b), 14);
    }

    [Fact]
    public void Masks_of_different_shapes_are_refused_with_both() =>
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => Overlap.Dice(zeros(2, 2), zeros(4))).Message);

    [Fact]
    public void Of_two_empty_masks_the_overlap_is_not_defined()
    {
        Assert.Equal(double.NaN, Overlap.IntersectionOverUnion(zeros(2, 2), zeros(2, 2)));
        Assert.Equal(double.NaN, Overlap.Dice(zeros(2, 2), zeros(2, 2)));
    }

    [Fact]
    public void A_mask_and_an_empty_one_do_not_overlap() =>
        Assert.Equal((0, 0), (Overlap.IntersectionOverUnion(ones(2, 2), zeros(2, 2)), Overlap.Dice(ones(2, 2), zeros(2, 2))));

    [Fact]
    public void A_pixel_of_no_class_is_refused() =>
        Assert.Contains("class 5, and there are the classes 0 to 1", Assert.Throws<ArgumentException>(() => Overlap.MeanIntersectionOverUnion(tensor(new[] { 0L, 5L }), tensor(new[] { 0L, 1L }), 2)).Message);
}
