using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class WeightsForFiftyAnswers : AnswersTo<WeightsForFifty>
{
    [Right]
    private static Tensor Normal(long inputs, long outputs, double slope) => randn(inputs, outputs) * Math.Sqrt(2 / ((1 + slope * slope) * inputs));

    [Right]
    private static Tensor ByLibrary(long inputs, long outputs, double slope) => nn.init.kaiming_normal_(empty(outputs, inputs), a: slope).t();

    [Right]
    private static Tensor Uniform(long inputs, long outputs, double slope)
    {
        double bound = Math.Sqrt(6 / ((1 + slope * slope) * inputs));
        return (2 * rand(inputs, outputs) - 1) * bound;
    }

    [Wrong("number of outputs")]
    private static Tensor FanOut(long inputs, long outputs, double slope) => randn(inputs, outputs) * Math.Sqrt(2 / ((1 + slope * slope) * outputs));

    [Wrong("Xavier")]
    private static Tensor Xavier(long inputs, long outputs, double slope) => randn(inputs, outputs) * Math.Sqrt(2.0 / (inputs + outputs));

    [Wrong("forgets the activation")]
    private static Tensor NoGain(long inputs, long outputs, double slope) => randn(inputs, outputs) / Math.Sqrt(inputs);

    [Wrong("slope is forgotten")]
    private static Tensor ForRelu(long inputs, long outputs, double slope) => randn(inputs, outputs) * Math.Sqrt(2.0 / inputs);

    [Wrong("by the variance")]
    private static Tensor NoRoot(long inputs, long outputs, double slope) => randn(inputs, outputs) * (2 / ((1 + slope * slope) * inputs));

    [Wrong("a²/3")]
    private static Tensor NarrowUniform(long inputs, long outputs, double slope) => (2 * rand(inputs, outputs) - 1) * Math.Sqrt(2 / ((1 + slope * slope) * inputs));

    [Wrong("All weights are equal")]
    private static Tensor Constant(long inputs, long outputs, double slope) => full([inputs, outputs], Math.Sqrt(2 / ((1 + slope * slope) * inputs)));

    [Wrong]
    private static Tensor Transposed(long inputs, long outputs, double slope) => Normal(inputs, outputs, slope).t();

    [Wrong]
    private static Tensor Tiny(long inputs, long outputs, double slope) => randn(inputs, outputs) * 0.01;

    [Wrong]
    private static Tensor Standard(long inputs, long outputs, double slope) => randn(inputs, outputs);

    [Wrong]
    private static Tensor Positive(long inputs, long outputs, double slope) => Normal(inputs, outputs, slope).abs();

    [Wrong]
    private static Tensor Zeros(long inputs, long outputs, double slope) => zeros(inputs, outputs);

    [Wrong]
    private static Tensor OneColumn(long inputs, long outputs, double slope) => Normal(inputs, 1, slope).expand(inputs, outputs).clone();
}
