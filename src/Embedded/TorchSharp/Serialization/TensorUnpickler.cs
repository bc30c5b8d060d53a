using System.Buffers.Binary;
using System.Text;

namespace TorchSharp;

/// <summary>Reads the pickled description of one tensor. It makes numbers, texts, tuples and this description, and never runs what the file names.</summary>
internal sealed class TensorUnpickler(byte[] bytes)
{
    private static readonly object s_mark = new();

    private readonly Stack<object?> _stack = new();
    private readonly Dictionary<int, object?> _memo = [];
    private int _position;

    /// <summary>A tensor's elements and how they are laid out.</summary>
    internal sealed record Description(string Storage, string Key, long Count, long Offset, long[] Shape, long[] Strides, bool RequiresGradient);

    /// <exception cref="InvalidDataException">It is no tensor, or no pickle at all.</exception>
    internal Description Read()
    {
        try
        {
            while (Step()) { }
            return Pop() switch
            {
                Description tensor => tensor,
                Dictionary<string, object?> module when module.GetValueOrDefault("0") is Description tensor => tensor,
                _ => throw new InvalidDataException("The archive holds something else than one tensor: torch.load reads what torch.save(tensor, path) wrote. For a module use its load method."),
            };
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentOutOfRangeException or InvalidCastException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new InvalidDataException("The archive's data.pkl does not describe one tensor, or is damaged.", error);
        }
    }

    private bool Step()
    {
        var code = Byte();
        switch (code)
        {
            case 0x80: Byte(); break;
            case (byte)'.': return false;
            case (byte)'(': Push(s_mark); break;
            case (byte)'N': Push(null); break;
            case 0x88: Push(true); break;
            case 0x89: Push(false); break;
            case (byte)'K': Push((long)Byte()); break;
            case (byte)'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case (byte)'J': Push((long)Int32()); break;
            case 0x8a: Push(Long(Take(Byte()))); break;
            case (byte)'X': Push(Encoding.UTF8.GetString(Take(Int32()))); break;
            case (byte)'c': Push(new Name($"{Line()}.{Line()}")); break;
            case (byte)'q': _memo[Byte()] = _stack.Peek(); break;
            case (byte)'r': _memo[Int32()] = _stack.Peek(); break;
            case (byte)'h': Push(_memo[Byte()]); break;
            case (byte)'j': Push(_memo[Int32()]); break;
            case (byte)')': Push(Array.Empty<object?>()); break;
            case (byte)'t': Push(ToMark()); break;
            case 0x85 or 0x86 or 0x87: Push(Last(code - 0x84)); break;
            case (byte)'}': Push(new Dictionary<string, object?>()); break;
            case (byte)'s': Set(Last(2)); break;
            case (byte)'u': Set(ToMark()); break;
            case (byte)'Q': Push(Storage((object?[])Pop()!)); break;
            case (byte)'R' or 0x81: Push(Made(arguments: (object?[])Pop()!, name: ((Name)Pop()!).Value)); break;
            // An object's attributes take its place: only a module has them here.
            case (byte)'b': Push((Pop(), Pop()) is (Dictionary<string, object?> attributes, Dictionary<string, object?>) ? attributes : null); break;
            default: throw new InvalidDataException($"The archive's data.pkl has the code 0x{code:x2}, which no tensor needs: torch.load reads what torch.save(tensor, path) wrote.");
        }
        return true;
    }

    private static object? Made(string name, object?[] arguments) => name switch
    {
        "torch._utils._rebuild_tensor_v2" => (StorageName)arguments[0]! is var storage
            ? new Description(storage.Type, storage.Key, storage.Count, (long)arguments[1]!, Longs(arguments[2]), Longs(arguments[3]), (bool)arguments[4]!)
            : null,
        "torch._utils._rebuild_parameter" => (Description)arguments[0]! with { RequiresGradient = (bool)arguments[1]! },
        "collections.OrderedDict" or "__torch__.Module" => new Dictionary<string, object?>(),
        _ => throw new InvalidDataException($"The archive names {name}, which no tensor needs: torch.load reads what torch.save(tensor, path) wrote."),
    };

    private static StorageName Storage(object?[] reference) => new(((Name)reference[1]!).Value["torch.".Length..], (string)reference[2]!, (long)reference[4]!);

    private static long[] Longs(object? tuple) => [.. ((object?[])tuple!).Select(number => (long)number!)];

    private static long Long(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 8) throw new OverflowException();
        Span<byte> wide = stackalloc byte[8];
        wide.Fill(digits.Length > 0 && digits[^1] > 127 ? (byte)255 : (byte)0);
        digits.CopyTo(wide);
        return BinaryPrimitives.ReadInt64LittleEndian(wide);
    }

    private void Set(object?[] pairs)
    {
        var dictionary = (Dictionary<string, object?>)_stack.Peek()!;
        for (var i = 0; i + 1 < pairs.Length; i += 2) dictionary[(string)pairs[i]!] = pairs[i + 1];
    }

    private void Push(object? value) => _stack.Push(value);

    private object? Pop() => _stack.Pop();

    private object?[] Last(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--) items[i] = Pop();
        return items;
    }

    private object?[] ToMark()
    {
        List<object?> items = [];
        while (!ReferenceEquals(_stack.Peek(), s_mark)) items.Insert(0, Pop());
        Pop();
        return [.. items];
    }

    private byte Byte() => bytes[_position++];

    private int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = bytes.AsSpan(_position, count);
        _position += count;
        return taken;
    }

    private string Line()
    {
        var end = Array.IndexOf(bytes, (byte)'\n', _position);
        var line = Encoding.UTF8.GetString(Take(end - _position));
        _position++;
        return line;
    }

    private sealed record Name(string Value);

    private sealed record StorageName(string Type, string Key, long Count);
}
