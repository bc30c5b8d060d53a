namespace SixLabors.ImageSharp.Formats;

/// <summary>The inverse discrete cosine transform of 8 × 8 values: x(i) = Σ c(u) cos((2i + 1) u π / 16), along columns and then rows.</summary>
internal static class InverseCosine
{
    /// <summary>Row u, column i: c(u) cos((2i + 1) u π / 16) with c(0) = 1/√8 and c(u) = 1/2. Its transpose is its inverse.</summary>
    internal static readonly float[] Basis =
        [.. from u in Enumerable.Range(0, 8) from i in Enumerable.Range(0, 8) select (float)((u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * i) + 1) * u * Math.PI / 16))];

    /// <summary>Transforms in place.</summary>
    internal static void Transform(Span<float> block)
    {
        if (block[1..].IndexOfAnyExcept(0f) < 0)
        {
            block.Fill(block[0] / 8);
            return;
        }
        Span<float> half = stackalloc float[64];
        Product(block, half, 8, 1);
        Product(half, block, 1, 8);
    }

    /// <summary>Transforms the eight lines whose values lie <paramref name="step"/> apart.</summary>
    private static void Product(ReadOnlySpan<float> from, Span<float> to, int step, int line)
    {
        for (var n = 0; n < 8; n++)
        {
            var start = n * line;
            var (v0, v1, v2, v3) = (from[start], from[start + step], from[start + (2 * step)], from[start + (3 * step)]);
            var (v4, v5, v6, v7) = (from[start + (4 * step)], from[start + (5 * step)], from[start + (6 * step)], from[start + (7 * step)]);
            // The basis is even or odd about the middle, so each half sum serves two values.
            for (var i = 0; i < 4; i++)
            {
                var basis = Basis.AsSpan(i);
                var even = (v0 * basis[0]) + (v2 * basis[16]) + (v4 * basis[32]) + (v6 * basis[48]);
                var odd = (v1 * basis[8]) + (v3 * basis[24]) + (v5 * basis[40]) + (v7 * basis[56]);
                to[start + (i * step)] = even + odd;
                to[start + ((7 - i) * step)] = even - odd;
            }
        }
    }
}
