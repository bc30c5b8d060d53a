using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class CountParametersAnswers : AnswersTo<CountParameters>
{
    private static int Over(int[] sizes, Func<int, int, int> layer) => sizes.Zip(sizes.Skip(1), layer).Sum();

    [Right]
    private static int ByPairs(int[] sizes, bool biases) => Over(sizes, (d, h) => d * h + (biases ? h : 0));

    [Right]
    private static int ByLoop(int[] sizes, bool biases)
    {
        int count = 0;
        for (int l = 1; l < sizes.Length; l++)
            count += (sizes[l - 1] + (biases ? 1 : 0)) * sizes[l];
        return count;
    }

    [Right]
    private static int ByTheLibrary(int[] sizes, bool biases) =>
        Over(sizes, (d, h) => (int)nn.Linear(d, h, biases).parameters().Sum(parameter => parameter.numel()));

    [Wrong("biases are missing")]
    private static int WeightsOnly(int[] sizes, bool biases) => Over(sizes, (d, h) => d * h);

    [Wrong("only the weights count")]
    private static int AlwaysWithBiases(int[] sizes, bool biases) => Over(sizes, (d, h) => (d + 1) * h);

    [Wrong("bias to each input")]
    private static int BiasOfInputs(int[] sizes, bool biases) => Over(sizes, (d, h) => d * h + (biases ? d : 0));

    [Wrong("counted the neurons")]
    private static int Neurons(int[] sizes, bool biases) => sizes.Sum();

    [Wrong("counted the neurons")]
    private static int NeuronsWithoutInputs(int[] sizes, bool biases) => sizes.Skip(1).Sum();

    [Wrong("last layer is missing")]
    private static int WithoutTheLast(int[] sizes, bool biases) => ByPairs(sizes[..^1], biases);

    [Wrong("multiplied all")]
    private static int Product(int[] sizes, bool biases) => sizes.Aggregate(1, (product, size) => unchecked(product * size));

    [Wrong]
    private static int OneBiasForEachLayer(int[] sizes, bool biases) => Over(sizes, (d, h) => d * h + (biases ? 1 : 0));

    [Wrong]
    private static int WithoutTheFirst(int[] sizes, bool biases) => ByPairs(sizes[1..], biases);

    [Wrong]
    private static int BiasesOnly(int[] sizes, bool biases) => biases ? sizes.Skip(1).Sum() : 0;

    [Wrong]
    private static int NinetyNine(int[] sizes, bool biases) => 99;

    [Wrong]
    private static int BiasOfTheLastOnly(int[] sizes, bool biases) => WeightsOnly(sizes, biases) + (biases ? sizes[^1] : 0);
}
