using System.Globalization;
using System.Text;
using Course.Checks;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Display;

/// <summary>A tensor in a few lines: element type, shape, range, and of its last two dimensions the corner in numbers and, where they are large, the whole as a picture.</summary>
internal static class TensorHtml
{
    private const int Rows = 6;
    private const int Columns = 8;
    private const int PictureSide = 10;
    private const string Faint = ";opacity:0.6;font-weight:normal";

    internal static string Of(Tensor tensor)
    {
        if (tensor.IsInvalid) return "<i>a tensor that was disposed</i>";
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var values = tensor.detach().cpu();
        var shape = tensor.shape;
        var heading = $"<code>{tensor.dtype} {Figures.Shape(shape)}</code>";
        if (values.NumberOfElements == 0) return $"<div>{heading}, empty</div>";
        if (shape.Length == 0) return $"<div>{heading} {Markup.Number(values.ToDouble())}</div>";
        var numbers = values.to(ScalarType.Float64);
        return $"<div>{heading}, {Figures.Count(values.NumberOfElements)} elements, {Range(numbers.Doubles())}{Corner(numbers)}</div>";
    }

    /// <summary>Of the finite numbers; how many others there are stands beside it, because one NaN would hide all else.</summary>
    private static string Range(double[] numbers)
    {
        double[] finite = [.. numbers.Where(double.IsFinite)];
        var rest = finite.Length == numbers.Length ? "" : $"{(finite.Length == 0 ? "" : ", ")}<b>{Figures.Count(numbers.Length - finite.Length)} not finite</b>";
        return (finite.Length == 0 ? "" : $"{Markup.Number(finite.Min())} to {Markup.Number(finite.Max())}, mean {Markup.Number(finite.Average())}") + rest;
    }

    private static string Corner(Tensor numbers)
    {
        var shape = numbers.shape;
        var place = "";
        if (shape.Length > 2)
        {
            place = $"<div style=\"opacity:0.75\"><code>[{string.Join(", ", Enumerable.Repeat("0", shape.Length - 2))}, :, :]</code></div>";
            while (numbers.ndim > 2) numbers = numbers[0];
        }
        var rows = numbers.ndim == 1 ? numbers.unsqueeze(0) : numbers;
        var (height, width) = (rows.shape[0], rows.shape[1]);
        var cells = rows.Rows();
        var html = new StringBuilder(place);
        if (height >= PictureSide && width >= PictureSide)
            html.Append($"<div>{HeatmapHtml.Of(cells, $"heat map of {height} rows and {width} columns")}</div>");
        html.Append("<table><thead><tr><td></td>");
        for (var x = 0; x < Math.Min(width, Columns); x++) html.Append(Markup.Cell(x.ToString(CultureInfo.InvariantCulture), "col", style: Faint));
        html.Append("</tr></thead><tbody>");
        for (var y = 0; y < Math.Min(height, Rows); y++)
        {
            html.Append("<tr>").Append(Markup.Cell(y.ToString(CultureInfo.InvariantCulture), "row", style: Faint));
            for (var x = 0; x < Math.Min(width, Columns); x++) html.Append(Markup.Cell(Markup.Number(cells[y][x])));
            html.Append(width > Columns ? "<td>…</td></tr>" : "</tr>");
        }
        return html.Append(height > Rows ? "<tr><td>…</td></tr></tbody></table>" : "</tbody></table>").ToString();
    }
}
