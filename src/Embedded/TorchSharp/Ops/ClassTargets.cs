using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Class numbers, one a row, with what weighs them.</summary>
internal sealed class ClassTargets
{
    private readonly long[] _classes;
    private readonly double[]? _weights;
    private readonly long _ignored;

    /// <param name="classes">Class numbers from 0 to <paramref name="count"/> − 1, or the ignored one.</param>
    /// <param name="count">How many classes there are.</param>
    /// <param name="weight">One number a class, or null for ones.</param>
    /// <param name="ignored">The class number of rows that do not count.</param>
    /// <param name="smoothing">How much of each row's share is spread over all classes.</param>
    internal ClassTargets(long[] classes, int count, Tensor? weight, long ignored, double smoothing)
    {
        if (smoothing is < 0 or > 1) throw new ArgumentException($"label_smoothing must be between 0.0 and 1.0. Got: {smoothing}");
        (_classes, Classes, _ignored, Smoothing) = (classes, count, ignored, smoothing);
        if (weight is not null)
        {
            if (weight.ndim != 1 || weight.Sizes[0] != count)
                throw new InvalidOperationException($"weight tensor should be defined either for all {count} classes or no classes but got weight tensor of shape: {Layout.Text(weight.Sizes)}");
            using var real = weight.to_type(ScalarType.Float64);
            using var dense = real.Dense();
            _weights = dense.AsSpan<double>().ToArray();
        }
        foreach (var target in classes)
            if (target != ignored && (target < 0 || target >= count))
                throw new ArgumentOutOfRangeException(nameof(classes), $"Target {target} is out of bounds: class numbers run from 0 to {count - 1}.");
    }

    internal int Classes { get; }

    /// <summary>The class of each row.</summary>
    internal long[] Numbers => _classes;

    /// <summary>The class number of rows that do not count.</summary>
    internal long Ignored => _ignored;

    /// <summary>Whether all shares are one and on the rows' own classes.</summary>
    internal bool IsPlain => _weights is null && Smoothing == 0;

    internal double Smoothing { get; }

    internal bool IsIgnored(int row) => _classes[row] == _ignored;

    internal int Class(int row) => (int)_classes[row];

    /// <summary>The part of a row's share that its own class has for being hit.</summary>
    internal double HitShare(int row) => (1 - Smoothing) * Weight(Class(row));

    /// <summary>The part that every row's share has on a class through smoothing.</summary>
    internal double SmoothShare(int c) => Smoothing / Classes * Weight(c);

    internal double TotalShare(int row) => HitShare(row) + (Smoothing > 0 ? Smoothing / Classes * (_weights?.Sum() ?? Classes) : 0);

    /// <summary>What the sum of losses is divided by for their mean: the weights of the rows that count.</summary>
    internal double TotalWeight
    {
        get
        {
            double total = 0;
            for (var i = 0; i < _classes.Length; i++)
                if (!IsIgnored(i)) total += Weight(Class(i));
            return total;
        }
    }

    /// <summary>The rows' classes as a column of numbers, 0 where a row does not count.</summary>
    internal Tensor Places
    {
        get
        {
            var places = Tensor.Empty([_classes.Length, 1], ScalarType.Int64);
            var to = places.AsSpan<long>();
            for (var i = 0; i < to.Length; i++) to[i] = IsIgnored(i) ? 0 : _classes[i];
            return places;
        }
    }

    /// <summary>The weights of the rows' classes, 0 where a row does not count.</summary>
    internal Tensor RowWeights(ScalarType type)
    {
        using var weights = Tensor.Empty([_classes.Length], ScalarType.Float64);
        var to = weights.AsSpan<double>();
        for (var i = 0; i < to.Length; i++) to[i] = IsIgnored(i) ? 0 : Weight(Class(i));
        return weights.to_type(type);
    }

    /// <summary>All shares a, as a matrix of rows by classes.</summary>
    internal Tensor Shares(ScalarType type)
    {
        var values = new double[_classes.Length, Classes];
        for (var i = 0; i < _classes.Length; i++)
        {
            if (IsIgnored(i)) continue;
            for (var c = 0; c < Classes; c++) values[i, c] = SmoothShare(c);
            values[i, Class(i)] += HitShare(i);
        }
        using var shares = tensor(values);
        return shares.to_type(type);
    }

    private double Weight(int c) => _weights is null ? 1 : _weights[c];
}
