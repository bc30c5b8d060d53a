using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Random inputs for a probe: the same seed gives the same ones, and no other random stream is touched.</summary>
/// <param name="seed">The seed.</param>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The seed, for a probe that makes its input by its own means.</summary>
    public int Seed { get; } = seed;

    /// <summary>A whole number, for a size or a class.</summary>
    /// <param name="from">The smallest.</param>
    /// <param name="to">The largest.</param>
    /// <returns>Any of them, all equally likely.</returns>
    public int Integer(int from, int to) => _random.Next(from, to + 1);

    /// <summary>A number, uniform between two others.</summary>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <returns>The number.</returns>
    public double Number(double from, double to) => from + (to - from) * _random.NextDouble();

    /// <summary>Several numbers, uniform between two others.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <returns>The numbers.</returns>
    public double[] Numbers(int count, double from, double to) => [.. Enumerable.Range(0, count).Select(_ => Number(from, to))];

    /// <summary>A tensor of standard normal numbers.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="type">Float32 or Float64.</param>
    /// <returns>The tensor.</returns>
    public Tensor Normal(long[] shape, ScalarType type = ScalarType.Float32) => Filled(shape, type, StandardNormal);

    /// <summary>A tensor of numbers that are uniform between two others.</summary>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="type">Float32 or Float64.</param>
    /// <returns>The tensor.</returns>
    public Tensor Uniform(double from, double to, long[] shape, ScalarType type = ScalarType.Float32) => Filled(shape, type, () => Number(from, to));

    /// <summary>A tensor of whole numbers, such as classes.</summary>
    /// <param name="from">The smallest.</param>
    /// <param name="to">The largest.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="type">Int64, or a floating-point type for targets that are 0 and 1.</param>
    /// <returns>The tensor.</returns>
    public Tensor Integers(int from, int to, long[] shape, ScalarType type = ScalarType.Int64) => Filled(shape, type, () => Integer(from, to));

    private static Tensor Filled(long[] shape, ScalarType type, Func<double> next)
    {
        using var scope = NewDisposeScope();
        double[] numbers = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = next();
        return tensor(numbers, shape).to(type).MoveToOuterDisposeScope();
    }

    // G. E. P. Box, M. E. Muller, A note on the generation of random normal deviates, Annals of Mathematical Statistics 29 (1958).
    private double StandardNormal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
