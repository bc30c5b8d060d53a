using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One tensor in TorchSharp's own format.</summary>
/// <remarks>Element type, number of dimensions and sizes, each as unsigned LEB128 (seven bits a byte, low first); then the elements in row-major order, little-endian.</remarks>
internal static class TensorFormat
{
    private const int MaxDimensions = 64;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        writer.Write7BitEncodedInt64(tensor.ndim);
        foreach (var size in tensor.Sizes) writer.Write7BitEncodedInt64(size);
        using var dense = tensor.Dense();
        writer.Flush();
        WriteElements(writer.BaseStream, dense);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="reader">Where it begins.</param>
    /// <param name="like">A tensor whose type and shape it must have; any if left out.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="ArgumentException">Type or shape differ.</exception>
    internal static Tensor Read(BinaryReader reader, Tensor? like = null, string name = "a tensor")
    {
        var (type, shape) = ReadHeader(reader);
        if (like is not null && type != like.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading '{name}': the data are {type}, the tensor is {like.dtype}. Load into a module made like the saved one.");
        if (like is not null && !like.Sizes.SequenceEqual(shape))
            throw new ArgumentException($"Mismatched tensor shape while loading '{name}': the data are {Layout.Text(shape)}, the tensor is {Layout.Text(like.Sizes)}. Load into a module made like the saved one.");
        var tensor = Tensor.Empty(shape, type);
        ReadElements(reader.BaseStream, tensor);
        return tensor;
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)checked((sbyte)reader.Read7BitEncodedInt64());
        if (!Enum.IsDefined(type)) throw new FormatException($"There is no element type {type}.");
        // Throws for what the engine cannot hold.
        var elementSize = ElementTypes.SizeOf(type);
        var dimensions = reader.Read7BitEncodedInt64();
        if (dimensions is < 0 or > MaxDimensions) throw new FormatException($"A tensor of {dimensions} dimensions.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++) shape[i] = reader.Read7BitEncodedInt64();
        var stream = reader.BaseStream;
        if (shape.Any(size => size < 0) || (stream.CanSeek && shape.Aggregate((decimal)elementSize, (bytes, size) => bytes * Math.Min(size, int.MaxValue)) > stream.Length - stream.Position))
            throw new EndOfStreamException();
        return (type, shape);
    }

    /// <summary>Writes the elements of a contiguous tensor.</summary>
    internal static void WriteElements(Stream stream, Tensor tensor)
    {
        foreach (var part in Parts(tensor)) stream.Write(part.Span);
    }

    /// <summary>Reads the elements of a contiguous tensor.</summary>
    internal static void ReadElements(Stream stream, Tensor tensor)
    {
        foreach (var part in Parts(tensor)) stream.ReadExactly(part.Span);
    }

    /// <summary>The bytes of a contiguous tensor in pieces that a span can hold.</summary>
    private static IEnumerable<Piece> Parts(Tensor tensor)
    {
        const long MaxPiece = 1 << 24;
        var total = tensor.NumberOfElements * tensor.ElementSize;
        for (long start = 0; start < total; start += MaxPiece) yield return new Piece(tensor, start, (int)Math.Min(MaxPiece, total - start));
        GC.KeepAlive(tensor);
    }

    private readonly record struct Piece(Tensor Tensor, long Start, int Length)
    {
        internal unsafe Span<byte> Span => new((byte*)Tensor.Address + Start, Length);
    }
}
