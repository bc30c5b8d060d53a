using Course.Exercises.Proof;

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
