using System.Buffers.Binary;
using System.IO.Compression;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Writes PNG files of every kind from a formula, all five row filters in turn; independent of the encoder that is tested.</summary>
internal sealed record PngMaker(int Type, int Depth, bool Interlaced, int Width = 19, int Height = 13)
{
    internal int Channels => Type switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>The value of a channel of a pixel, from 0 to 2^depth − 1.</summary>
    internal int Value(int x, int y, int channel) => ((x * 977) + (y * 1013) + (channel * 7919) + (x * y * 31)) & ((1 << Depth) - 1);

    internal byte[] File(byte[]? palette = null, byte[]? transparency = null)
    {
        using var file = new MemoryStream();
        file.Write([137, 80, 78, 71, 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9], header[12]) = ((byte)Depth, (byte)Type, Interlaced ? (byte)1 : (byte)0);
        Chunk(file, "IHDR", header);
        if (palette is not null) Chunk(file, "PLTE", palette);
        if (transparency is not null) Chunk(file, "tRNS", transparency);
        var data = Data();
        // Split in two, as files may be.
        Chunk(file, "IDAT", data[..(data.Length / 2)]);
        Chunk(file, "IDAT", data[(data.Length / 2)..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private byte[] Data()
    {
        using var data = new MemoryStream();
        using (var bytes = new ZLibStream(data, CompressionLevel.Fastest))
        {
            int[][] passes = Interlaced ? [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] : [[0, 0, 1, 1]];
            foreach (var pass in passes)
            {
                var above = Array.Empty<byte>();
                for (var y = pass[1]; y < Height; y += pass[3])
                {
                    var row = Row(y, pass[0], pass[2]);
                    if (row.Length == 0) continue;
                    if (above.Length == 0) above = new byte[row.Length];
                    var filter = y % 5;
                    bytes.WriteByte((byte)filter);
                    bytes.Write(Filtered(filter, row, above));
                    above = row;
                }
            }
        }
        return data.ToArray();
    }

    private byte[] Row(int y, int start, int step)
    {
        var bits = new List<int>();
        for (var x = start; x < Width; x += step)
            for (var channel = 0; channel < Channels; channel++)
                for (var bit = Depth - 1; bit >= 0; bit--) bits.Add((Value(x, y, channel) >> bit) & 1);
        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Select((bit, i) => bit << (7 - i)).Sum())];
    }

    private byte[] Filtered(int filter, byte[] row, byte[] above)
    {
        var distance = Math.Max(1, Channels * Depth / 8);
        return [.. row.Select((value, i) =>
        {
            int a = i < distance ? 0 : row[i - distance], b = above[i], c = i < distance ? 0 : above[i - distance];
            var nearest = new[] { a, b, c }.OrderBy(v => Math.Abs(a + b - c - v)).First();
            return (byte)(value - new[] { 0, a, b, (a + b) / 2, nearest }[filter]);
        })];
    }

    private static void Chunk(Stream file, string name, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        content.CopyTo(chunk, 8);
        // The checksum bit by bit, as the specification's annex describes it.
        var crc = uint.MaxValue;
        for (var i = 4; i < content.Length + 8; i++)
            for (var bit = 0; bit < 8; bit++) crc = (((crc ^ ((uint)chunk[i] >> bit)) & 1) * 0xEDB88320) ^ (crc >> 1);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~crc);
        file.Write(chunk);
    }
}
