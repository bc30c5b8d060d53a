namespace TorchSharp;

// Box and Muller: two uniforms u₁, u₂ give two independent normals √(−2 ln u₁)·cos 2πu₂ and √(−2 ln u₁)·sin 2πu₂.
// PyTorch has two ways to spend the draws, by the number of values asked for, and both are kept here.
internal sealed partial class RandomStream
{
    /// <summary>From this many values on, they are made in blocks.</summary>
    private const int BlockSize = 16;

    /// <summary>Normal with the given mean and standard deviation.</summary>
    /// <param name="values">Where to.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="blocks">Whether 16 values and more may be made in blocks; PyTorch does so in contiguous tensors only.</param>
    internal void Normal(Span<float> values, double mean = 0, double deviation = 1, bool blocks = true)
    {
        CheckDeviation(deviation);
        lock (gate)
        {
            if (blocks && values.Length >= BlockSize)
            {
                NormalBlocks(values, (float)mean, (float)deviation);
                return;
            }

            foreach (ref float value in values)
            {
                value = (float)(NextNormal() * deviation + mean);
            }
        }
    }

    /// <inheritdoc cref="Normal(Span{float}, double, double, bool)"/>
    internal void Normal(Span<double> values, double mean = 0, double deviation = 1, bool blocks = true)
    {
        CheckDeviation(deviation);
        lock (gate)
        {
            if (blocks && values.Length >= BlockSize)
            {
                NormalBlocks(values, mean, deviation);
                return;
            }

            foreach (ref double value in values)
            {
                value = NextNormal() * deviation + mean;
            }
        }
    }

    /// <summary>One standard normal in double precision; every second call is answered by the spare of the one before.</summary>
    private double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        double angle = 2 * Math.PI * UnitDouble();
        double radius = Math.Sqrt(-2 * NearOne.Log1p(-UnitDouble()));
        spareNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    /// <summary>Fills with uniforms, then turns each block of 16 into 8 cosines and 8 sines; a last, shorter block is drawn anew over the last 16 values.</summary>
    private void NormalBlocks(Span<float> values, float mean, float deviation)
    {
        foreach (ref float value in values)
        {
            value = UnitFloat();
        }

        int whole = values.Length - values.Length % BlockSize;
        for (int i = 0; i < whole; i += BlockSize)
        {
            NormalBlock(values.Slice(i, BlockSize), mean, deviation);
        }

        if (whole < values.Length)
        {
            Span<float> last = values[^BlockSize..];
            foreach (ref float value in last)
            {
                value = UnitFloat();
            }

            NormalBlock(last, mean, deviation);
        }
    }

    private static void NormalBlock(Span<float> block, float mean, float deviation)
    {
        for (int j = 0; j < BlockSize / 2; j++)
        {
            // 1 − u lies in (0, 1], so the logarithm is finite.
            float radius = MathF.Sqrt(-2 * MathF.Log(1 - block[j]));
            float angle = 2 * MathF.PI * block[j + BlockSize / 2];
            block[j] = radius * MathF.Cos(angle) * deviation + mean;
            block[j + BlockSize / 2] = radius * MathF.Sin(angle) * deviation + mean;
        }
    }

    private void NormalBlocks(Span<double> values, double mean, double deviation)
    {
        foreach (ref double value in values)
        {
            value = UnitDouble();
        }

        int whole = values.Length - values.Length % BlockSize;
        for (int i = 0; i < whole; i += BlockSize)
        {
            NormalBlock(values.Slice(i, BlockSize), mean, deviation);
        }

        if (whole < values.Length)
        {
            Span<double> last = values[^BlockSize..];
            foreach (ref double value in last)
            {
                value = UnitDouble();
            }

            NormalBlock(last, mean, deviation);
        }
    }

    private static void NormalBlock(Span<double> block, double mean, double deviation)
    {
        for (int j = 0; j < BlockSize / 2; j++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - block[j]));
            double angle = 2 * Math.PI * block[j + BlockSize / 2];
            block[j] = radius * Math.Cos(angle) * deviation + mean;
            block[j + BlockSize / 2] = radius * Math.Sin(angle) * deviation + mean;
        }
    }

    private static void CheckDeviation(double deviation)
    {
        if (!(deviation >= 0))
        {
            throw new ArgumentException($"normal expects std >= 0.0, but found std {deviation}");
        }
    }
}
