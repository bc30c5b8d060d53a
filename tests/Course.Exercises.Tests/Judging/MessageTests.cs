using Course.Exercises.Judging;
using Course.Exercises.Values;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Judging;

/// <summary>What a reader sees of an answer that is not right.</summary>
public sealed class MessageTests
{
    private sealed class Product() : FunctionExercise<Tensor, Tensor, Tensor>("00.8", "A product", Difficulty.Easy, minutes: 1)
    {
        protected override void Define()
        {
            Probe("small", draw => (torch.rand(3, 4, ScalarType.Float64), torch.rand(4, 2, ScalarType.Float64)));
            Oracle((x, w) => x.matmul(w), tolerance: 1e-12);
            Hint("1");
            Hint("2");
            Hint("3");
        }

        private void Oracle(Func<Tensor, Tensor, Tensor> right, double tolerance) => Oracle(input => right(input.Item1, input.Item2), tolerance);
    }

    private sealed class Means() : Exercise<Func<Tensor, (Tensor, Tensor), int, Tensor[]>, (Tensor X, int Axis), Tensor[]>("00.9", "Means", Difficulty.Easy, minutes: 1)
    {
        protected override void Define()
        {
            Run((answer, input) => answer(input.X, (input.X, input.X), input.Axis));
            Probe("small", draw => (torch.rand(3, 4), 1));
            Oracle(input => [input.X.mean([input.Axis])], tolerance: 1e-6);
            Hint("1");
            Hint("2");
            Hint("3");
        }
    }

    private static Report Judged(Func<Tensor, Tensor, Tensor> answer)
    {
        var exercise = new Product();
        var inputs = exercise.Inputs(seed: 1, hidden: false);
        return exercise.Judge(inputs, [.. exercise.Observe(answer, inputs)]);
    }

    private static string Sentence(Func<Tensor, Tensor, Tensor> answer) => Judged(answer).FirstFailure!.Failure!.Sentence;

    [Fact]
    public void Null_is_told_beside_what_is_expected()
    {
        var report = Judged((x, w) => null!);
        Assert.Equal(Outcome.Failed, report.Outcome);
        Assert.Equal("Null was returned, and a tensor [3, 2] of float64 is expected.", report.FirstFailure!.Failure!.Sentence);
    }

    [Fact]
    public void A_disposed_tensor_is_told_beside_what_is_expected() =>
        Assert.Equal("A tensor that is disposed already was returned, and a tensor [3, 2] of float64 is expected.", Sentence((x, w) =>
        {
            var made = x.matmul(w);
            made.Dispose();
            return made;
        }));

    [Fact]
    public void A_part_that_is_null_is_told_with_its_place() =>
        Assert.Equal("null was returned as part 2 as element 1", Assert.Throws<NoValueException>(() => ValueConvert.Of((1, new[] { "a", null }))).Message);

    [Fact]
    public void Rounding_of_another_element_type_is_told_by_the_types() =>
        Assert.Equal("The elements should be float64 and are float32: the values agree only as far as float32 goes.", Sentence((x, w) => x.matmul(w).to(ScalarType.Float32)));

    [Fact]
    public void A_single_number_of_another_element_type_is_told_by_the_types() =>
        Assert.Equal(
            "The elements should be float32 and are float64: the values agree only as far as float32 goes.",
            new ValueComparison(0, 0).Difference(ValueConvert.Of(tensor(0.1f)), ValueConvert.Of(tensor(0.1))));

    [Fact]
    public void Another_element_type_with_other_values_is_told_by_the_values() =>
        Assert.StartsWith("6 of 6 elements differ; the worst", Sentence((x, w) => (x.matmul(w) + 1).to(ScalarType.Float32)));

    [Theory]
    [InlineData(5.882519, 5.88251901)]
    [InlineData(3, 3.0000000001)]
    [InlineData(1e9, 1e9 + 0.25)]
    [InlineData(0.1, 0.10000000000000002)]
    public void Numbers_that_differ_are_shown_with_digits_that_differ(double expected, double got)
    {
        var (right, given) = (ValueConvert.Of(tensor(new[] { 1, expected })), ValueConvert.Of(tensor(new[] { 1, got })));
        var (one, other) = ValueText.Short(right, given);
        Assert.NotEqual(one, other);
        string difference = new ValueComparison(0, 0).Difference(right, given)!;
        var words = difference.TrimEnd('.').Split(' ');
        Assert.NotEqual(words[^1], words[Array.LastIndexOf(words, "is") + 1]);
    }

    [Fact]
    public void Two_large_tensors_and_two_equal_numbers_keep_the_usual_digits()
    {
        Assert.Equal(("0.3333333", "0.3333333"), ValueText.Short(new NumberValue(1.0 / 3), new NumberValue(1.0 / 3)));
        Assert.Equal(("0.3333333", "0.6666667"), ValueText.Short(new NumberValue(1.0 / 3), new NumberValue(2.0 / 3)));
    }

    [Fact]
    public void Inputs_have_the_names_of_the_functions_parameters()
    {
        var report = Judged((x, w) => x).NamingInputs(new Product().InputNames(["x", "weights"]));
        Assert.Equal(["input x", "input weights", "expected", "got"], report.FirstFailure!.Failure!.Sides().Select(side => side.Name));
        Assert.Contains("\n    input weights  float64 [4, 2]: ", report.ToString());
    }

    [Fact]
    public void A_report_in_a_notebook_names_the_inputs()
    {
        static Tensor Answer(Tensor left, Tensor right) => left;
        var names = new Product().Check(Answer).FirstFailure!.Failure!.Sides().Select(side => side.Name);
        Assert.Equal(["input left", "input right", "expected", "got"], names);
    }

    [Fact]
    public void Inputs_that_are_a_tuple_of_the_exercise_have_its_names() => Assert.Equal(["x", "axis"], new Means().InputNames(["a", "b", "c"]));

    [Fact]
    public void Inputs_of_all_exercises_have_a_name_for_each_part()
    {
        foreach (var exercise in Exercises.All)
        {
            var input = exercise.Inputs(Exercise.PublicSeed, hidden: false)[0].Input;
            var parameters = exercise.AnswerType.GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.Name!).ToArray();
            if (input is ListValue { Names: null, Items.Count: > 0 } list && exercise.InputNames(parameters) is { Count: > 0 } names)
                Assert.True(names.Count == list.Items.Count || names.Count == 1, $"{exercise}: {string.Join(", ", names)}");
        }
    }
}
