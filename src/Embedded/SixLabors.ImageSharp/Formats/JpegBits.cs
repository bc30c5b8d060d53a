namespace SixLabors.ImageSharp.Formats;

/// <summary>The bits of a JPEG scan, in which FF is written FF 00 and any other FF begins a marker, the scan's end.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> file, int position)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private uint _window;
    private int _held, _beyond;

    /// <summary>Where the next byte is read; at a marker once the bits before it are used up.</summary>
    internal int Position { get; private set; } = position;

    /// <summary>The next bits without taking them; zeros beyond the end. At most 16.</summary>
    internal int Peek(int count)
    {
        while (_held < count) Fill();
        return (int)(_window >> (32 - count));
    }

    internal void Skip(int count)
    {
        _window <<= count;
        _held -= count;
        // The bits beyond the end are the last ones held.
        if (_held < _beyond) throw new InvalidImageContentException("The JPEG file's pixel data ends too early: the file is cut short or damaged.");
    }

    /// <summary>A number of the given count of bits, 0 to 16.</summary>
    internal int Read(int count)
    {
        if (count == 0) return 0;
        var value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>A signed number of a magnitude class (T.81, F.12): the lower half of the codes is negative.</summary>
    internal int ReadSigned(int size)
    {
        var value = Read(size);
        return size == 0 || value >= 1 << (size - 1) ? value : value - (1 << size) + 1;
    }

    /// <summary>Drops the rest of the byte and steps over a restart marker.</summary>
    internal void Restart()
    {
        (_window, _held, _beyond) = (0, 0, 0);
        if (Position + 1 >= _file.Length || _file[Position] != 0xFF || _file[Position + 1] is < 0xD0 or > 0xD7)
            throw new InvalidImageContentException("A restart marker is missing in the JPEG file's pixel data: the file is damaged.");
        Position += 2;
    }

    private void Fill()
    {
        uint next = 0;
        if (Position >= _file.Length || (_file[Position] == 0xFF && (Position + 1 >= _file.Length || _file[Position + 1] != 0))) _beyond += 8;
        else
        {
            next = _file[Position];
            Position += next == 0xFF ? 2 : 1;
        }
        _window |= next << (24 - _held);
        _held += 8;
    }
}
