namespace Course.Exercises.Tests;

public sealed class PropertyTests
{
    [Fact]
    public void A_property_that_does_not_hold_says_what_was_measured()
    {
        var exercise = new Half();
        var inputs = exercise.Inputs(1, hidden: false);
        var report = exercise.Judge(inputs, [.. exercise.Observe((double x) => x, inputs)]);
        Assert.Equal("This does not hold: it is half. It is 8, and half is 4.", report.FirstFailure?.Failure?.Sentence);
    }

    private sealed class Half() : FunctionExercise<double, double>("99.1", "Half", Difficulty.Easy, minutes: 5)
    {
        protected override void Define()
        {
            Probe("eight", _ => 8);
            Property("it is half", (x, half) => half == x / 2, (x, half) => $"It is {half}, and half is {x / 2}.");
            Hint("Divide.");
            Hint("By what?");
            Hint("By 2.");
        }
    }
}
