namespace SixLabors.ImageSharp.Formats;

/// <summary>Decodes one scan: all coefficients (baseline), or a band of them, some bits at a time (progressive; T.81, annex G).</summary>
/// <param name="First">The first coefficient of the band, in zigzag order.</param>
/// <param name="Last">The last one.</param>
/// <param name="High">The bits before this one are known from earlier scans; 0 in the first scan of a band.</param>
/// <param name="Low">The lowest bit that the scan tells.</param>
/// <param name="Progressive">Whether the file is progressive.</param>
internal sealed record JpegScan(int First, int Last, int High, int Low, bool Progressive)
{
    private int _emptyBlocks;

    private static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Where the coefficient of a zigzag place lies in its block.</summary>
    internal static int Place(int zigzag) =>
        zigzag < 64 ? Zigzag[zigzag] : throw new InvalidImageContentException("A block of the JPEG file has more than 64 coefficients: the file is damaged.");

    /// <summary>Reads the scan's blocks into their components.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="position">Where the scan's bits begin.</param>
    /// <param name="components">The channels in the scan.</param>
    /// <param name="units">Minimum coded units across and down, if there is more than one channel.</param>
    /// <param name="restartInterval">Units between restart markers, or 0.</param>
    /// <returns>Where the marker after the scan is.</returns>
    internal int Read(ReadOnlySpan<byte> file, int position, JpegComponent[] components, (int Across, int Down) units, int restartInterval)
    {
        var bits = new JpegBits(file, position);
        if (components.Length == 1) units = components[0].OwnBlocks;
        var count = units.Across * units.Down;
        for (var unit = 0; unit < count; unit++)
        {
            if (unit % Math.Max(restartInterval, 1) == 0 && (unit == 0 || restartInterval > 0))
            {
                if (unit > 0) bits.Restart();
                _emptyBlocks = 0;
                foreach (var component in components) component.Prediction = 0;
            }
            int row = unit / units.Across, column = unit % units.Across;
            if (components.Length == 1)
            {
                Block(ref bits, components[0], components[0].Block(column, row));
                continue;
            }
            foreach (var component in components)
                for (var y = 0; y < component.Down; y++)
                    for (var x = 0; x < component.Across; x++)
                        Block(ref bits, component, component.Block((column * component.Across) + x, (row * component.Down) + y));
        }
        return bits.Position;
    }

    private void Block(ref JpegBits bits, JpegComponent component, Span<short> block)
    {
        if (First == 0)
        {
            if (High == 0)
            {
                var size = Code(component.FirstCode).Decode(ref bits);
                component.Prediction += bits.ReadSigned(Math.Min(size, 16));
                block[0] = (short)(component.Prediction << Low);
            }
            else if (bits.Read(1) == 1) block[0] |= (short)(1 << Low);
        }
        if (Last == 0) return;
        if (High == 0) Coefficients(ref bits, Code(component.OtherCode), block);
        else Refine(ref bits, Code(component.OtherCode), block);
    }

    private static JpegHuffman Code(JpegHuffman? code) => code ?? throw new InvalidImageContentException("A scan of the JPEG file uses a Huffman table that the file does not have.");

    /// <summary>The first bits of the band's coefficients: runs of zeros and the values after them.</summary>
    private void Coefficients(ref JpegBits bits, JpegHuffman code, Span<short> block)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }
        for (var k = Math.Max(First, 1); k <= Last; k++)
        {
            var symbol = code.Decode(ref bits);
            int run = symbol >> 4, size = symbol & 15;
            if (size == 0 && run < 15)
            {
                _emptyBlocks = Progressive ? (1 << run) - 1 + bits.Read(run) : 0;
                return;
            }
            k += run;
            if (size > 0) block[Place(k)] = (short)(bits.ReadSigned(size) << Low);
        }
    }

    /// <summary>One more bit of the coefficients that are known, and those that begin with this bit.</summary>
    private void Refine(ref JpegBits bits, JpegHuffman code, Span<short> block)
    {
        var k = First;
        if (_emptyBlocks == 0)
        {
            for (; k <= Last; k++)
            {
                var symbol = code.Decode(ref bits);
                int run = symbol >> 4, size = symbol & 15, fresh = 0;
                if (size == 0 && run < 15)
                {
                    _emptyBlocks = (1 << run) + bits.Read(run);
                    break;
                }
                if (size > 0) fresh = bits.Read(1) == 1 ? 1 << Low : -(1 << Low);
                // Known coefficients on the way get their bit; only zeros count towards the run.
                for (; k <= Last; k++)
                {
                    ref var value = ref block[Place(k)];
                    if (value != 0) AddBit(ref bits, ref value);
                    else if (run-- == 0) break;
                }
                if (fresh != 0) block[Place(k)] = (short)fresh;
            }
        }
        if (_emptyBlocks == 0) return;
        for (; k <= Last; k++)
        {
            ref var value = ref block[Place(k)];
            if (value != 0) AddBit(ref bits, ref value);
        }
        _emptyBlocks--;
    }

    private void AddBit(ref JpegBits bits, ref short value)
    {
        if (bits.Read(1) == 1 && (value & (1 << Low)) == 0) value += (short)(value > 0 ? 1 << Low : -(1 << Low));
    }
}
