using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One tensor in libtorch's archive, as C++'s <c>torch::save</c> writes it: a zip file with the tensor's description pickled and its elements raw.</summary>
/// <remarks>
/// The archive is a TorchScript module with the tensor as its attribute "0": Python reads it with <c>torch.jit.load(path)</c>. Reading also takes what
/// Python's <c>torch.save(tensor, path)</c> writes, where the pickled object is the tensor itself.
/// </remarks>
internal static class TorchArchive
{
    private const string Folder = "archive";

    private static readonly (ScalarType Type, string Storage)[] s_storages =
    [
        (ScalarType.Float32, "FloatStorage"), (ScalarType.Float64, "DoubleStorage"), (ScalarType.Int64, "LongStorage"), (ScalarType.Int32, "IntStorage"),
        (ScalarType.Int16, "ShortStorage"), (ScalarType.Int8, "CharStorage"), (ScalarType.Byte, "ByteStorage"), (ScalarType.Bool, "BoolStorage"),
    ];

    internal static void Write(Stream stream, Tensor tensor)
    {
        using var dense = tensor.Dense();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var data = Add(archive, "data/0").Open()) TensorFormat.WriteElements(data, dense);
        using (var description = Add(archive, "data.pkl").Open()) description.Write(Description(tensor));
        using (var code = Add(archive, "code/__torch__.py").Open())
            code.Write("class Module(Module):\n  __parameters__ = [\"0\", ]\n  __buffers__ = []\n  __annotations__ = []\n  __annotations__[\"0\"] = Tensor\n"u8);
        // An empty tuple: the code has no constants.
        using (var constants = Add(archive, "constants.pkl").Open()) constants.Write([0x80, 2, (byte)')', (byte)'.']);
        using (var version = Add(archive, "version").Open()) version.Write("3\n"u8);
    }

    /// <exception cref="InvalidDataException">It is no such archive.</exception>
    internal static Tensor Read(Stream stream)
    {
        using var archive = Open(stream);
        var description = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw new InvalidDataException("The archive has no data.pkl: it was not written by torch.save.");
        using var bytes = new MemoryStream();
        using (var content = description.Open()) content.CopyTo(bytes);
        var read = new TensorUnpickler(bytes.ToArray()).Read();
        var type = s_storages.FirstOrDefault(pair => pair.Storage == read.Storage);
        if (type.Storage is null) throw new InvalidDataException($"The archive holds a {read.Storage}, which the embedded engine does not have.");

        var folder = description.FullName[..^"data.pkl".Length];
        var data = archive.GetEntry($"{folder}data/{read.Key}") ?? throw new InvalidDataException($"The archive has no data/{read.Key}: it is incomplete.");
        var last = read.Shape.Contains(0) ? -1 : (decimal)read.Offset + read.Shape.Zip(read.Strides).Sum(pair => (decimal)(pair.First - 1) * pair.Second);
        if (read.Offset < 0 || read.Shape.Any(size => size < 0) || read.Strides.Any(stride => stride < 0) || read.Shape.Length != read.Strides.Length || last >= read.Count || (decimal)read.Count * ElementTypes.SizeOf(type.Type) != data.Length)
            throw new InvalidDataException("The archive's tensor does not fit its data: it is damaged.");
        using var storage = Tensor.Empty([read.Count], type.Type);
        using (var content = data.Open()) TensorFormat.ReadElements(content, storage);
        using var view = storage.View(read.Shape, read.Strides, read.Offset);
        var tensor = view.clone();
        return type.Type is ScalarType.Float32 or ScalarType.Float64 ? tensor.requires_grad_(read.RequiresGradient) : tensor;
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException("The file is not an archive of torch.save, or is cut off: a tensor that was saved with Tensor.Save is loaded with Tensor.Load.", error);
        }
    }

    private static ZipArchiveEntry Add(ZipArchive archive, string name) => archive.CreateEntry($"{Folder}/{name}", CompressionLevel.NoCompression);

    /// <summary>The module with its attribute, pickled.</summary>
    private static byte[] Description(Tensor tensor)
    {
        var storage = s_storages.FirstOrDefault(pair => pair.Type == tensor.dtype).Storage ?? throw new NotSupportedException($"torch.save does not write {tensor.dtype} tensors.");
        using var pickle = new MemoryStream();
        Code(0x80, 2);
        Global("__torch__", "Module");
        Code(')', 0x81, '}', '(');
        Text("0");
        Global("torch._utils", "_rebuild_tensor_v2");
        Code('(', '(');
        Text("storage");
        Global("torch", storage);
        Text("0");
        Text("cpu");
        Number(tensor.NumberOfElements);
        Code('t', 'Q');
        Number(0);
        Numbers(tensor.Sizes);
        Numbers(Layout.RowMajor(tensor.Sizes));
        Code(tensor.requires_grad ? 0x88 : 0x89);
        Global("collections", "OrderedDict");
        Code(')', 'R', 't', 'R', 'u', 'b', '.');
        return pickle.ToArray();

        void Code(params ReadOnlySpan<int> codes)
        {
            foreach (var code in codes) pickle.WriteByte((byte)code);
        }

        void Global(string module, string name) => pickle.Write(Encoding.UTF8.GetBytes($"c{module}\n{name}\n"));

        void Text(string text)
        {
            Code('X');
            pickle.Write(BitConverter.GetBytes(text.Length));
            pickle.Write(Encoding.UTF8.GetBytes(text));
        }

        void Number(long number)
        {
            if (number is >= int.MinValue and <= int.MaxValue)
            {
                Code('J');
                pickle.Write(BitConverter.GetBytes((int)number));
            }
            else
            {
                Code(0x8a, 8);
                pickle.Write(BitConverter.GetBytes(number));
            }
        }

        void Numbers(ReadOnlySpan<long> numbers)
        {
            Code('(');
            foreach (var number in numbers) Number(number);
            Code('t');
        }
    }
}
