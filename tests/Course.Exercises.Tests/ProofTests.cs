using System.Linq.Expressions;
using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests;

/// <summary>Every exercise against answers of which it is known whether they are right.</summary>
public sealed class ProofTests
{
    public static TheoryData<string> Ids => [.. Exercises.All.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Right_answers_pass_wrong_ones_do_not_and_each_diagnosis_fits_its_own_mistake_only(string id)
    {
        var proof = ExerciseProof.Of(Exercises.Find(id)!, typeof(ProofTests).Assembly);
        Assert.True(proof.Problems.Count == 0, $"{proof.Exercise}\n{string.Join('\n', proof.Problems)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_constant_answer_to_a_function_earns_no_points(string id)
    {
        var exercise = Exercises.Find(id)!;
        var signature = exercise.AnswerType.GetMethod("Invoke")!;
        var parameters = signature.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name)).ToList();
        IEnumerable<Expression> constants = parameters.Count == 0 ? []
            : signature.ReturnType == typeof(double) ? new[] { 0.0, 1e-9, 0.5, 1, -1, double.NaN, double.PositiveInfinity }.Select(number => Expression.Constant(number))
            : signature.ReturnType == typeof(Tensor) ? [
                .. new[] { 0f, 0.5f, 1f }.Select(number => Expression.Constant(tensor(number))),
                .. parameters.Where(parameter => parameter.Type == typeof(Tensor)),
                .. parameters.Where(parameter => parameter.Type == typeof(Tensor)).Select(parameter => (Expression)Expression.Subtract(parameter, parameter))]
            : [];
        foreach (var constant in constants)
        {
            var inputs = exercise.Inputs(seed: 20, hidden: true);
            var report = exercise.Judge(inputs, [.. exercise.Observe(Expression.Lambda(exercise.AnswerType, constant, parameters).Compile(), inputs)]);
            Assert.True(report.Earned == 0, $"{constant}: {report}");
        }
    }

    [Fact]
    public void Ids_are_unique_and_well_formed()
    {
        Assert.Equal(Exercises.All.Count, Exercises.All.Select(exercise => exercise.Id).Distinct().Count());
        Assert.All(Exercises.All, exercise => Assert.Matches(@"^\d\d\.[1-9]$", exercise.Id));
    }

    [Fact]
    public void Every_exercise_has_three_hints_that_say_something()
    {
        Assert.All(Exercises.All, exercise => Assert.Equal(3, exercise.Hints.Count(hint => hint.Trim().Length > 10)));
    }
}
