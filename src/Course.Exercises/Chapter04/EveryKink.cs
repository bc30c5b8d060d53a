using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The piecewise linear function that a ReLU network with one input is: its kinks, its heights there, and its slopes at both ends.</summary>
public sealed class EveryKink() : Exercise<
    Func<Tensor, Tensor, Tensor, double, (Tensor Kinks, Tensor Values, double Left, double Right)>,
    (Tensor W, Tensor B, Tensor V, double C), (Tensor Kinks, Tensor Values, double Left, double Right)>("04.6", "Every kink of a network", Difficulty.Hard, minutes: 90)
{
    private const double Same = 1e-6;

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.W, x.B, x.V, x.C));
        Probe("random", draw => Network(draw, Units(draw, draw.Integer(4, 7))));
        Probe("units that never bend", draw => Network(draw, [.. Units(draw, 4), (0, draw.Number(0.5, 2), draw.Number(0.5, 2)), (0, -draw.Number(0.5, 2), draw.Number(0.5, 2)), (draw.Number(0.5, 2), draw.Number(4, 5), 0)]));
        Probe("two kinks in one place", draw => Units(draw, 4) is var units ? Network(draw, [.. units, Beside(draw, units[1], 2), Beside(draw, units[2], 0.5)]) : default);
        Probe("kinks that cancel", draw => Units(draw, 5) is var units ? Network(draw, [.. units, Beside(draw, units[0], -1), Beside(draw, units[3], -1)]) : default);
        Oracle(Right, tolerance: 1e-8, relative: 1e-8, points: 2, on: "random");
        Oracle(Right, tolerance: 1e-8, relative: 1e-8, name: "units that never bend make no kink, and count", on: "units that never bend");
        Oracle(Right, tolerance: 1e-8, relative: 1e-8, name: "two units can share a kink", on: "two kinks in one place");
        Oracle(Right, tolerance: 1e-8, relative: 1e-8, points: 2, name: "kinks that cancel are none", on: "kinks that cancel");

        Diagnose((_, got) => !got.Kinks.isfinite().all().item<bool>(), "A unit with w = 0 has no kink: −b/w is not a place.");
        Diagnose((_, got, right) => Close(got.Kinks, -right.Kinks) || Close(Sorted(got.Kinks), Sorted(-right.Kinks)), "wx + b is 0 at −b/w: the sign is turned.");
        Diagnose((_, got, right) => !Close(got.Kinks, right.Kinks) && Close(Sorted(got.Kinks), right.Kinks), "The kinks are all there, and not in rising order.");
        Diagnose((_, got) => Enumerable.Range(1, Math.Max(0, (int)got.Kinks.shape[0] - 1)).Any(i => Math.Abs(Numbers(got.Kinks)[i] - Numbers(got.Kinks)[i - 1]) < Same), "Two units that bend in the same place make one kink: add their changes of slope.");
        Diagnose((x, got, right) => got.Kinks.shape[0] > right.Kinks.shape[0] && Close(got.Kinks, tensor(Places(x, silent: false))), "Some of these kinks are none: the changes v|w| of the units there add up to 0.");
        Diagnose((x, got, right) => got.Kinks.shape[0] > right.Kinks.shape[0] && Close(got.Kinks, tensor(Places(x, silent: true))), "A unit with v = 0 sends nothing on: it bends nothing.");
        Diagnose((_, got, right) => Close(got.Kinks, right.Kinks) && got.Left == 0 && right.Left != 0, "Far to the left the units with w < 0 are active: the slope there is the sum of their v·w.");
        Diagnose((_, got, right) => Close(got.Kinks, right.Kinks) && Close(got.Left, right.Right) && Close(got.Right, right.Left) && !Close(right.Left, right.Right), "The two slopes are exchanged: left first.");
        Diagnose((x, got, right) => Close(got.Kinks, right.Kinks) && Close(got.Values, right.Values - x.C), "The output bias c is missing in the heights.");
        Diagnose((x, got, right) => Close(got.Kinks, right.Kinks) && Flat(x) != 0 && Close(got.Values, right.Values - Flat(x)), "A unit with w = 0 makes no kink, but it adds v·relu(b) to every height.");
        Hint("Step 11: each unit with w ≠ 0 bends at −b/w, and the slope changes there by v·|w|. Sort by the place.");
        Hint("Put units together whose places are less than 10⁻⁶ apart, add their changes, and drop a place whose sum is below 10⁻⁶. The heights are f itself at what is left, with all units.");
        Hint("The slope far to the left is the sum of v·w over w < 0, far to the right over w > 0. For the places: OrderBy, then go through them and compare each with the last one that you kept.");
    }

    /// <summary>Units with kinks that are at least 0.3 apart, in random order.</summary>
    private static (double W, double B, double V)[] Units(Draw draw, int count)
    {
        double place = draw.Number(-3, -2);
        var units = new (double W, double B, double V)[count];
        for (int j = 0; j < count; j++)
        {
            place += draw.Number(0.3, 1.2);
            // The first two point to different sides, so that both ends have a slope.
            double w = Signed(draw, draw.Number(0.5, 2), j == 0 ? 1 : j == 1 ? -1 : 0);
            units[j] = (w, -w * place, Signed(draw, draw.Number(0.5, 2), 0));
        }
        for (int j = count - 1; j > 0; j--)
        {
            int other = draw.Integer(0, j);
            (units[j], units[other]) = (units[other], units[j]);
        }
        return units;
    }

    private static double Signed(Draw draw, double size, int sign) => (sign != 0 ? sign : draw.Integer(0, 1) * 2 - 1) * size;

    /// <summary>Another unit with the same kink, whose change of slope is a multiple of the given unit's; −1 cancels it.</summary>
    private static (double, double, double) Beside(Draw draw, (double W, double B, double V) unit, double multiple)
    {
        double w = -unit.W * draw.Number(0.5, 2);
        return (w, unit.B / unit.W * w, multiple * unit.V * Math.Abs(unit.W / w));
    }

    private static (Tensor, Tensor, Tensor, double) Network(Draw draw, (double W, double B, double V)[] units) => (
        tensor(units.Select(unit => unit.W).ToArray()), tensor(units.Select(unit => unit.B).ToArray()), tensor(units.Select(unit => unit.V).ToArray()), draw.Number(0.5, 2));

    private static double[] Numbers(Tensor t) => t.data<double>().ToArray();

    private static Tensor Sorted(Tensor t) => t.sort().Item1;

    private static double At((Tensor W, Tensor B, Tensor V, double C) x, double place) => (x.V * (x.W * place + x.B).relu()).sum().item<double>() + x.C;

    /// <summary>What the units with w = 0 add.</summary>
    private static double Flat((Tensor W, Tensor B, Tensor V, double C) x) => (x.V * x.B.relu() * x.W.eq(0).to(ScalarType.Float64)).sum().item<double>();

    /// <summary>Where units bend, in rising order, each place once; those with v = 0 too if they are asked for.</summary>
    private static double[] Places((Tensor W, Tensor B, Tensor V, double C) x, bool silent)
    {
        var (w, b, v) = (Numbers(x.W), Numbers(x.B), Numbers(x.V));
        var places = new List<double>();
        foreach (double place in Enumerable.Range(0, w.Length).Where(j => w[j] != 0 && (silent || v[j] != 0)).Select(j => -b[j] / w[j]).Order())
        {
            if (places.Count == 0 || place - places[^1] > Same)
                places.Add(place);
        }
        return [.. places];
    }

    /// <summary>By values of the function alone: between two places it is straight, so its slope there is a difference.</summary>
    private static (Tensor Kinks, Tensor Values, double Left, double Right) Right((Tensor W, Tensor B, Tensor V, double C) x)
    {
        double[] places = Places(x, silent: true);
        double[] ends = [places[0] - 2, .. places, places[^1] + 2];
        double[] slopes = [.. ends.Zip(ends.Skip(1), (from, to) => (At(x, to) - At(x, from)) / (to - from))];
        double[] kinks = [.. places.Where((_, j) => Math.Abs(slopes[j + 1] - slopes[j]) > Same)];
        return (tensor(kinks), tensor(kinks.Select(kink => At(x, kink)).ToArray()), slopes[0], slopes[^1]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.EveryKink"/>
    public static EveryKink EveryKink => The<EveryKink>();
}
