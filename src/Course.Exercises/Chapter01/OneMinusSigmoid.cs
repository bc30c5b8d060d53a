namespace Course.Exercises;

/// <summary>1 − σ(z) with all its digits, by the symmetry σ(−z) = 1 − σ(z).</summary>
public sealed class OneMinusSigmoid() : FunctionExercise<double, double>("01.2", "1 − σ(z) with all its digits", Difficulty.Easy, minutes: 5)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("near 0", draw => draw.Number(-2, 2));
        Probe("at 0", _ => 0);
        Probe("far right", draw => draw.Number(50, 600));
        Probe("far left", draw => -draw.Number(720, 900));
        Oracle(No, relative: 1e-12, on: ["near 0", "at 0", "far left"]);
        Oracle(No, relative: 1e-12, points: 2, name: "it keeps its digits where σ(z) is nearly 1", on: "far right");
        Property("f(z) + f(−z) = 1", (f, z) => (f(z), f(-z)), (_, seen) => Close(seen.Item1 + seen.Item2, 1, 1e-12) && seen.Item1 != seen.Item2, on: ["near 0", "far right", "far left"]);

        Diagnose((z, y, _) => z > 40 && y == 0, "For large z, σ(z) is rounded to exactly 1, and 1 − 1 has lost everything: do not subtract.");
        Diagnose((z, y, right) => Close(y, 1 - right, 1e-12), "This is σ(z) itself; the probability of no is wanted.");
        Diagnose((_, y) => double.IsNaN(y), "e^|z| overflows, and ∞/∞ is NaN: keep every exponent at most 0.");
        Hint("Step 4 of the chapter writes 1 − σ(z) without a subtraction.");
        Hint("1 − σ(z) = σ(−z) = 1/(1 + e^z).");
        Hint("For z > 0 write it as e^-z/(1 + e^-z), so that nothing overflows.");
    }

    private static double No(double z) => z > 0 ? Math.Exp(-z) / (1 + Math.Exp(-z)) : 1 / (1 + Math.Exp(z));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OneMinusSigmoid"/>
    public static OneMinusSigmoid OneMinusSigmoid => The<OneMinusSigmoid>();
}
