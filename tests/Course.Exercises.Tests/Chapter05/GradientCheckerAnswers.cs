using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class GradientCheckerAnswers : AnswersTo<GradientChecker>
{
    private static double[] Numbers(Tensor t) => t.contiguous().reshape(-1).data<double>().ToArray();

    private static double[] Slopes(Func<Tensor, Tensor> f, Tensor at, double h = 6e-6, bool forward = false)
    {
        double[] point = Numbers(at);
        double Value(int i, double change)
        {
            double[] moved = [.. point];
            moved[i] += change;
            return f(tensor(moved, at.shape)).item<double>();
        }
        return [.. point.Select((_, i) => forward ? (Value(i, h) - Value(i, 0)) / h : (Value(i, h) - Value(i, -h)) / (2 * h))];
    }

    private static bool SameShape(Tensor a, Tensor b) => a.shape.SequenceEqual(b.shape);

    private static double[] Errors(double[] g, double[] m)
    {
        double floor = m.Max(Math.Abs) / 1000;
        return [.. g.Zip(m, (a, b) => Math.Abs(a - b) / Math.Max(floor, Math.Max(Math.Abs(a), Math.Abs(b))))];
    }

    [Right]
    private static bool ByLargestError(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Errors(Numbers(g), Slopes(f, at)).All(error => error <= 1e-6);

    [Right]
    private static bool ByTensors(Func<Tensor, Tensor> f, Tensor at, Tensor g)
    {
        if (!SameShape(g, at))
            return false;
        var m = zeros_like(at);
        for (long i = 0; i < at.shape[0]; i++)
        {
            for (long j = 0; j < at.shape[1]; j++)
            {
                var change = zeros_like(at);
                change[i, j] = tensor(1e-5);
                m[i, j] = (f(at + change) - f(at - change)) / 2e-5;
            }
        }
        return ((g - m).abs() <= 1e-5 * g.abs() + 1e-6 * m.abs().max()).all().item<bool>();
    }

    [Wrong("accepts everything")]
    private static bool Yes(Func<Tensor, Tensor> f, Tensor at, Tensor g) => true;

    [Wrong("rejects a right gradient")]
    private static bool No(Func<Tensor, Tensor> f, Tensor at, Tensor g) => false;

    [Wrong("anything where the gradients are tiny")]
    private static bool AbsoluteTolerance(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Numbers(g).Zip(Slopes(f, at), (a, b) => Math.Abs(a - b)).All(error => error <= 2e-5);

    [Wrong]
    private static bool TightAbsoluteTolerance(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Numbers(g).Zip(Slopes(f, at), (a, b) => Math.Abs(a - b)).All(error => error <= 1e-8);

    [Wrong("sign turned")]
    private static bool Magnitudes(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Errors([.. Numbers(g).Select(Math.Abs)], [.. Slopes(f, at).Select(Math.Abs)]).All(error => error <= 1e-6);

    [Wrong("direction alone")]
    private static bool Direction(Func<Tensor, Tensor> f, Tensor at, Tensor g)
    {
        if (!SameShape(g, at))
            return false;
        double[] a = Numbers(g), b = Slopes(f, at);
        double Dot(double[] x, double[] y) => x.Zip(y, (u, v) => u * v).Sum();
        return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b)) > 1 - 1e-12;
    }

    [Wrong("another shape")]
    private static bool SortedNumbers(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        Errors([.. Numbers(g).Order()], [.. Slopes(f, at).Order()]).All(error => error <= 1e-6);

    [Wrong("accepts a NaN")]
    private static bool NoneIsLarge(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && !Errors(Numbers(g), Slopes(f, at)).Any(error => error > 1e-6);

    [Wrong("single wrong element")]
    private static bool MeanError(Func<Tensor, Tensor> f, Tensor at, Tensor g) => SameShape(g, at) && Errors(Numbers(g), Slopes(f, at)).Average() <= 1e-3;

    [Wrong("single wrong element")]
    private static bool Loose(Func<Tensor, Tensor> f, Tensor at, Tensor g) => SameShape(g, at) && Errors(Numbers(g), Slopes(f, at)).All(error => error <= 0.01);

    [Wrong("whose gradient is 0")]
    private static bool NoFloor(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Numbers(g).Zip(Slopes(f, at), (a, b) => Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b))).All(error => error <= 1e-6);

    [Wrong("rejects a right gradient")]
    private static bool ForwardDifference(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Errors(Numbers(g), Slopes(f, at, h: 1e-4, forward: true)).All(error => error <= 1e-6);

    [Wrong("rejects a right gradient")]
    private static bool TinyStep(Func<Tensor, Tensor> f, Tensor at, Tensor g) => SameShape(g, at) && Errors(Numbers(g), Slopes(f, at, h: 1e-13)).All(error => error <= 1e-6);

    [Wrong("rejects a right gradient")]
    private static bool HugeStep(Func<Tensor, Tensor> f, Tensor at, Tensor g) => SameShape(g, at) && Errors(Numbers(g), Slopes(f, at, h: 0.05)).All(error => error <= 1e-6);

    [Wrong]
    private static bool ShapeOnly(Func<Tensor, Tensor> f, Tensor at, Tensor g) => SameShape(g, at);

    [Wrong]
    private static bool FirstRow(Func<Tensor, Tensor> f, Tensor at, Tensor g) =>
        SameShape(g, at) && Errors(Numbers(g), Slopes(f, at)).Take(2).All(error => error <= 1e-6);
}
