using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class TopologicalOrderAnswers : AnswersTo<TopologicalOrder>
{
    private static List<int> Visited(int[][] operands, int result, bool once = true, bool before = false)
    {
        List<int> order = [];
        HashSet<int> seen = [];
        Visit(result);
        return order;

        void Visit(int box)
        {
            if (!seen.Add(box) && once)
                return;
            if (before)
                order.Add(box);
            foreach (int operand in operands[box])
                Visit(operand);
            if (!before)
                order.Add(box);
        }
    }

    private static int[] LevelByLevel(int[][] operands, int result)
    {
        List<int> order = [result];
        for (int i = 0; i < order.Count; i++)
            foreach (int operand in operands[order[i]])
                if (!order.Contains(operand))
                    order.Add(operand);
        return [.. order];
    }

    [Right]
    private static int[] DepthFirst(int[][] operands, int result) => [.. Visited(operands, result)];

    [Right]
    private static int[] ReadyOnes(int[][] operands, int result)
    {
        int[] needed = LevelByLevel(operands, result);
        List<int> order = [];
        while (order.Count < needed.Length)
            order.Add(needed.First(box => !order.Contains(box) && operands[box].All(order.Contains)));
        return [.. order];
    }

    [Right]
    private static int[] WithAStack(int[][] operands, int result)
    {
        List<int> order = [];
        Stack<int> stack = new([result]);
        while (stack.TryPeek(out int box))
        {
            int[] missing = [.. operands[box].Where(operand => !order.Contains(operand))];
            if (missing.Length > 0)
                stack.Push(missing[0]);
            else if (stack.Pop() is var done && !order.Contains(done))
                order.Add(done);
        }
        return [.. order];
    }

    [Wrong("stands there twice")]
    private static int[] WithoutASet(int[][] operands, int result) => [.. Visited(operands, result, once: false)];

    [Wrong("turn it round")]
    private static int[] TheWalkBack(int[][] operands, int result) => [.. Enumerable.Reverse(Visited(operands, result))];

    [Wrong("was not computed from")]
    private static int[] AllBoxes(int[][] operands, int result)
    {
        List<int> order = [];
        while (order.Count < operands.Length)
            order.Add(Enumerable.Range(0, operands.Length).First(box => !order.Contains(box) && operands[box].All(order.Contains)));
        return [.. order];
    }

    [Wrong("result itself is missing")]
    private static int[] WithoutTheResult(int[][] operands, int result) => [.. Visited(operands, result).SkipLast(1)];

    [Wrong("before an operand of its own")]
    private static int[] ByNumber(int[][] operands, int result) => [.. Visited(operands, result).Order()];

    [Wrong]
    private static int[] Preorder(int[][] operands, int result) => [.. Visited(operands, result, before: true)];

    [Wrong]
    private static int[] PreorderReversed(int[][] operands, int result) => [.. Enumerable.Reverse(Visited(operands, result, before: true))];

    [Wrong]
    private static int[] Levels(int[][] operands, int result) => LevelByLevel(operands, result);

    [Wrong]
    private static int[] LevelsReversed(int[][] operands, int result) => [.. LevelByLevel(operands, result).Reverse()];

    [Wrong]
    private static int[] OnlyTheResult(int[][] operands, int result) => [result];

    [Wrong]
    private static int[] OnlyItsOperands(int[][] operands, int result) => [.. operands[result].Distinct(), result];

    [Wrong]
    private static int[] Nothing(int[][] operands, int result) => [];

    [Wrong]
    private static int[] Numbers(int[][] operands, int result) => [.. Enumerable.Range(0, operands.Length)];

    [Wrong]
    private static int[] FirstOperandsOnly(int[][] operands, int result)
    {
        List<int> order = [result];
        while (operands[order[0]].Length > 0)
            order.Insert(0, operands[order[0]][0]);
        return [.. order];
    }
}
