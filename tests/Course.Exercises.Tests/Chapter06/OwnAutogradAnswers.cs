using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class OwnAutogradAnswers : AnswersTo<OwnAutograd>
{
    private static readonly Func<double, double, double> s_add = (old, g) => old + g;

    private static double[] Values(string[] operations, int[][] operands, double[] inputs)
    {
        List<double> v = [.. inputs];
        foreach (var (operation, o) in operations.Zip(operands))
        {
            v.Add(operation switch
            {
                "+" => v[o[0]] + v[o[1]],
                "-" => v[o[0]] - v[o[1]],
                "*" => v[o[0]] * v[o[1]],
                "/" => v[o[0]] / v[o[1]],
                "tanh" => Math.Tanh(v[o[0]]),
                "exp" => Math.Exp(v[o[0]]),
                _ => Math.Log(v[o[0]]),
            });
        }
        return [.. v];
    }

    private static double[] Walk(
        string[] operations, int[][] operands, double[] inputs, Func<double, double, double> join, bool skip = true, double start = 1, Func<string, double[], double[]>? slopes = null)
    {
        double[] v = Values(operations, operands, inputs), grad = new double[v.Length];
        grad[^1] = start;
        for (int i = v.Length - 1; i >= inputs.Length; i--)
        {
            if (skip && grad[i] == 0)
                continue;
            int[] o = operands[i - inputs.Length];
            double[] s = (slopes ?? BoxBackwardAnswers.Slopes)(operations[i - inputs.Length], [.. o.Select(operand => v[operand])]);
            for (int k = 0; k < o.Length; k++)
                grad[o[k]] = join(grad[o[k]], grad[i] * s[k]);
        }
        return grad;
    }

    private static (double, double[]) Of(string[] operations, int[][] operands, double[] inputs, double[] grad) =>
        (Values(operations, operands, inputs)[^1], grad[..inputs.Length]);

    private static Func<string, double[], double[]> But(string wrong, Func<double[], double[]> instead) => (operation, o) => operation == wrong ? instead(o) : BoxBackwardAnswers.Slopes(operation, o);

    [Right]
    private static (double, double[]) Backward(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add));

    [Right]
    private static (double, double[]) Forward(string[] ops, int[][] o, double[] x)
    {
        double[] v = Values(ops, o, x);
        double[] gradient = new double[x.Length];
        for (int input = 0; input < x.Length; input++)
        {
            double[] by = new double[v.Length];
            by[input] = 1;
            for (int i = x.Length; i < v.Length; i++)
            {
                int[] own = o[i - x.Length];
                by[i] = BoxBackwardAnswers.Slopes(ops[i - x.Length], [.. own.Select(operand => v[operand])]).Select((slope, k) => slope * by[own[k]]).Sum();
            }
            gradient[input] = by[^1];
        }
        return (v[^1], gradient);
    }

    [Wrong("one number for each input")]
    private static (double, double[]) AllBoxes(string[] ops, int[][] o, double[] x) => (Values(ops, o, x)[^1], Walk(ops, o, x, s_add));

    [Wrong("value itself is wrong")]
    private static (double, double[]) FirstValue(string[] ops, int[][] o, double[] x) => (Values(ops, o, x)[0], Backward(ops, o, x).Item2);

    [Wrong("A NaN came")]
    private static (double, double[]) ThroughAllBoxes(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, skip: false));

    [Wrong("start with 1")]
    private static (double, double[]) WithoutStart(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, start: 0));

    [Wrong("once in place of twice")]
    private static (double, double[]) Assigned(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, (_, g) => g));

    [Wrong]
    private static (double, double[]) MinusLikePlus(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, slopes: But("-", _ => [1, 1])));

    [Wrong]
    private static (double, double[]) ItsOwnOperand(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, slopes: But("*", v => v)));

    [Wrong]
    private static (double, double[]) QuotientWithoutMinus(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, slopes: But("/", v => [1 / v[1], v[0] / (v[1] * v[1])])));

    [Wrong]
    private static (double, double[]) TanhOfTheOperand(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, slopes: But("tanh", v => [1 - v[0] * v[0]])));

    [Wrong]
    private static (double, double[]) LogItself(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, slopes: But("ln", v => [Math.Log(v[0])])));

    [Wrong]
    private static (double, double[]) Negative(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, start: -1));

    [Wrong]
    private static (double, double[]) StartsAtTheValue(string[] ops, int[][] o, double[] x) => Of(ops, o, x, Walk(ops, o, x, s_add, start: Values(ops, o, x)[^1]));

    [Wrong]
    private static (double, double[]) WideDifferences(string[] ops, int[][] o, double[] x)
    {
        double At(int k, double h) => Values(ops, o, [.. x.Select((v, j) => j == k ? v + h : v)])[^1];
        return (Values(ops, o, x)[^1], [.. x.Select((_, k) => (At(k, 0.01) - At(k, 0)) / 0.01)]);
    }

    [Wrong]
    private static (double, double[]) Ones(string[] ops, int[][] o, double[] x) => (Values(ops, o, x)[^1], [.. x.Select(_ => 1.0)]);
}
