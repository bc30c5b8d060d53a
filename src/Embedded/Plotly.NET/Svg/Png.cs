using System.Buffers.Binary;
using System.IO.Compression;

namespace Plotly.NET.Svg;

/// <summary>Writes small PNG images (ISO/IEC 15948): grey where all pixels are grey, in colour otherwise, with opacity only where it is needed.</summary>
internal static class Png
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        uint c = (uint)n;
        for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xedb88320u ^ (c >> 1) : c >> 1;
        return c;
    })];

    /// <summary>The image as a data URI, for an image element.</summary>
    internal static string DataUri(int width, int height, Func<int, int, Rgb> pixel) => "data:image/png;base64," + System.Convert.ToBase64String(Encode(width, height, pixel));

    internal static byte[] Encode(int width, int height, Func<int, int, Rgb> pixel)
    {
        var pixels = new Rgb[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) pixels[(y * width) + x] = pixel(x, y);
        }

        bool color = pixels.Any(p => p.R != p.G || p.G != p.B), opacity = pixels.Any(p => p.A < 1);
        var raw = new MemoryStream();
        using (var zlib = new ZLibStream(raw, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);   // filter: none
                foreach (Rgb p in pixels.AsSpan(y * width, width))
                {
                    zlib.WriteByte(p.R);
                    if (color)
                    {
                        zlib.WriteByte(p.G);
                        zlib.WriteByte(p.B);
                    }

                    if (opacity) zlib.WriteByte((byte)Math.Round(p.A * 255));
                }
            }
        }

        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;   // bits per sample
        header[9] = (byte)((color ? 2 : 0) + (opacity ? 4 : 0));
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, raw.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        uint crc = 0xffffffff;
        foreach (byte b in type) crc = CrcTable[(crc ^ b) & 255] ^ (crc >> 8);
        foreach (byte b in data) crc = CrcTable[(crc ^ b) & 255] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc ^ 0xffffffff);
        file.Write(number);
    }
}
