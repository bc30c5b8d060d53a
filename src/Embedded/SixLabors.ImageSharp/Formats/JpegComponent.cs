namespace SixLabors.ImageSharp.Formats;

/// <summary>One colour channel of a JPEG file: its coefficients and, at the end, its samples.</summary>
internal sealed class JpegComponent(int id, int across, int down, int table)
{
    /// <summary>The number by which scans name the channel.</summary>
    internal int Id => id;

    /// <summary>Blocks of the channel in one minimum coded unit, from left to right.</summary>
    internal int Across => across;

    /// <summary>Blocks of the channel in one minimum coded unit, from top to bottom.</summary>
    internal int Down => down;

    /// <summary>Its quantisation table's number.</summary>
    internal int Table => table;

    /// <summary>Blocks in a row, whole units.</summary>
    internal int BlocksAcross { get; private set; }

    /// <summary>Blocks that the picture reaches into: what a scan of this channel alone has.</summary>
    internal (int Across, int Down) OwnBlocks { get; private set; }

    /// <summary>64 coefficients a block, in rows.</summary>
    internal short[] Coefficients { get; private set; } = [];

    /// <summary>The first coefficient of the block before, which the next one's is told from.</summary>
    internal int Prediction { get; set; }

    internal JpegHuffman? FirstCode { get; set; }

    internal JpegHuffman? OtherCode { get; set; }

    internal bool Scanned { get; set; }

    internal void Allocate(int width, int height, int mostAcross, int mostDown)
    {
        BlocksAcross = across * Up(width, 8 * mostAcross);
        OwnBlocks = (Up(Up(width * across, mostAcross), 8), Up(Up(height * down, mostDown), 8));
        Coefficients = new short[64L * BlocksAcross * down * Up(height, 8 * mostDown)];
    }

    internal Span<short> Block(int x, int y) => Coefficients.AsSpan(64 * ((y * BlocksAcross) + x), 64);

    /// <summary>The samples, rows of 8 · <see cref="BlocksAcross"/> bytes.</summary>
    /// <param name="quantisation">64 factors in rows.</param>
    internal byte[] Samples(ReadOnlySpan<ushort> quantisation)
    {
        var samples = new byte[Coefficients.Length];
        var width = 8 * BlocksAcross;
        Span<float> block = stackalloc float[64];
        for (var n = 0; n < Coefficients.Length / 64; n++)
        {
            var coefficients = Coefficients.AsSpan(64 * n, 64);
            for (var i = 0; i < 64; i++) block[i] = coefficients[i] * quantisation[i];
            InverseCosine.Transform(block);
            var at = (n / BlocksAcross * 8 * width) + (n % BlocksAcross * 8);
            for (var i = 0; i < 64; i++)
                samples[at + (i / 8 * width) + (i % 8)] = (byte)Math.Clamp(MathF.Round(block[i] + 128), 0, 255);
        }
        return samples;
    }

    private static int Up(int value, int step) => (value + step - 1) / step;
}
