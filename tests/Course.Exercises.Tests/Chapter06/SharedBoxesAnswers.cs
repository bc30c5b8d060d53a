using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class SharedBoxesAnswers : AnswersTo<SharedBoxes>
{
    private static double[] Walk(int[][] operands, double[][] slopes, Func<double, double, double> join, double start = 1)
    {
        double[] grad = new double[operands.Length];
        grad[^1] = start;
        for (int i = grad.Length - 1; i >= 0; i--)
            for (int k = 0; k < operands[i].Length; k++)
                grad[operands[i][k]] = join(grad[operands[i][k]], grad[i] * slopes[i][k]);
        return grad;
    }

    [Right]
    private static double[] Accumulated(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old + g);

    [Right]
    private static double[] ByUsers(int[][] operands, double[][] slopes)
    {
        double[] grad = new double[operands.Length];
        for (int v = grad.Length - 1; v >= 0; v--)
        {
            grad[v] = v == grad.Length - 1 ? 1 : 0;
            for (int u = v + 1; u < grad.Length; u++)
                grad[v] += operands[u].Select((operand, k) => operand == v ? grad[u] * slopes[u][k] : 0).Sum();
        }
        return grad;
    }

    [Right]
    private static double[] ForwardByEachBox(int[][] operands, double[][] slopes) =>
        [.. operands.Select((_, box) =>
        {
            double[] by = new double[operands.Length];
            for (int i = box; i < by.Length; i++)
                by[i] = i == box ? 1 : operands[i].Select((operand, k) => by[operand] * slopes[i][k]).Sum();
            return by[^1];
        })];

    [Wrong("overwrites the others")]
    private static double[] Assigned(int[][] operands, double[][] slopes) => Walk(operands, slopes, (_, g) => g);

    [Wrong("the others are dropped")]
    private static double[] FirstStays(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old == 0 ? g : old);

    [Wrong("count arrows")]
    private static double[] DistinctOperands(int[][] operands, double[][] slopes)
    {
        double[] grad = new double[operands.Length];
        grad[^1] = 1;
        for (int i = grad.Length - 1; i >= 0; i--)
            foreach (int operand in operands[i].Distinct())
                grad[operand] += grad[i] * slopes[i][Array.IndexOf(operands[i], operand)];
        return grad;
    }

    [Wrong("start with 1")]
    private static double[] WithoutStart(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old + g, start: 0);

    [Wrong("from the inputs on")]
    private static double[] FromTheInputs(int[][] operands, double[][] slopes)
    {
        double[] grad = new double[operands.Length];
        grad[^1] = 1;
        for (int i = 0; i < grad.Length; i++)
            for (int k = 0; k < operands[i].Length; k++)
                grad[operands[i][k]] += grad[i] * slopes[i][k];
        return grad;
    }

    [Wrong]
    private static double[] Multiplied(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old == 0 ? g : old * g);

    [Wrong]
    private static double[] Largest(int[][] operands, double[][] slopes) => Walk(operands, slopes, Math.Max);

    [Wrong]
    private static double[] MeanOfUses(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old == 0 ? g : (old + g) / 2);

    [Wrong]
    private static double[] WithoutSlopes(int[][] operands, double[][] slopes) => Walk(operands, [.. slopes.Select(s => s.Select(_ => 1.0).ToArray())], (old, g) => old + g);

    [Wrong]
    private static double[] SlopesOfTheUses(int[][] operands, double[][] slopes)
    {
        double[] grad = new double[operands.Length];
        grad[^1] = 1;
        for (int i = grad.Length - 1; i >= 0; i--)
            for (int k = 0; k < operands[i].Length; k++)
                grad[operands[i][k]] += slopes[i][k];
        return grad;
    }

    [Wrong]
    private static double[] Ones(int[][] operands, double[][] slopes) => [.. operands.Select(_ => 1.0)];

    [Wrong]
    private static double[] StartsAtTwo(int[][] operands, double[][] slopes) => Walk(operands, slopes, (old, g) => old + g, start: 2);

    [Wrong]
    private static double[] OnlyTheInputs(int[][] operands, double[][] slopes) =>
        [.. Accumulated(operands, slopes).Where((_, i) => operands[i].Length == 0)];
}
