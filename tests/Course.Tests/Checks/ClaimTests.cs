using Course.Checks;

namespace Course.Tests.Checks;

public sealed class ClaimTests
{
    [Fact]
    public void A_number_within_its_tolerance_is_confirmed() =>
        Assert.Equal("✓ test accuracy: 0.9885 is within 0.004 of 0.989", Claim.About(0.9885, 0.989, within: 0.004, "test accuracy").ToString());

    [Fact]
    public void A_number_outside_its_tolerance_is_refused_with_both_numbers_and_the_distance()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Claim.About(0.75, 0.5, within: 0.125));
        Assert.Equal("✗ 0.75 was found and 0.5 is claimed: they are 0.25 apart, and 0.125 is allowed.", failure.Message);
    }

    [Fact]
    public void The_edge_of_the_tolerance_is_inside() => Assert.Equal("✓ 0.75 is within 0.25 of 0.5", Claim.About(0.75, 0.5, within: 0.25).ToString());

    [Fact]
    public void Not_a_number_is_never_what_was_claimed() => Assert.Throws<CheckFailedException>(() => Claim.About(double.NaN, 0.5, within: 1));

    [Fact]
    public void A_negative_tolerance_is_a_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() => Claim.About(1, 1, within: -0.1));

    [Fact]
    public void A_sentence_is_true_or_it_fails()
    {
        Assert.Equal("✓ the loss went down", Claim.That(true, "the loss went down").ToString());
        Assert.Equal("✗ not so: the loss went down", Assert.Throws<CheckFailedException>(() => Claim.That(false, "the loss went down")).Message);
    }
}
