using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes baseline JPEG (ITU-T T.81; JFIF): grey images with one channel, others as luminance and two colour differences, all at full resolution. Opacity is dropped.</summary>
/// <remarks>The tables are the examples of T.81's annex K, scaled by quality as libjpeg scales them.</remarks>
internal sealed class JpegWriter
{
    private static readonly byte[] s_luminance =
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static readonly byte[] s_chrominance =
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    // Annex K.3.1: eleven or so categories of differences; K.3.2: runs of zeros with the size of what follows, for luminance.
    private static readonly Code s_first = new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    private static readonly Code s_others = new([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D],
    [
        0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xA1, 0x08,
        0x23, 0x42, 0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0, 0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0A, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28,
        0x29, 0x2A, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59,
        0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
        0x8A, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5, 0xB6,
        0xB7, 0xB8, 0xB9, 0xBA, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xE1, 0xE2,
        0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA,
    ]);

    private readonly MemoryStream _file = new();
    private int _bits, _bitCount;

    internal static void Encode(Image image, Stream to, JpegEncoder encoder)
    {
        var quality = encoder.Quality ?? 75;
        if (quality is < 1 or > 100) throw new ArgumentException($"A JPEG quality of {quality} is out of range; 1 to 100 is expected.", nameof(encoder));
        if (Math.Max(image.Width, image.Height) > ushort.MaxValue) throw new ArgumentException($"An image of {image.Width} x {image.Height} pixels is too large for JPEG, whose sides have {ushort.MaxValue} at most.", nameof(image));
        new JpegWriter().Write(image, to, quality);
    }

    private void Write(Image image, Stream to, int quality)
    {
        byte[][] tables = image.Layout == PixelLayout.Grey ? [Scaled(s_luminance, quality)] : [Scaled(s_luminance, quality), Scaled(s_chrominance, quality)];
        var channels = image.Layout == PixelLayout.Grey ? 1 : 3;
        _file.Write([0xFF, 0xD8]);
        Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        for (var n = 0; n < tables.Length; n++) Segment(0xDB, [(byte)n, .. Enumerable.Range(0, 64).Select(zigzag => tables[n][JpegScan.Place(zigzag)])]);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)image.Height);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)image.Width);
        Segment(0xC0, [8, .. size, (byte)channels, .. Enumerable.Range(0, channels).SelectMany(c => new byte[] { (byte)(c + 1), 0x11, (byte)Math.Min(c, 1) })]);
        Segment(0xC4, [0x00, .. s_first.Table]);
        Segment(0xC4, [0x10, .. s_others.Table]);
        Segment(0xDA, [(byte)channels, .. Enumerable.Range(0, channels).SelectMany(c => new byte[] { (byte)(c + 1), 0x00 }), 0, 63, 0]);
        WriteBlocks(Planes(image, channels), image.Width, image.Height, tables);
        _file.Write([0xFF, 0xD9]);
        _file.WriteTo(to);
    }

    private static byte[] Scaled(byte[] table, int quality)
    {
        var scale = quality < 50 ? 5000 / quality : 200 - (2 * quality);
        return [.. table.Select(step => (byte)Math.Clamp(((step * scale) + 50) / 100, 1, 255))];
    }

    /// <summary>Luminance and colour differences about 0 (JFIF), channel by channel.</summary>
    private static float[][] Planes(Image image, int channels)
    {
        float[][] planes = [.. Enumerable.Range(0, channels).Select(_ => new float[image.Width * image.Height])];
        var row = new Rgba32[image.Width];
        for (int y = 0, place = 0; y < image.Height; y++)
        {
            image.ReadRow(y, row);
            foreach (var colour in row)
            {
                var (r, g, b) = ((float)colour.R, (float)colour.G, (float)colour.B);
                planes[0][place] = (0.299f * r) + (0.587f * g) + (0.114f * b) - 128;
                if (channels == 3)
                {
                    planes[1][place] = (-0.168736f * r) - (0.331264f * g) + (0.5f * b);
                    planes[2][place] = (0.5f * r) - (0.418688f * g) - (0.081312f * b);
                }
                place++;
            }
        }
        return planes;
    }

    private void WriteBlocks(float[][] planes, int width, int height, byte[][] tables)
    {
        var before = new int[planes.Length];
        Span<float> block = stackalloc float[64];
        for (var top = 0; top < height; top += 8)
            for (var left = 0; left < width; left += 8)
                for (var c = 0; c < planes.Length; c++)
                {
                    // Beyond the image's edge its last pixel goes on.
                    for (var i = 0; i < 64; i++)
                        block[i] = planes[c][(Math.Min(top + (i / 8), height - 1) * width) + Math.Min(left + (i % 8), width - 1)];
                    Transform(block);
                    WriteBlock(block, tables[Math.Min(c, 1)], ref before[c]);
                }
        // Ones fill the last byte.
        if (_bitCount > 0) Bits((1 << (8 - _bitCount)) - 1, 8 - _bitCount);
    }

    private static void Transform(Span<float> block)
    {
        Span<float> half = stackalloc float[64];
        for (var u = 0; u < 8; u++)
            for (var x = 0; x < 8; x++)
            {
                float sum = 0;
                for (var i = 0; i < 8; i++) sum += InverseCosine.Basis[(8 * u) + i] * block[(8 * i) + x];
                half[(8 * u) + x] = sum;
            }
        for (var u = 0; u < 8; u++)
            for (var v = 0; v < 8; v++)
            {
                float sum = 0;
                for (var i = 0; i < 8; i++) sum += InverseCosine.Basis[(8 * v) + i] * half[(8 * u) + i];
                block[(8 * u) + v] = sum;
            }
    }

    private void WriteBlock(ReadOnlySpan<float> block, byte[] table, ref int before)
    {
        var first = Quantised(block, table, 0);
        WriteValue(s_first, 0, first - before);
        before = first;
        var zeros = 0;
        for (var n = 1; n < 64; n++)
        {
            var value = Quantised(block, table, JpegScan.Place(n));
            if (value == 0)
            {
                zeros++;
                continue;
            }
            // F0 stands for sixteen zeros.
            for (; zeros > 15; zeros -= 16) WriteCode(s_others, 0xF0);
            WriteValue(s_others, zeros, value);
            zeros = 0;
        }
        // 00: nothing but zeros from here.
        if (zeros > 0) WriteCode(s_others, 0);
    }

    private static int Quantised(ReadOnlySpan<float> block, byte[] table, int place) => (int)MathF.Round(block[place] / table[place]);

    /// <summary>A value: the number of zeros before it and its size in bits as a code, then its bits; negative ones less 1.</summary>
    private void WriteValue(Code code, int zeros, int value)
    {
        var size = 32 - int.LeadingZeroCount(Math.Abs(value));
        WriteCode(code, (zeros << 4) | size);
        Bits((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
    }

    private void WriteCode(Code code, int symbol) => Bits(code.Bits[symbol], code.Lengths[symbol]);

    private void Bits(int bits, int count)
    {
        for (var n = count - 1; n >= 0; n--)
        {
            _bits = (_bits << 1) | ((bits >> n) & 1);
            if (++_bitCount < 8) continue;
            _file.WriteByte((byte)_bits);
            // A byte FF in the data is followed by 00, so that it is no marker.
            if (_bits == 0xFF) _file.WriteByte(0);
            (_bits, _bitCount) = (0, 0);
        }
    }

    private void Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        _file.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        _file.Write(content);
    }

    /// <summary>A canonical Huffman code (annex C) for writing.</summary>
    private sealed class Code
    {
        internal Code(byte[] counts, byte[] symbols)
        {
            Table = [.. counts, .. symbols];
            int code = 0, place = 0;
            for (var length = 1; length <= 16; length++, code <<= 1)
                for (var i = 0; i < counts[length - 1]; i++, code++, place++)
                    (Bits[symbols[place]], Lengths[symbols[place]]) = (code, length);
        }

        internal byte[] Table { get; }

        internal int[] Bits { get; } = new int[256];

        internal int[] Lengths { get; } = new int[256];
    }
}
