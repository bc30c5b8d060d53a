using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Reads PNG: every colour type and depth, interlaced or not (W3C, PNG Specification, third edition).</summary>
internal sealed class PngDecoder
{
    private const int Grey = 0, Colour = 2, Palette = 3, GreyAndOpacity = 4, ColourAndOpacity = 6;

    private int _width, _height, _depth, _type;
    private bool _interlaced;
    private Rgba32[] _palette = [];
    private (int R, int G, int B)? _transparent;
    private readonly MemoryStream _data = new();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    internal Picture Decode(ReadOnlySpan<byte> file)
    {
        ReadChunks(file[Signature.Length..]);
        // Deflate makes at most 1,032 bytes of one, and a pixel takes at least one bit.
        var raster = Picture.NewRaster(_width, _height, ((_data.Length * 1032L) + 1024) * 8 / (_depth * Channels));
        _data.Position = 0;
        using var bytes = new ZLibStream(_data, CompressionMode.Decompress);
        try
        {
            if (_interlaced)
            {
                // Adam7: the seven passes' first column and row, and the steps between their columns and rows.
                foreach (var (x, y, dx, dy) in new[] { (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) })
                    ReadPass(bytes, raster, x, y, dx, dy);
            }
            else ReadPass(bytes, raster, 0, 0, 1, 1);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidImageContentException("The PNG file's pixel data ends before the last row.", e);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidImageContentException("The PNG file's compressed data is damaged.", e);
        }
        var opacity = _type is GreyAndOpacity or ColourAndOpacity || _transparent is not null || _palette.Any(colour => colour.A < 255);
        return new Picture(raster, opacity ? PixelLayout.ColourAndOpacity : _type == Grey ? PixelLayout.Grey : PixelLayout.Colour);
    }

    private int Channels => _type switch { Colour => 3, GreyAndOpacity => 2, ColourAndOpacity => 4, _ => 1 };

    private void ReadChunks(ReadOnlySpan<byte> rest)
    {
        while (true)
        {
            if (rest.Length < 12) throw new InvalidImageContentException("The PNG file ends before its end chunk.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) throw new InvalidImageContentException($"A chunk of the PNG file says that it has {length} bytes, and {rest.Length - 12} are left.");
            var name = rest.Slice(4, 4);
            var content = rest.Slice(8, (int)length);
            // A chunk whose name begins with a capital is critical: without it the picture is wrong.
            var critical = (name[0] & 0x20) == 0;
            var intact = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]) == Crc32.Of(rest.Slice(4, 4 + (int)length));
            if (critical && !intact) throw new InvalidImageContentException($"The checksum of the PNG file's {System.Text.Encoding.Latin1.GetString(name)} chunk is wrong: the file is damaged.");
            if (_width == 0 && !name.SequenceEqual("IHDR"u8)) throw new InvalidImageContentException("The PNG file does not begin with its header chunk, IHDR.");
            if (name.SequenceEqual("IHDR"u8)) ReadHeader(content);
            else if (name.SequenceEqual("PLTE"u8)) ReadPalette(content);
            else if (name.SequenceEqual("tRNS"u8) && intact) ReadTransparency(content);
            else if (name.SequenceEqual("IDAT"u8)) _data.Write(content);
            else if (name.SequenceEqual("IEND"u8)) break;
            else if (critical) throw new InvalidImageContentException($"The PNG file has a critical chunk {System.Text.Encoding.Latin1.GetString(name)}, which the format does not know.");
            rest = rest[(12 + (int)length)..];
        }
        if (_data.Length == 0) throw new InvalidImageContentException("The PNG file has no pixel data.");
        if (_type == Palette && _palette.Length == 0) throw new InvalidImageContentException("The PNG file's pixels are palette indices, and it has no palette.");
    }

    private void ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13 || _width != 0) throw new InvalidImageContentException("The PNG file's header chunk is repeated or has not 13 bytes.");
        (_width, _height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        (_depth, _type, _interlaced) = (header[8], header[9], header[12] == 1);
        if (_width <= 0 || _height <= 0) throw new InvalidImageContentException($"The PNG file says that it is {_width} x {_height} pixels, and both sides must be positive.");
        var allowed = _type switch
        {
            Grey => _depth is 1 or 2 or 4 or 8 or 16,
            Palette => _depth is 1 or 2 or 4 or 8,
            Colour or GreyAndOpacity or ColourAndOpacity => _depth is 8 or 16,
            _ => false,
        };
        if (!allowed || header[10] != 0 || header[11] != 0 || header[12] > 1)
            throw new InvalidImageContentException($"The PNG file's header is none that the format has: colour type {_type}, {_depth} bits, compression {header[10]}, filter {header[11]}, interlace {header[12]}.");
    }

    private void ReadPalette(ReadOnlySpan<byte> content)
    {
        if (content.Length % 3 != 0 || content.Length is 0 or > 768) throw new InvalidImageContentException($"The PNG file's palette has {content.Length} bytes, not three for each of 1 to 256 colours.");
        _palette = new Rgba32[content.Length / 3];
        for (var i = 0; i < _palette.Length; i++) _palette[i] = new Rgba32(content[3 * i], content[(3 * i) + 1], content[(3 * i) + 2]);
    }

    private void ReadTransparency(ReadOnlySpan<byte> content)
    {
        switch (_type)
        {
            case Palette:
                for (var i = 0; i < Math.Min(content.Length, _palette.Length); i++) _palette[i].A = content[i];
                break;
            case Grey when content.Length >= 2:
                _transparent = (BinaryPrimitives.ReadUInt16BigEndian(content), 0, 0);
                break;
            case Colour when content.Length >= 6:
                _transparent = (BinaryPrimitives.ReadUInt16BigEndian(content), BinaryPrimitives.ReadUInt16BigEndian(content[2..]), BinaryPrimitives.ReadUInt16BigEndian(content[4..]));
                break;
        }
    }

    /// <summary>Reads the rows of one pass into the pixels that it covers.</summary>
    private void ReadPass(ZLibStream bytes, Raster raster, int x, int y, int dx, int dy)
    {
        var columns = (_width - x + dx - 1) / dx;
        if (columns <= 0) return;
        var length = checked((int)((((long)columns * Channels * _depth) + 7) / 8));
        var distance = Math.Max(1, Channels * _depth / 8);
        byte[] row = new byte[length], above = new byte[length];
        for (var line = y; line < _height; line += dy)
        {
            var filter = bytes.ReadByte();
            if (filter < 0) throw new EndOfStreamException();
            bytes.ReadExactly(row);
            Unfilter(filter, row, above, distance);
            var to = raster.Row(line);
            for (var column = 0; column < columns; column++) to[x + (column * dx)] = Pixel(row, column);
            (row, above) = (above, row);
        }
    }

    /// <summary>Each byte was stored as its difference from what its neighbours predict.</summary>
    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (filter > 4) throw new InvalidImageContentException($"A row of the PNG file has filter {filter}; the format has 0 to 4.");
        if (filter == 0) return;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= distance ? row[i - distance] : 0, up = above[i], corner = i >= distance ? above[i - distance] : 0;
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
        }
    }

    /// <summary>Whichever of three neighbours is nearest to left + up − corner.</summary>
    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner, toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private Rgba32 Pixel(ReadOnlySpan<byte> row, int column)
    {
        switch (_type)
        {
            case Palette:
                var index = Value(row, column);
                if (index >= _palette.Length) throw new InvalidImageContentException($"A pixel of the PNG file has colour {index} of a palette of {_palette.Length}.");
                return _palette[index];
            case Grey:
                var value = Value(row, column);
                var grey = ToByte(value);
                return new Rgba32(grey, grey, grey, _transparent?.R == value ? (byte)0 : (byte)255);
            case GreyAndOpacity:
                grey = ToByte(Value(row, 2 * column));
                return new Rgba32(grey, grey, grey, ToByte(Value(row, (2 * column) + 1)));
            case Colour:
                var (r, g, b) = (Value(row, 3 * column), Value(row, (3 * column) + 1), Value(row, (3 * column) + 2));
                return new Rgba32(ToByte(r), ToByte(g), ToByte(b), _transparent == (r, g, b) ? (byte)0 : (byte)255);
            default:
                return new Rgba32(ToByte(Value(row, 4 * column)), ToByte(Value(row, (4 * column) + 1)), ToByte(Value(row, (4 * column) + 2)), ToByte(Value(row, (4 * column) + 3)));
        }
    }

    /// <summary>One value of a row, from 0 to 2^depth − 1.</summary>
    private int Value(ReadOnlySpan<byte> row, int index) => _depth switch
    {
        8 => row[index],
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
        _ => (row[index * _depth / 8] >> (8 - _depth - (index * _depth % 8))) & ((1 << _depth) - 1),
    };

    /// <summary>A value scaled to 0 … 255.</summary>
    private byte ToByte(int value) => (byte)(_depth switch
    {
        8 => value,
        16 => ((value * 255) + 32895) >> 16,
        _ => value * (255 / ((1 << _depth) - 1)),
    });
}
