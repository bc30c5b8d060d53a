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
        foreach (var part in Parts(dense)) writer.Write(part.Span);
    }

    internal static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHeader(reader);
        var tensor = Tensor.Empty(shape, type);
        ReadElements(reader, tensor);
        return tensor;
    }

    /// <summary>Reads a tensor into another of the same type and shape.</summary>
    /// <param name="reader">Where the tensor begins.</param>
    /// <param name="target">Where to; null reads past it.</param>
    /// <param name="name">The tensor's name in messages.</param>
    /// <param name="keep">Whether the target is compared only, and keeps its values.</param>
    internal static void ReadInto(BinaryReader reader, Tensor? target, string name, bool keep)
    {
        var (type, shape) = ReadHeader(reader);
        if (target is not null && type != target.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading '{name}': the data are {type}, the tensor is {target.dtype}. Load into a module made like the saved one.");
        if (target is not null && !target.Sizes.SequenceEqual(shape))
            throw new ArgumentException($"Mismatched tensor shape while loading '{name}': the data are {Layout.Text(shape)}, the tensor is {Layout.Text(target.Sizes)}. Load into a module made like the saved one.");
        using var read = Tensor.Empty(shape, type);
        ReadElements(reader, read);
        if (target is null || keep) return;
        using var recording = no_grad();
        target.copy_(read);
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)checked((sbyte)Math.Min(reader.Read7BitEncodedInt64(), sbyte.MaxValue));
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

    private static void ReadElements(BinaryReader reader, Tensor tensor)
    {
        foreach (var part in Parts(tensor)) reader.BaseStream.ReadExactly(part.Span);
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
