namespace SixLabors.ImageSharp.Formats;

/// <summary>A canonical Huffman code (ITU-T T.81, annex C), with a table for the codes of up to eight bits.</summary>
internal sealed class JpegHuffman
{
    private const int Quick = 8;

    private readonly byte[] _symbols;
    private readonly (byte Length, byte Symbol)[] _quick = new (byte, byte)[1 << Quick];

    // For each length: one more than the largest code, and what to add to a code for its symbol's place.
    private readonly int[] _end = new int[17], _shift = new int[17];

    /// <param name="counts">How many codes there are of 1 to 16 bits.</param>
    /// <param name="symbols">What they stand for, shortest first.</param>
    internal JpegHuffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0, place = 0;
        for (var length = 1; length <= 16; length++)
        {
            _shift[length] = place - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, place++)
            {
                if (code >= 1 << length) throw new InvalidImageContentException("A Huffman table of the JPEG file has more codes than fit into their lengths.");
                if (length <= Quick) _quick.AsSpan(code << (Quick - length), 1 << (Quick - length)).Fill(((byte)length, _symbols[place]));
            }
            _end[length] = code;
            code <<= 1;
        }
    }

    internal int Decode(ref JpegBits bits)
    {
        var (length, symbol) = _quick[bits.Peek(Quick)];
        if (length > 0)
        {
            bits.Skip(length);
            return symbol;
        }
        var window = bits.Peek(16);
        for (var n = Quick + 1; n <= 16; n++)
        {
            var code = window >> (16 - n);
            if (code >= _end[n]) continue;
            bits.Skip(n);
            return _symbols[code + _shift[n]];
        }
        throw new InvalidImageContentException("The JPEG file's data has a code that its Huffman tables do not have: it is damaged.");
    }
}
