using System.Buffers.Binary;
using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Reads BMP of 1, 4, 8, 16, 24 and 32 bits a pixel, uncompressed or with bit fields, bottom-up or top-down.</summary>
internal static class BmpDecoder
{
    private const int Uncompressed = 0, BitFields = 3, BitFieldsWithOpacity = 6;

    internal static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8);

    internal static Picture Decode(ReadOnlySpan<byte> file)
    {
        try
        {
            return Read(file);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidImageContentException("The BMP file is cut short.", e);
        }
    }

    private static Picture Read(ReadOnlySpan<byte> file)
    {
        int start = Int(file, 10), headerSize = Int(file, 14);
        var old = headerSize == 12;
        if (!old && headerSize is < 40 or > 256) throw new InvalidImageContentException($"The BMP file's header says that it has {headerSize} bytes; 12, 40, 108 and 124 are usual.");
        var width = old ? UShort(file, 18) : Int(file, 18);
        var rows = old ? UShort(file, 20) : Int(file, 22);
        var bits = UShort(file, old ? 24 : 28);
        var compression = old ? Uncompressed : Int(file, 30);
        if (compression is not (Uncompressed or BitFields or BitFieldsWithOpacity)) throw new InvalidImageContentException($"The BMP file is compressed (method {compression}), and only uncompressed ones are read: save it as PNG.");
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32)) throw new InvalidImageContentException($"The BMP file has {bits} bits a pixel; 1, 4, 8, 16, 24 and 32 are possible.");
        // The most negative height has no positive twin.
        var height = rows == int.MinValue ? 0 : Math.Abs(rows);
        var raster = Picture.NewRaster(width, height, file.Length * 8L / bits);
        var stride = (((long)width * bits) + 31) / 32 * 4;
        if (start < 0 || start + (stride * height) > file.Length) throw new InvalidImageContentException($"The BMP file has {file.Length} bytes, and its {width} x {height} pixels need {start + (stride * height)}.");

        var palette = bits <= 8 ? ReadPalette(file, old, headerSize, bits) : [];
        var fields = bits is 16 or 32 ? Fields(file, bits, compression, headerSize) : [];
        for (var y = 0; y < height; y++)
        {
            var from = file.Slice(start + (int)(stride * y), (int)stride);
            var to = raster.Row(rows < 0 ? y : height - 1 - y);
            for (var x = 0; x < width; x++)
            {
                to[x] = bits switch
                {
                    24 => new Rgba32(from[(3 * x) + 2], from[(3 * x) + 1], from[3 * x]),
                    16 => FromFields((uint)UShort(from, 2 * x), fields),
                    32 => FromFields((uint)Int(from, 4 * x), fields),
                    _ => Colour(palette, (from[x * bits / 8] >> (8 - bits - (x * bits % 8))) & ((1 << bits) - 1)),
                };
            }
        }
        return new Picture(raster, fields is [_, _, _, not 0] ? PixelLayout.ColourAndOpacity : PixelLayout.Colour);
    }

    private static Rgba32[] ReadPalette(ReadOnlySpan<byte> file, bool old, int headerSize, int bits)
    {
        var count = old ? 0 : Int(file, 46);
        if (count is <= 0 or > 256) count = 1 << bits;
        var palette = new Rgba32[count];
        var entry = old ? 3 : 4;
        for (var i = 0; i < count; i++)
        {
            var colour = file.Slice(14 + headerSize + (entry * i), 3);
            palette[i] = new Rgba32(colour[2], colour[1], colour[0]);
        }
        return palette;
    }

    private static Rgba32 Colour(Rgba32[] palette, int index) =>
        index < palette.Length ? palette[index] : throw new InvalidImageContentException($"A pixel of the BMP file has colour {index} of a palette of {palette.Length}.");

    /// <summary>Which bits of a pixel are red, green, blue and opacity.</summary>
    private static uint[] Fields(ReadOnlySpan<byte> file, int bits, int compression, int headerSize) => compression == Uncompressed
        ? bits == 16 ? [0x7C00, 0x03E0, 0x001F, 0] : [0xFF0000, 0x00FF00, 0x0000FF, 0]
        : [(uint)Int(file, 54), (uint)Int(file, 58), (uint)Int(file, 62), headerSize >= 56 || compression == BitFieldsWithOpacity ? (uint)Int(file, 66) : 0];

    private static Rgba32 FromFields(uint pixel, uint[] fields) =>
        new(Field(pixel, fields[0]), Field(pixel, fields[1]), Field(pixel, fields[2]), fields[3] == 0 ? (byte)255 : Field(pixel, fields[3]));

    private static byte Field(uint pixel, uint mask)
    {
        if (mask == 0) return 0;
        var shift = BitOperations.TrailingZeroCount(mask);
        return (byte)(((ulong)((pixel & mask) >> shift) * 255 + ((mask >> shift) / 2)) / (mask >> shift));
    }

    private static int Int(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.Slice(at, 4));

    private static int UShort(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.Slice(at, 2));
}
