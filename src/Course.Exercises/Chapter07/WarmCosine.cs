namespace Course.Exercises;

/// <summary>A schedule: linear warm-up, then half a cosine down to 0.</summary>
public sealed class WarmCosine() : Exercise<Func<int, int, int, double>, (int Warm, int Total), double[]>("07.5", "Warm-up and cosine", Difficulty.Medium, minutes: 20)
{
    private const int After = 4;

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [.. Enumerable.Range(0, x.Total + After).Select(t => answer(t, x.Warm, x.Total))]);
        Probe("warm-up", draw => (draw.Integer(5, 9), draw.Integer(30, 50)));
        Probe("a long warm-up", draw => (draw.Integer(20, 29), draw.Integer(30, 50)));
        Probe("no warm-up", draw => (0, draw.Integer(20, 40)));
        Probe("nothing but warm-up", draw => draw.Integer(5, 9) is var steps ? (steps, steps) : default);
        Oracle(Right, tolerance: 1e-9, points: 2, name: "up along a line, down along a cosine, and then 0", on: ["warm-up", "a long warm-up"]);
        Oracle(Right, tolerance: 1e-9, name: "without warm-up too", on: "no warm-up");
        Oracle(Right, tolerance: 1e-9, name: "and without a cosine", on: "nothing but warm-up");

        Diagnose((_, shares) => shares.Any(share => !double.IsFinite(share)), "A division by 0: without a cosine there are no steps between the end of warm-up and T.");
        Diagnose((x, shares, _) => x.Warm > 2 && shares.Take(x.Warm).All(share => share == 0) && shares[x.Warm] > 0, "t and warm are whole numbers, and so is their quotient: 3 / 5 is 0. Make one of them a double.");
        Diagnose((x, shares, _) => x.Warm > 2 && shares[0] == 0 && shares[1] > 0, "The first step has the rate 0 and is lost: step t gets (t + 1)/T_w.");
        Diagnose((_, shares, _) => shares.Any(share => share < -1e-9), "A rate below 0 goes uphill: the cosine runs from 1 to −1, so add 1 and halve it.");
        Diagnose((x, shares, _) => x.Warm < x.Total && Fits(shares, x, t => Half(2 * Math.PI * Progress(x, t))), "This is a whole wave, which rises again: half a wave ends after π.");
        Diagnose((x, shares, _) => x.Warm > 0 && x.Warm < x.Total && Close(shares[x.Warm - 1], 1, 1e-9) && Fits(shares, x, t => Half(Math.PI * t / x.Total)), "The cosine has run during warm-up already: it begins where warm-up ends, at 1.");
        Diagnose((x, shares, _) => x.Warm < x.Total && Fits(shares, x, t => 1 - Progress(x, t)), "This falls along a line: take ½(1 + cos πs), where s goes from 0 to 1.");
        Diagnose((x, shares, _) => x.Warm < x.Total && Math.Abs(shares[^1]) > 1e-9 && Fits(shares, x, t => Half(Math.PI * Progress(x, t))), "Within T it is right; from step T on the share has to stay 0, and a cosine rises again.");
        Hint("Section 4.2 has the formula for t below T. Three cases: warm-up, cosine, and after the end.");
        Hint("s = (t − T_w)/(T − T_w) goes from 0 to 1; the share is ½(1 + cos πs). Ask for t ≥ T before you divide.");
        Hint("if (t < warm) return (t + 1.0) / warm; if (t >= total) return 0; then the cosine, in doubles.");
    }

    private static double Half(double angle) => 0.5 * (1 + Math.Cos(angle));

    private static double Progress((int Warm, int Total) x, int t) => (t - x.Warm) / (double)(x.Total - x.Warm);

    /// <summary>Whether the shares between warm-up and the end follow a formula.</summary>
    private static bool Fits(double[] shares, (int Warm, int Total) x, Func<int, double> formula) =>
        Enumerable.Range(x.Warm, x.Total - x.Warm).All(t => Close(shares[t], formula(t), 1e-9));

    /// <summary>The cosine by its half angle: ½(1 + cos πs) = cos²(πs/2).</summary>
    private static double[] Right((int Warm, int Total) x) => [.. Enumerable.Range(0, x.Total + After).Select(t =>
        t < x.Warm ? (t + 1.0) / x.Warm : t >= x.Total ? 0 : Math.Pow(Math.Cos(Math.PI / 2 * Progress(x, t)), 2))];
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.WarmCosine"/>
    public static WarmCosine WarmCosine => The<WarmCosine>();
}
