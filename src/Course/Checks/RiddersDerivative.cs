namespace Course.Checks;

/// <summary>Derivatives from function values: central differences of shrinking step, extrapolated to step 0.</summary>
/// <remarks>
/// A central difference D(h) = (f(x + h) − f(x − h)) / 2h is f′(x) + a·h² + b·h⁴ + …, so two steps, h and h/2, cancel the first term, three cancel
/// two, and so on (Neville's scheme). Rounding grows as h shrinks; the entry whose neighbours in the scheme agree best is the answer.
/// Source: C. J. F. Ridders, Advances in Engineering Software 4 (1982) 75-76.
/// </remarks>
internal static class RiddersDerivative
{
    private const int Steps = 13;

    internal static double At(Func<double, double> f, double x)
    {
        var h = 0.1 * Math.Max(1, Math.Abs(x));
        // Near the edge of where f is defined, start from a step that stays inside.
        while (!double.IsFinite(f(x + h) - f(x - h)) && h > 1e-12) h /= 2;

        var (best, smallestError) = (double.NaN, double.PositiveInfinity);
        var above = new double[Steps];
        for (var i = 0; i < Steps; i++, h /= 2)
        {
            var row = new double[Steps];
            // The step is what the two arguments really are apart, not what it was before rounding.
            var (high, low) = (x + h, x - h);
            row[0] = (f(high) - f(low)) / (high - low);
            var power = 1.0;
            for (var j = 1; j <= i; j++)
            {
                power *= 4;
                row[j] = (row[j - 1] * power - above[j - 1]) / (power - 1);
                var error = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - above[j - 1]));
                if (error < smallestError) (best, smallestError) = (row[j], error);
            }
            above = row;
        }
        return best;
    }
}
