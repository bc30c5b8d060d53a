using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Reads JPEG of 8 bits a sample, baseline and progressive, with one, three or four channels (ITU-T T.81; JFIF; Adobe's APP14).</summary>
/// <remarks>Channels of lower resolution are enlarged by repeating samples, as ImageSharp does.</remarks>
internal sealed class JpegDecoder(byte[] file)
{
    // More than any encoder writes; a made-up file could ask for work without end.
    private const int MostScans = 200;

    private readonly ushort[][] _quantisation = new ushort[4][];
    private readonly JpegHuffman?[] _firstCodes = new JpegHuffman?[4], _otherCodes = new JpegHuffman?[4];
    private JpegComponent[] _components = [];
    private Raster? _raster;
    private (int Across, int Down) _units;
    private int _mostAcross = 1, _mostDown = 1, _restartInterval, _scans;
    private int? _transform;
    private bool _progressive;

    internal static bool Recognises(ReadOnlySpan<byte> file) => file.Length > 2 && file[0] == 0xFF && file[1] == 0xD8 && file[2] == 0xFF;

    internal Picture Decode()
    {
        var position = 2;
        while (NextMarker(ref position) is { } marker && marker != 0xD9)
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            var length = position + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(position)) : 0;
            if (length < 2 || position + length > file.Length) throw new InvalidImageContentException($"Segment FF{marker:X2} of the JPEG file reaches beyond the file's end: it is cut short or damaged.");
            var segment = new Segment(file.AsSpan(position + 2, length - 2));
            position += length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2: ReadFrame(segment, progressive: marker == 0xC2); break;
                case 0xC4: ReadHuffman(segment); break;
                case 0xDB: ReadQuantisation(segment); break;
                case 0xDD: _restartInterval = segment.UShort(); break;
                case 0xDA: position = ReadScan(segment, position); break;
                case 0xEE when segment.Rest is [(byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', _, _, _, _, _, _, var transform, ..]: _transform = transform; break;
                case >= 0xC3 and <= 0xCF: throw new InvalidImageContentException($"The JPEG file is of a kind (FF{marker:X2}: lossless, hierarchical or arithmetic) that is not read: save it as baseline JPEG or PNG.");
            }
        }
        if (_raster is null) throw new InvalidImageContentException("The JPEG file has no frame header.");
        if (!_components.All(component => component.Scanned)) throw new InvalidImageContentException("The JPEG file ends before all of its channels' data.");
        Colour(_raster);
        return new Picture(_raster, _components.Length == 1 ? PixelLayout.Grey : PixelLayout.Colour);
    }

    /// <summary>Moves behind the next marker; null at the file's end.</summary>
    private int? NextMarker(ref int position)
    {
        while (position + 1 < file.Length)
        {
            if (file[position++] != 0xFF) continue;
            while (position < file.Length && file[position] == 0xFF) position++;
            if (position < file.Length && file[position++] is not 0 and var marker) return marker;
        }
        return null;
    }

    private void ReadFrame(Segment segment, bool progressive)
    {
        if (_raster is not null) throw new InvalidImageContentException("The JPEG file has two frame headers.");
        var depth = segment.Byte();
        int height = segment.UShort(), width = segment.UShort(), count = segment.Byte();
        if (depth != 8) throw new InvalidImageContentException($"The JPEG file has {depth} bits a sample, and only 8 are read.");
        if (count is not (1 or 3 or 4)) throw new InvalidImageContentException($"The JPEG file has {count} channels; 1, 3 and 4 are read.");
        _components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
        {
            int id = segment.Byte(), sampling = segment.Byte(), table = segment.Byte();
            if ((sampling >> 4) is < 1 or > 4 || (sampling & 15) is < 1 or > 4 || table > 3) throw new InvalidImageContentException("The JPEG file's frame header is damaged.");
            // The factors mean something only relative to another channel's.
            _components[i] = count == 1 ? new JpegComponent(id, 1, 1, table) : new JpegComponent(id, sampling >> 4, sampling & 15, table);
        }
        _progressive = progressive;
        _mostAcross = _components.Max(component => component.Across);
        _mostDown = _components.Max(component => component.Down);
        // A block of 64 samples takes at least one bit, and a channel has a sample for at most 4 x 4 pixels.
        _raster = Picture.NewRaster(width, height, file.Length * 8L * 64 * 16);
        _units = ((width + (8 * _mostAcross) - 1) / (8 * _mostAcross), (height + (8 * _mostDown) - 1) / (8 * _mostDown));
        foreach (var component in _components) component.Allocate(width, height, _mostAcross, _mostDown);
    }

    private void ReadHuffman(Segment segment)
    {
        while (!segment.Rest.IsEmpty)
        {
            var kind = segment.Byte();
            if (kind >> 4 > 1 || (kind & 15) > 3) throw new InvalidImageContentException("A Huffman table of the JPEG file has a number that the format does not have.");
            var counts = segment.Take(16);
            var total = 0;
            foreach (var count in counts) total += count;
            (kind >> 4 == 0 ? _firstCodes : _otherCodes)[kind & 15] = new JpegHuffman(counts, segment.Take(total));
        }
    }

    private void ReadQuantisation(Segment segment)
    {
        while (!segment.Rest.IsEmpty)
        {
            var kind = segment.Byte();
            if (kind >> 4 > 1 || (kind & 15) > 3) throw new InvalidImageContentException("A quantisation table of the JPEG file has a number that the format does not have.");
            var table = new ushort[64];
            for (var k = 0; k < 64; k++) table[JpegScan.Place(k)] = (ushort)(kind >> 4 == 0 ? segment.Byte() : segment.UShort());
            _quantisation[kind & 15] = table;
        }
    }

    private int ReadScan(Segment segment, int position)
    {
        if (_raster is null) throw new InvalidImageContentException("The JPEG file has pixel data before its frame header.");
        if (++_scans > MostScans) throw new InvalidImageContentException($"The JPEG file has more than {MostScans} scans.");
        var count = segment.Byte();
        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
        {
            int id = segment.Byte(), codes = segment.Byte();
            components[i] = _components.FirstOrDefault(component => component.Id == id) ?? throw new InvalidImageContentException($"A scan of the JPEG file names channel {id}, which the file does not have.");
            (components[i].FirstCode, components[i].OtherCode) = (_firstCodes[(codes >> 4) & 3], _otherCodes[codes & 3]);
        }
        int first = segment.Byte(), last = segment.Byte(), bits = segment.Byte();
        var scan = _progressive ? new JpegScan(first, last, bits >> 4, bits & 15, true) : new JpegScan(0, 63, 0, 0, false);
        if (count == 0 || components.Distinct().Count() != count || scan.Last > 63 || scan.First > scan.Last || scan.Low > 13
            || (_progressive && scan.First == 0 && scan.Last > 0) || (scan.First > 0 && count > 1))
            throw new InvalidImageContentException("The header of a scan of the JPEG file is damaged.");
        position = scan.Read(file, position, components, _units, _restartInterval);
        foreach (var component in components) component.Scanned = true;
        return position;
    }

    private void Colour(Raster raster)
    {
        var planes = new byte[_components.Length][];
        for (var i = 0; i < planes.Length; i++)
            planes[i] = _components[i].Samples(_quantisation[_components[i].Table] ?? throw new InvalidImageContentException("The JPEG file lacks a quantisation table."));
        var already = _transform == 0 || (_transform is null && planes.Length == 3 && _components.Select(component => component.Id).SequenceEqual(new int[] { 'R', 'G', 'B' }));
        var mixed = planes.Length == 3 ? !already : _transform == 2;
        Span<int> value = stackalloc int[4];
        for (var y = 0; y < raster.Height; y++)
        {
            var row = raster.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                for (var i = 0; i < planes.Length; i++)
                {
                    var component = _components[i];
                    value[i] = planes[i][(y * component.Down / _mostDown * 8 * component.BlocksAcross) + (x * component.Across / _mostAcross)];
                }
                var colour = planes.Length == 1 ? new Rgba32((byte)value[0], (byte)value[0], (byte)value[0])
                    : mixed ? FromLuma(value[0], value[1] - 128, value[2] - 128)
                    : new Rgba32((byte)value[0], (byte)value[1], (byte)value[2]);
                // Four channels are inks, stored so that 255 is none; mixed ones were mixed before they were turned round.
                if (planes.Length == 4) colour = mixed ? Inked((byte)(255 - colour.R), (byte)(255 - colour.G), (byte)(255 - colour.B), value[3]) : Inked(colour.R, colour.G, colour.B, value[3]);
                row[x] = colour;
            }
        }
    }

    private static Rgba32 Inked(byte cyan, byte magenta, byte yellow, int black) =>
        new((byte)((cyan * black + 127) / 255), (byte)((magenta * black + 127) / 255), (byte)((yellow * black + 127) / 255));

    /// <summary>Brightness and two colour differences to red, green and blue (JFIF 1.02).</summary>
    private static Rgba32 FromLuma(int y, int blue, int red) =>
        new(ToByte(y + (1.402f * red)), ToByte(y - (0.344136f * blue) - (0.714136f * red)), ToByte(y + (1.772f * blue)));

    private static byte ToByte(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);

    /// <summary>A segment's content, read from the front.</summary>
    private ref struct Segment(ReadOnlySpan<byte> content)
    {
        internal ReadOnlySpan<byte> Rest { get; private set; } = content;

        internal int Byte() => Take(1)[0];

        internal int UShort() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

        internal ReadOnlySpan<byte> Take(int count)
        {
            if (count > Rest.Length) throw new InvalidImageContentException("A segment of the JPEG file is shorter than its content.");
            var taken = Rest[..count];
            Rest = Rest[count..];
            return taken;
        }
    }
}
