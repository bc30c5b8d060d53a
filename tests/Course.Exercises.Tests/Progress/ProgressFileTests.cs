using Course.Exercises.Judging;
using Course.Exercises.Progress;

namespace Course.Exercises.Tests.Progress;

public sealed class ProgressFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-progress-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_solved_stays_solved_when_a_later_attempt_fails()
    {
        var file = new ProgressFile(_folder);
        file.TryRecord("01.1", Outcome.Failed);
        file.TryRecord("01.1", Outcome.Passed);
        file.TryRecord("01.1", Outcome.Error);
        var attempted = new ProgressFile(_folder).Read()["01.1"];
        Assert.True(attempted.Passed);
        Assert.Equal(3, attempted.Attempts);
        Assert.Equal(Outcome.Error, attempted.Last);
    }

    [Fact]
    public void A_stub_is_no_attempt()
    {
        var file = new ProgressFile(_folder);
        Assert.Null(file.TryRecord("01.1", Outcome.NotAttempted));
        Assert.Empty(file.Read());
    }

    [Fact]
    public void Writers_at_the_same_time_lose_nothing()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Assert.Null(new ProgressFile(_folder).TryRecord($"01.{i % 4}", Outcome.Failed)));
        Assert.Equal([10, 10, 10, 10], new ProgressFile(_folder).Read().Values.Select(attempted => attempted.Attempts));
    }

    [Fact]
    public void A_damaged_file_is_named_and_not_overwritten()
    {
        var file = new ProgressFile(_folder);
        File.WriteAllText(file.Path, "{ half");
        Assert.Contains(file.Path, file.TryRecord("01.1", Outcome.Passed));
        Assert.Equal("{ half", File.ReadAllText(file.Path));
    }

    [Fact]
    public void The_next_exercise_is_the_one_that_was_begun_then_the_one_behind_the_last_solved()
    {
        var file = new ProgressFile(_folder);
        Assert.Equal("01.1", NextExercise.After(file.Read())?.Id);
        file.TryRecord("01.2", Outcome.Passed);
        Assert.Equal("01.3", NextExercise.After(file.Read())?.Id);
        file.TryRecord("01.1", Outcome.Failed);
        Assert.Equal("01.1", NextExercise.After(file.Read())?.Id);
    }
}
