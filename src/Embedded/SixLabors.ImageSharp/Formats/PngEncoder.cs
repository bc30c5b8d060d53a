using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes PNG of 8 bits a channel: grey, colour, or colour with opacity, as the image's pixels are.</summary>
internal static class PngEncoder
{
    internal static void Encode(Image image, Stream to)
    {
        to.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, image.Layout switch { PixelLayout.Grey => 0, PixelLayout.Colour => 2, _ => 6 });
        WriteChunk(to, "IHDR"u8, header);
        WriteChunk(to, "IDAT"u8, Compress(image));
        WriteChunk(to, "IEND"u8, []);
    }

    private static byte[] Compress(Image image)
    {
        var channels = image.Layout switch { PixelLayout.Grey => 1, PixelLayout.Colour => 3, _ => 4 };
        using var data = new MemoryStream();
        using (var bytes = new ZLibStream(data, CompressionLevel.Optimal))
        {
            var colours = new Rgba32[image.Width];
            byte[] row = new byte[channels * image.Width], above = new byte[row.Length], line = new byte[row.Length + 1];
            for (var y = 0; y < image.Height; y++)
            {
                image.ReadRow(y, colours);
                for (var x = 0; x < colours.Length; x++)
                {
                    var pixel = row.AsSpan(channels * x, channels);
                    pixel[0] = colours[x].R;
                    if (channels > 1) (pixel[1], pixel[2]) = (colours[x].G, colours[x].B);
                    if (channels > 3) pixel[3] = colours[x].A;
                }
                // The difference from the row above compresses photographs and drawings alike.
                line[0] = 2;
                for (var i = 0; i < row.Length; i++) line[i + 1] = (byte)(row[i] - above[i]);
                bytes.Write(line);
                (row, above) = (above, row);
            }
        }
        return data.ToArray();
    }

    private static void WriteChunk(Stream to, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        name.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.Of(chunk.AsSpan(4, 4 + content.Length)));
        to.Write(chunk);
    }
}
