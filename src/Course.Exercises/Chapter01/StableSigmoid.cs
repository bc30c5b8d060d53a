using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The sigmoid, written so that nothing in it overflows.</summary>
public sealed class StableSigmoid() : FunctionExercise<Tensor, Tensor>("01.1", "A sigmoid that never overflows", Difficulty.Easy, minutes: 5)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("moderate", draw => draw.Uniform(-6, 6, [draw.Integer(5, 9)]));
        Probe("a table", draw => draw.Normal([draw.Integer(2, 4), draw.Integer(2, 4)]));
        Probe("extreme", _ => tensor(new float[] { -1000, -88, -17, 0, 17, 88, 1000 }));
        Oracle(z => sigmoid(z), tolerance: 1e-6, on: ["moderate", "a table"]);
        Oracle(z => sigmoid(z), tolerance: 1e-6, relative: 1e-5, points: 2, name: "it is right at ±1000 too", on: "extreme");

        Diagnose((z, y) => y.isnan().any().item<bool>(), "e^1000 is ∞, and ∞/∞ is NaN: use e^-|z|, which is never above 1.");
        Diagnose((z, y, right) => Close(y, 1 - right), "This is σ(−z): the sign of the exponent is the wrong way round.");
        Hint("Which of 1/(1+e^-z) and e^z/(1+e^z) overflows at z = 1000, and which at z = −1000?");
        Hint("e^-|z| is never above 1, whatever z is.");
        Hint("With e = exp(-abs(z)), σ(z) is 1/(1+e) for z ≥ 0 and e/(1+e) for z < 0: torch.where chooses.");
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.StableSigmoid"/>
    public static StableSigmoid StableSigmoid => The<StableSigmoid>();
}
