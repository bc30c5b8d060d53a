using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as text, in TorchSharp's styles.</summary>
internal sealed class TensorText(string format, int width, string newLine, CultureInfo culture)
{
    private const string Gap = "...";

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    /// <summary>The last two dimensions as a table with columns of equal width, one table after the other.</summary>
    internal string Julia(Tensor tensor)
    {
        var (texts, shape) = Texts(tensor);
        var head = Metadata(tensor);
        if (shape.Length == 0) return $"{head}, value = {texts[0]}";
        if (texts.Length == 0) return head;
        var columns = (int)shape[^1];
        var rows = shape.Length == 1 ? 1 : (int)shape[^2];
        var text = new StringBuilder(head).Append(newLine);
        for (var table = 0; table * rows * columns < texts.Length; table++)
        {
            if (shape.Length > 2) text.Append(table > 0 ? newLine : "").Append(Place(shape[..^2], table)).Append(newLine);
            Table(text, texts.AsSpan(table * rows * columns, rows * columns), columns);
        }
        return text.ToString();
    }

    /// <summary>Nested brackets.</summary>
    internal string Numpy(Tensor tensor)
    {
        var (texts, shape) = Texts(tensor);
        if (shape.Length == 0) return texts[0];
        var text = new StringBuilder();
        Nested(0, 0);
        return text.ToString();

        int Nested(int dim, int start)
        {
            text.Append('[');
            for (var i = 0; i < shape[dim]; i++)
            {
                if (dim == shape.Length - 1)
                {
                    if (i > 0) text.Append(", ");
                    text.Append(texts[start++]);
                }
                else
                {
                    if (i > 0) text.Append(newLine).Append(' ', dim + 1);
                    start = Nested(dim + 1, start);
                }
            }
            text.Append(']');
            return start;
        }
    }

    /// <summary>A C# array expression.</summary>
    internal string CSharp(Tensor tensor)
    {
        var (texts, shape) = Texts(tensor);
        var head = Metadata(tensor);
        if (shape.Length == 0) return $"{head}, value = {texts[0]}";
        var suffix = tensor.dtype == ScalarType.Float32 ? "f" : tensor.dtype == ScalarType.Int64 ? "L" : "";
        var start = 0;
        return $"{head}, value = {Keyword(tensor.dtype)} [{new string(',', shape.Length - 1)}] {Nested(0)}";

        string Nested(int dim)
        {
            var parts = new string[shape[dim]];
            for (var i = 0; i < parts.Length; i++) parts[i] = dim == shape.Length - 1 ? texts[start++] + suffix : Nested(dim + 1);
            return $"{{{string.Join(", ", parts)}}}";
        }
    }

    private void Table(StringBuilder text, ReadOnlySpan<string> cells, int columns)
    {
        var rows = cells.Length / columns;
        var widths = new int[columns];
        for (var i = 0; i < cells.Length; i++) widths[i % columns] = Math.Max(widths[i % columns], cells[i].Length);
        // What does not fit the width is left out of the middle.
        int first = columns, last = columns;
        if (widths.Sum(w => w + 1) > width)
        {
            (first, last) = (1, columns - 1);
            for (var room = width - Gap.Length - 1 - (widths[0] + 1) - (widths[^1] + 1); first < last;)
            {
                if (first <= columns - last && (room -= widths[first] + 1) >= 0) first++;
                else if (first > columns - last && (room -= widths[last - 1] + 1) >= 0) last--;
                else break;
            }
        }
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (column == first) text.Append(' ').Append(Gap);
                if (column < first || column >= last) text.Append(' ').Append(cells[row * columns + column].PadLeft(widths[column]));
            }
            text.Append(newLine);
        }
    }

    private static string Place(ReadOnlySpan<long> outer, long table)
    {
        var indices = new long[outer.Length];
        for (var d = outer.Length - 1; d >= 0; d--)
        {
            indices[d] = table % outer[d];
            table /= outer[d];
        }
        return $"[{string.Join(",", indices)},..,..] =";
    }

    private (string[] Texts, long[] Shape) Texts(Tensor tensor)
    {
        using var dense = tensor.Dense();
        var texts = tensor.dtype switch
        {
            ScalarType.Float32 => All<float>(dense, value => value.ToString(format, culture)),
            ScalarType.Float64 => All<double>(dense, value => value.ToString(format, culture)),
            ScalarType.Int64 => All<long>(dense, value => value.ToString(culture)),
            ScalarType.Int32 => All<int>(dense, value => value.ToString(culture)),
            ScalarType.Int16 => All<short>(dense, value => value.ToString(culture)),
            ScalarType.Int8 => All<sbyte>(dense, value => value.ToString(culture)),
            ScalarType.Byte => All<byte>(dense, value => value.ToString(culture)),
            _ => All<bool>(dense, value => value ? "true" : "false"),
        };
        return (texts, tensor.shape);

        static string[] All<T>(Tensor tensor, Func<T, string> text) where T : unmanaged
        {
            var texts = new string[tensor.NumberOfElements];
            ReadOnlySpan<T> values = tensor.AsSpan<T>();
            for (var i = 0; i < texts.Length; i++) texts[i] = text(values[i]);
            return texts;
        }
    }

    private static string Keyword(ScalarType type) => type switch
    {
        ScalarType.Float32 => "float",
        ScalarType.Float64 => "double",
        ScalarType.Int64 => "long",
        ScalarType.Int32 => "int",
        ScalarType.Int16 => "short",
        ScalarType.Int8 => "sbyte",
        ScalarType.Byte => "byte",
        _ => "bool",
    };
}
