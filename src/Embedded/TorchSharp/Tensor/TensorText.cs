using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One tensor as text, in TorchSharp's styles. Only the elements that are shown are formatted.</summary>
internal sealed class TensorText
{
    private const string Gap = "...";

    private readonly long[] _shape;
    private readonly long[] _steps;
    private readonly string _newLine;
    private readonly Func<long, string> _element;

    private TensorText(Tensor dense, string format, string newLine, CultureInfo culture)
    {
        (_shape, _steps, _newLine) = (dense.shape, dense.stride(), newLine);
        _element = dense.dtype switch
        {
            ScalarType.Float32 => i => At<float>(i).ToString(format, culture),
            ScalarType.Float64 => i => At<double>(i).ToString(format, culture),
            ScalarType.Int64 => i => At<long>(i).ToString(culture),
            ScalarType.Int32 => i => At<int>(i).ToString(culture),
            ScalarType.Int16 => i => At<short>(i).ToString(culture),
            ScalarType.Int8 => i => At<sbyte>(i).ToString(culture),
            ScalarType.Byte => i => At<byte>(i).ToString(culture),
            _ => i => At<bool>(i).ToString(),
        };

        unsafe T At<T>(long i) where T : unmanaged => dense.Pointer<T>()[i];
    }

    internal static string Of(Tensor tensor, TensorStringStyle style, string format, int width, string newLine, CultureInfo culture)
    {
        if (style == TensorStringStyle.Metadata) return Metadata(tensor);
        using var dense = tensor.Dense();
        var text = new TensorText(dense, format, newLine, culture);
        return style switch
        {
            TensorStringStyle.Numpy => text.Numpy(),
            TensorStringStyle.CSharp => text.CSharp(dense),
            _ => text.Julia(Metadata(dense), width),
        };
    }

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    /// <summary>The last two dimensions as a table with columns of equal width, one table after the other.</summary>
    private string Julia(string head, int width)
    {
        if (_shape.Length == 0) return $"{head}, value = {_element(0)}";
        if (Layout.Count(_shape) == 0) return head;
        var (rows, columns) = (_shape.Length == 1 ? 1 : _shape[^2], _shape[^1]);
        var text = new StringBuilder(head).Append(_newLine);
        for (long table = 0; table * rows * columns < Layout.Count(_shape); table++)
        {
            if (_shape.Length > 2) text.Append(table > 0 ? _newLine : "").Append(Place(table)).Append(_newLine);
            Table(text, table * rows * columns, rows, columns, width);
        }
        return text.ToString();
    }

    /// <summary>Nested brackets; blank lines between the blocks of outer dimensions.</summary>
    private string Numpy()
    {
        if (_shape.Length == 0) return _element(0);
        var text = new StringBuilder();
        Nested(text, 0, 0, csharp: false, _element);
        return text.ToString();
    }

    /// <summary>A C# array expression.</summary>
    private string CSharp(Tensor tensor)
    {
        string Literal(long i) => tensor.dtype switch
        {
            ScalarType.Float32 => _element(i) + "f",
            ScalarType.Int64 => _element(i) + "L",
            ScalarType.Bool => _element(i).ToLowerInvariant(),
            _ => _element(i),
        };
        var text = new StringBuilder(Metadata(tensor)).Append(", value = ");
        if (_shape.Length == 0) return text.Append(Literal(0)).ToString();
        if (_shape.Length > 1) text.Append(_newLine);
        text.Append(Keyword(tensor.dtype)).Append(" [").Append(',', _shape.Length - 1).Append("] ");
        Nested(text, 0, 0, csharp: true, Literal);
        return text.ToString();
    }

    /// <summary>Writes a tensor's part from one dimension on, without the middle of what is longer than the print options allow.</summary>
    private void Nested(StringBuilder text, int dim, long start, bool csharp, Func<long, string> element)
    {
        var innermost = dim == _shape.Length - 1;
        var framed = csharp && dim == 0 && !innermost;
        // NumPy leaves as many lines free as the parts have dimensions.
        var lineEnd = innermost ? "" : csharp ? _newLine : string.Concat(Enumerable.Repeat(_newLine, _shape.Length - 1 - dim));
        var separator = innermost ? ", " : (csharp ? "," : "") + lineEnd + new string(' ', dim + 1);
        var limit = innermost ? PrintOptions.Columns : PrintOptions.Rows;
        var (size, half) = (_shape[dim], limit / 2);
        text.Append(csharp ? '{' : '[');
        if (framed) text.Append(_newLine).Append(' ');
        for (long i = 0; i < size; i++)
        {
            if (innermost) text.Append(element(start + i));
            else Nested(text, dim + 1, start + i * _steps[dim], csharp, element);
            if (i == size - 1) break;
            text.Append(separator);
            if (size <= limit || i != half - 1) continue;
            text.Append(Gap).Append(innermost ? " " : lineEnd + new string(' ', dim + 1));
            i = size - half - 1;
        }
        if (framed) text.Append(_newLine);
        text.Append(csharp ? '}' : ']');
    }

    /// <summary>Rows as wide as fit; all rows end where the shortest does.</summary>
    private void Table(StringBuilder text, long start, long rows, long columns, int width)
    {
        var cells = new string[rows][];
        for (var row = 0; row < rows; row++) cells[row] = Row(start + row * columns, columns, width);
        var shown = cells.Min(row => row.Length);
        var widths = Enumerable.Range(0, shown).Select(column => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
        {
            for (var column = 0; column < shown; column++) text.Append(' ').Append(row[column].PadLeft(widths[column]));
            if (shown < columns) text.Append(' ').Append(Gap);
            text.Append(_newLine);
        }
    }

    private string[] Row(long start, long columns, int width)
    {
        var row = new List<string>();
        for (long i = 0; i < columns; i++)
        {
            var cell = _element(start + i);
            // A line always has room for a blank and the dots.
            if (width - cell.Length < Gap.Length + 1) break;
            row.Add(cell);
            width -= cell.Length + 1;
        }
        return [.. row];
    }

    private string Place(long table)
    {
        var indices = new long[_shape.Length - 2];
        for (var d = indices.Length - 1; d >= 0; d--)
        {
            indices[d] = table % _shape[d];
            table /= _shape[d];
        }
        return $"[{string.Join(",", indices)},..,..] =";
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
