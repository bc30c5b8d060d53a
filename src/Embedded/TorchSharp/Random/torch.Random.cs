namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whole numbers from 0 up to, not including, high.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from low up to, not including, high.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(low, high, size, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from 0 up to, not including, high.</summary>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(0, high, size.Shape, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from low up to, not including, high.</summary>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(low, high, size.Shape, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from 0 up to, not including, high.</summary>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(0, high, Long(size), dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from low up to, not including, high.</summary>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => Factory.Integers(low, high, Long(size), dtype, device, requires_grad, generator);

    /// <summary>0 … n − 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Factory.Permutation(n, dtype, device, requires_grad, generator);

    /// <summary>Uniform in [0, 1) in another tensor's shape and type.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Uniform(input.Sizes, dtype ?? input.dtype, device, requires_grad, null);

    /// <summary>Normal with mean 0 and deviation 1 in another tensor's shape and type.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Normal(input.Sizes, dtype ?? input.dtype, device, requires_grad, null);

    /// <summary>Whole numbers from low up to, not including, high in another tensor's shape and type.</summary>
    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Integers(low, high, input.Sizes, dtype ?? input.dtype, device, requires_grad, null);

    /// <summary>Normal with one mean and one standard deviation.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Factory.Normal(size, dtype, device, requires_grad, generator, mean, std);

    /// <summary>Normal with a mean and a standard deviation at each place, broadcast. Gradients do not flow.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var recording = no_grad();
        using (var negative = (std < 0).any())
            if (negative.item<bool>()) throw new ArgumentException("normal expects all elements of std >= 0.0");
        using var scope = NewDisposeScope();
        var standard = empty_like(mean + std).normal_(generator: generator);
        return (standard * std + mean).MoveToOuterDisposeScope();
    }

    /// <summary>1 with the probability at each place, else 0; of the input's type and shape. Gradients do not flow.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>A count from the Poisson distribution with the rate at each place; of the input's type and shape. Gradients do not flow.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    /// <inheritdoc cref="Tensor.multinomial"/>
    /// <param name="input">Weights, [entries] or [rows, entries]; not negative.</param>
    /// <param name="num_samples">How many are drawn from each row.</param>
    /// <param name="replacement">Whether an entry may come twice.</param>
    /// <param name="generator">Where the numbers come from; the default generator if left out.</param>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) => input.multinomial(num_samples, replacement, generator);

    private static long[] Long(int[] size) => [.. size.Select(n => (long)n)];
}
