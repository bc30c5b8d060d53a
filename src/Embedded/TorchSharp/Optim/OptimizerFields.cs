using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Goes over the fields of an optimiser's options or state.</summary>
/// <remarks>Each optimiser names its fields once, in the order of TorchSharp's files; saving, loading, copying, comparing and filling in defaults follow from that.</remarks>
internal abstract class FieldVisitor
{
    /// <summary>A number or a switch.</summary>
    internal abstract void Field<T>(ref T field);

    /// <summary>A tensor like the parameter.</summary>
    internal virtual void Field(ref Tensor field) => Field<Tensor>(ref field);

    /// <summary>A tensor like the parameter, or null.</summary>
    internal virtual void Optional(ref Tensor? field) => Field<Tensor?>(ref field);
}

/// <summary>Writes the fields.</summary>
internal sealed class FieldWriter(BinaryWriter writer) : FieldVisitor
{
    internal override void Field<T>(ref T field)
    {
        switch (field)
        {
            case double number: writer.Write(number); break;
            case long count: writer.Write(count); break;
            case bool choice: writer.Write(choice); break;
            default: throw new InvalidOperationException("An option of the optimiser is null: set it before the state is saved.");
        }
    }

    internal override void Field(ref Tensor field) => TensorFormat.Write(writer, field);

    internal override void Optional(ref Tensor? field)
    {
        writer.Write(field is not null);
        if (field is not null) TensorFormat.Write(writer, field);
    }
}

/// <summary>Reads what <see cref="FieldWriter"/> wrote into a list, and leaves the fields as they are.</summary>
internal sealed class FieldReader(BinaryReader reader, List<object?> values) : FieldVisitor
{
    internal override void Field<T>(ref T field) => values.Add(
        typeof(T) == typeof(long) ? reader.ReadInt64()
        : typeof(T) == typeof(bool?) ? reader.ReadBoolean()
        : reader.ReadDouble());

    internal override void Field(ref Tensor field) => values.Add(TensorFormat.Read(reader));

    internal override void Optional(ref Tensor? field) => values.Add(reader.ReadBoolean() ? TensorFormat.Read(reader) : null);
}

/// <summary>Lists the fields.</summary>
internal sealed class FieldLister(List<object?> values) : FieldVisitor
{
    internal override void Field<T>(ref T field) => values.Add(field);
}

/// <summary>Sets the fields to listed values; tensors become copies.</summary>
internal sealed class FieldSetter(List<object?> values) : FieldVisitor
{
    private int _next;

    internal override void Field<T>(ref T field) => field = (T)values[_next++]!;

    internal override void Field(ref Tensor field) => field = Copy(field, (Tensor)values[_next++]!);

    internal override void Optional(ref Tensor? field)
    {
        if (values[_next++] is Tensor value) field = Copy(field, value);
        else (field, _) = (null, Freed(field));
    }

    private static Tensor Copy(Tensor? before, Tensor value)
    {
        if (ReferenceEquals(before, value)) return value;
        using var recording = no_grad();
        var copy = value.clone().DetachFromDisposeScope();
        Freed(before);
        return copy;
    }

    private static bool Freed(Tensor? tensor)
    {
        tensor?.Dispose();
        return true;
    }
}

/// <summary>Sets the fields that are null to listed values.</summary>
internal sealed class FieldCompleter(List<object?> values) : FieldVisitor
{
    private int _next;

    internal override void Field<T>(ref T field)
    {
        var value = values[_next++];
        if (field is null) field = (T)value!;
    }
}

/// <summary>Frees the tensors.</summary>
internal sealed class FieldDisposer : FieldVisitor
{
    internal override void Field<T>(ref T field) => (field as Tensor)?.Dispose();
}
