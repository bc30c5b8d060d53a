namespace Course.Checks;

/// <summary>A number quoted in a lesson's prose that came out as quoted.</summary>
/// <param name="Text">What was found, without the mark.</param>
public sealed record Claim(string Text)
{
    /// <summary>Claims that a number is what the prose says, within a tolerance.</summary>
    /// <param name="value">What this run found.</param>
    /// <param name="expected">What the prose says.</param>
    /// <param name="within">How far apart they may be; 0 or more.</param>
    /// <param name="what">What the number is, such as "test accuracy".</param>
    /// <exception cref="CheckFailedException">They are further apart; the message has both numbers and their distance.</exception>
    public static Claim About(double value, double expected, double within, string? what = null)
    {
        if (!(within >= 0)) throw new ArgumentOutOfRangeException(nameof(within), $"The tolerance is {Figures.Short(within)}; it has to be 0 or more.");
        var distance = Math.Abs(value - expected);
        var subject = what is null ? "" : $"{what}: ";
        return distance <= within
            ? new Claim($"{subject}{Figures.Short(value)} is within {Figures.Short(within)} of {Figures.Short(expected)}")
            : throw new CheckFailedException(
                $"✗ {subject}{Figures.Short(value)} was found and {Figures.Short(expected)} is claimed: they are {Figures.Short(distance)} apart, and {Figures.Short(within)} is allowed.");
    }

    /// <summary>Claims that something is so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="what">What is claimed, as a sentence.</param>
    /// <exception cref="CheckFailedException">It is not so.</exception>
    public static Claim That(bool holds, string what) => holds ? new Claim(what) : throw new CheckFailedException($"✗ not so: {what}");

    /// <summary>"✓ test accuracy: 0.9885 is within 0.004 of 0.989".</summary>
    public override string ToString() => $"✓ {Text}";
}
