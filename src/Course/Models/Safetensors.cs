using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Models;

/// <summary>Named tensors in a file of the safetensors format, which PyTorch, JAX and others read too.</summary>
/// <remarks>
/// <para>A module's weights: <c>Safetensors.Save("digits.safetensors", model.state_dict())</c>, and back with <c>model.load_state_dict(Safetensors.Load("digits.safetensors"))</c>.</para>
/// <para>The format: the header's length (64 bits, little-endian); the header, a JSON object that gives each name its dtype, its shape and the two offsets between which its elements lie; then
/// the elements of all tensors in row-major order, little-endian, without gaps or overlaps. Unlike a pickle, such a file cannot run code when it is read.</para>
/// <para>Source: Hugging Face, "safetensors", section "Format".</para>
/// </remarks>
public static class Safetensors
{
    /// <summary>No header may be longer, so that a damaged length does not ask for all memory.</summary>
    private const long MaxHeader = 100_000_000;

    private const string Metadata = "__metadata__";

    private static readonly (string Name, ScalarType Type, int Size)[] s_types =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4),
        ("I16", ScalarType.Int16, 2), ("I8", ScalarType.Int8, 1), ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>Saves tensors under their names.</summary>
    /// <param name="path">The file; it is replaced only when everything is written.</param>
    /// <param name="tensors">Float32, float64, whole numbers or bool; any layout.</param>
    /// <param name="metadata">Texts to go with them, such as the model's name and how it was trained.</param>
    /// <exception cref="ArgumentException">A name is "__metadata__", or a tensor has a type that is not listed above; the message names it.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        // Wide types first: with a header that is a multiple of 8 bytes long, every tensor is aligned to its elements.
        var entries = tensors.Select(pair => (Name: pair.Key, Tensor: pair.Value, Type: TypeOf(pair.Key, pair.Value))).OrderByDescending(entry => entry.Type.Size).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        var header = Header(entries, metadata);
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = File.Create(unfinished))
            {
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                file.Write(length);
                file.Write(header);
                foreach (var (_, tensor, _) in entries)
                {
                    using var detached = tensor.detach();
                    using var dense = detached.contiguous();
                    if (dense.numel() > 0) dense.WriteBytesToStream(file, 1 << 20);
                }
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Loads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors under their names; the caller disposes them.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format, or has a type that the engine lacks; the message says which.</exception>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = File.OpenRead(path);
        var (entries, _) = ReadHeader(file, path);
        Dictionary<string, Tensor> tensors = [];
        foreach (var entry in entries)
        {
            var tensor = empty(entry.Shape, entry.Type);
            if (entry.End > entry.Begin) tensor.ReadBytesFromStream(file, 1 << 20);
            tensors.Add(entry.Name, tensor);
        }
        return tensors;
    }

    /// <summary>The texts that were saved with the tensors; empty if there are none. The tensors are not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Load"/>.</exception>
    public static Dictionary<string, string> LoadMetadata(string path)
    {
        using var file = File.OpenRead(path);
        return ReadHeader(file, path).Metadata;
    }

    private static (string Name, ScalarType Type, int Size) TypeOf(string name, Tensor tensor)
    {
        if (name == Metadata) throw new ArgumentException($"No tensor may be named {Metadata}: that is where the texts of a safetensors file stand.", nameof(name));
        var type = s_types.FirstOrDefault(type => type.Type == tensor.dtype);
        return type.Name is not null ? type : throw new ArgumentException($"'{name}' is a {tensor.dtype} tensor, which is not saved: convert it to one of {string.Join(", ", s_types.Select(t => t.Type))}.", nameof(tensor));
    }

    private static byte[] Header((string Name, Tensor Tensor, (string Name, ScalarType Type, int Size) Type)[] entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject(Metadata);
                foreach (var (key, text) in metadata) json.WriteString(key, text);
                json.WriteEndObject();
            }
            long begin = 0;
            foreach (var (name, tensor, type) in entries)
            {
                var end = begin + (tensor.numel() * type.Size);
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                WriteNumbers("shape", tensor.shape);
                WriteNumbers("data_offsets", [begin, end]);
                json.WriteEndObject();
                begin = end;
            }
            json.WriteEndObject();

            void WriteNumbers(string key, long[] numbers)
            {
                json.WriteStartArray(key);
                foreach (var number in numbers) json.WriteNumberValue(number);
                json.WriteEndArray();
            }
        }
        while (bytes.Length % 8 != 0) bytes.WriteByte((byte)' ');
        return bytes.Length <= MaxHeader ? bytes.ToArray() : throw new ArgumentException($"The names and texts take {bytes.Length} bytes, and a safetensors header has at most {MaxHeader}.", nameof(metadata));
    }

    private static (List<Entry> Entries, Dictionary<string, string> Metadata) ReadHeader(Stream file, string path)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (file.Length < 8) throw Broken(path, $"it has {file.Length} bytes, and the header's length alone takes 8");
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeader) throw Broken(path, $"its header would take {length} bytes, and at most {MaxHeader} are allowed");
        if ((long)length > file.Length - 8) throw Broken(path, $"its header takes {length} bytes, and only {file.Length - 8} follow: the file is cut off");
        var header = new byte[length];
        file.ReadExactly(header);
        if (length == 0 || header[0] != '{') throw Broken(path, "its header does not begin with {");
        try
        {
            using var json = JsonDocument.Parse(header);
            return Entries(json.RootElement, file.Length - 8 - (long)length, path);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: its header is not the JSON that the format asks for ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private static (List<Entry> Entries, Dictionary<string, string> Metadata) Entries(JsonElement header, long available, string path)
    {
        List<Entry> entries = [];
        Dictionary<string, string> metadata = [];
        HashSet<string> names = [];
        foreach (var property in header.EnumerateObject())
        {
            if (!names.Add(property.Name)) throw Broken(path, $"'{property.Name}' stands in its header twice");
            if (property.Name == Metadata)
            {
                foreach (var text in property.Value.EnumerateObject()) metadata[text.Name] = text.Value.ValueKind == JsonValueKind.String ? text.Value.GetString()! : throw Broken(path, $"its metadata '{text.Name}' is not a text");
                continue;
            }
            entries.Add(EntryOf(property.Name, property.Value, path));
        }

        // In the order of their bytes, each tensor begins where the last one ends, and the last one ends with the file.
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long end = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != end) throw Broken(path, $"'{entry.Name}' begins at byte {entry.Begin} and the tensor before it ends at {end}: tensors must follow each other without gaps or overlaps");
            end = entry.End;
        }
        if (end != available) throw Broken(path, $"its tensors take {end} bytes, and {available} follow the header: the file is {(end > available ? "cut off" : "too long")}");
        return (entries, metadata);
    }

    private static Entry EntryOf(string name, JsonElement json, string path)
    {
        var dtype = json.GetProperty("dtype").GetString();
        var type = s_types.FirstOrDefault(type => type.Name == dtype);
        if (type.Name is null) throw Broken(path, $"'{name}' has the type {dtype}, and {string.Join(", ", s_types.Select(t => t.Name))} are read");
        long[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())], offsets = [.. json.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0]) throw Broken(path, $"'{name}' has the offsets [{string.Join(", ", offsets)}], and a begin and an end are expected");
        if (shape.Any(size => size < 0)) throw Broken(path, $"'{name}' has the shape [{string.Join(", ", shape)}]");
        // In 128 bits, and no further than needed: the sizes of a damaged file may multiply to anything.
        var bytes = shape.Contains(0) ? 0 : shape.Aggregate((Int128)type.Size, (product, size) => product > long.MaxValue ? product : product * size);
        if (bytes != offsets[1] - offsets[0]) throw Broken(path, $"'{name}' has {offsets[1] - offsets[0]} bytes, and the shape [{string.Join(", ", shape)}] of {dtype} takes {bytes}");
        return new Entry(name, type.Type, shape, offsets[0], offsets[1]);
    }

    private static InvalidDataException Broken(string path, string reason) => new($"{path} is not a safetensors file that can be read: {reason}.");

    private sealed record Entry(string Name, ScalarType Type, long[] Shape, long Begin, long End);
}
