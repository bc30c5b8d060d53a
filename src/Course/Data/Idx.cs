using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Course.Data;

/// <summary>
/// The IDX format of the MNIST files, for element type uint8: two zero bytes, the type code, the number of dimensions, the
/// dimensions as big-endian 32-bit integers, then the elements in row-major order. Files may be gzip-compressed.
/// </summary>
/// <remarks>Source of the format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".</remarks>
public static class Idx
{
    private const byte UnsignedByte = 0x08;
    private const int MaxRank = 8;

    /// <summary>Reads an IDX file of bytes, gzip-compressed or plain (told apart by the content, not by the name).</summary>
    /// <param name="path">The file.</param>
    /// <param name="rank">The number of dimensions it must have: 3 for images, 1 for labels; 0 accepts any.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not IDX, is truncated or overlong, or has another rank; the message
    /// names the file, what was expected and what was found.</exception>
    public static IdxArray Read(string path, int rank = 0) => Parse(ReadContent(path), path, rank);

    /// <summary>Reads an IDX array from bytes in memory, which are not compressed.</summary>
    /// <param name="content">The whole content, header and elements.</param>
    /// <param name="name">What to call the content in an error.</param>
    /// <param name="rank">The number of dimensions it must have; 0 accepts any.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>.</exception>
    public static IdxArray Parse(byte[] content, string name, int rank = 0)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length < 4)
            throw new InvalidDataException($"{name} is not an IDX file: an IDX header has at least 4 bytes and this has {content.Length}.");
        if (content[0] != 0 || content[1] != 0 || content[2] != UnsignedByte)
            throw new InvalidDataException(
                $"{name} is not an IDX file of bytes: it should start with 00 00 08 and starts with {content[0]:x2} {content[1]:x2} {content[2]:x2}.");

        int dimensions = content[3];
        if (dimensions is 0 or > MaxRank)
            throw new InvalidDataException($"{name} is not an IDX file that can be read: it says {dimensions} dimensions, and 1 to {MaxRank} are expected.");
        if (rank != 0 && dimensions != rank)
            throw new InvalidDataException(
                $"{name} has {dimensions} dimension{(dimensions == 1 ? "" : "s")} where {rank} {(rank == 1 ? "is" : "are")} expected: images have 3 (count, rows, columns) and labels have 1.");

        int header = 4 + 4 * dimensions;
        if (content.Length < header)
            throw new InvalidDataException($"{name} is truncated: its header alone takes {header} bytes and the file has {content.Length}.");

        var shape = new int[dimensions];
        Int128 elements = 1;
        for (int d = 0; d < dimensions; d++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(4 + 4 * d));
            if (size > int.MaxValue)
                throw new InvalidDataException($"{name} is not an IDX file that can be read: dimension {d} says {size}, and at most {int.MaxValue} is expected.");
            shape[d] = (int)size;
            elements *= size;
        }

        Int128 expected = header + elements;
        if (content.Length != expected)
            throw new InvalidDataException(
                $"{name} is {(content.Length < expected ? "truncated" : "too long")}: its header says {string.Join('×', shape)}, which takes {expected} bytes, and it has {content.Length}; get the file again.");
        return new IdxArray(shape, content.AsMemory(header));
    }

    /// <summary>The bytes of a file after undoing gzip, where it is gzip.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file starts as gzip and cannot be decompressed to its end.</exception>
    public static byte[] ReadContent(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        byte[] raw = File.ReadAllBytes(path);
        if (raw is not [0x1f, 0x8b, ..])
            return raw;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(raw), CompressionMode.Decompress);
            using var content = new MemoryStream();
            gzip.CopyTo(content);
            byte[] plain = content.ToArray();
            CheckGzipLength(raw, plain.Length, path);
            return plain;
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is damaged: it cannot be decompressed ({error.Message.TrimEnd('.')}); get the file again.", error);
        }
    }

    /// <summary>SHA-256 of a content as 64 lower-case hexadecimal digits, as datasets/catalog.json writes it.</summary>
    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    // GZipStream takes the end of a cut file for the end of the data, so the length in the trailer (RFC 1952, ISIZE) decides.
    private static void CheckGzipLength(byte[] raw, int found, string path)
    {
        const int smallest = 18;
        if (raw.Length < smallest)
            throw new InvalidDataException($"{path} is truncated: a gzip file has at least {smallest} bytes and it has {raw.Length}; get the file again.");
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(raw.AsSpan(raw.Length - 4));
        if (expected != (uint)found)
            throw new InvalidDataException(
                $"{path} is truncated or damaged: its gzip trailer says {expected} bytes and {found} could be decompressed; get the file again.");
    }
}

/// <summary>An array of bytes as an IDX file holds it.</summary>
/// <param name="Shape">The size of each dimension, the first of them the number of items.</param>
/// <param name="Elements">The elements in row-major order, as many as the product of the sizes.</param>
public sealed record IdxArray(int[] Shape, ReadOnlyMemory<byte> Elements)
{
    /// <summary>The number of items: the first dimension.</summary>
    public int Count => Shape[0];
}
