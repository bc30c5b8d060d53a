using System.Globalization;
using System.Net;
using System.Text;

namespace Course.Plotting;

/// <summary>A picture of a computation: what was computed from what, from left to right, as SVG. A notebook shows it as it is.</summary>
/// <remarks>An input has a thin blue ground. An operand that is used twice by one operation has two arrows to it. The picture takes the page's own colour for texts and lines and needs no script.</remarks>
public sealed class ComputationGraph
{
    private const int LineHeight = 16, GapX = 22, GapY = 18, Margin = 6;

    /// <summary>The width of a letter, a little more than the mean.</summary>
    private const double LetterWidth = 7.4;

    private readonly List<(string[] Lines, bool IsInput, bool IsMarked)> _boxes = [];
    private readonly List<int[]> _operands = [];

    private ComputationGraph()
    {
    }

    /// <summary>The graph behind a result.</summary>
    /// <typeparam name="TNode">A class of nodes. Two nodes are the same if they are the same object.</typeparam>
    /// <param name="result">The last node.</param>
    /// <param name="operands">What a node was computed from, in order; nothing for an input. There must be no cycle.</param>
    /// <param name="text">What stands in a node's box: a line, or several; the first one is bold.</param>
    /// <param name="marked">Which nodes stand out, in orange; none if null.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentException">A node is computed from itself.</exception>
    public static ComputationGraph Of<TNode>(TNode result, Func<TNode, IEnumerable<TNode>> operands, Func<TNode, string> text, Func<TNode, bool>? marked = null)
        where TNode : class
    {
        var graph = new ComputationGraph();
        var numbers = new Dictionary<TNode, int>(ReferenceEqualityComparer.Instance);
        Visit(result);
        return graph;

        int Visit(TNode node)
        {
            if (numbers.TryGetValue(node, out var number))
                return number >= 0 ? number : throw new ArgumentException("A node is computed from itself: a graph of a computation has no cycle.", nameof(operands));
            numbers[node] = -1;
            int[] before = [.. operands(node).Select(Visit)];
            graph._operands.Add(before);
            graph._boxes.Add((text(node).Split('\n'), before.Length == 0, marked?.Invoke(node) ?? false));
            return numbers[node] = graph._boxes.Count - 1;
        }
    }

    /// <summary>The picture as one <c>svg</c> element.</summary>
    /// <returns>SVG that stands in a page, or alone in a file.</returns>
    public string ToSvg()
    {
        var layout = LayeredLayout.Of(_operands);
        int boxWidth = 14 + (int)(LetterWidth * Math.Max(4, _boxes.Max(box => box.Lines.Max(line => line.Length))));
        int boxHeight = 12 + LineHeight * _boxes.Max(box => box.Lines.Length);
        var (width, height) = (2 * Margin + layout.Width * (boxWidth + GapX) - GapX, 2 * Margin + boxHeight + layout.Height * (boxHeight + GapY));
        double X(LayeredLayout.Place place) => Margin + place.Column * (boxWidth + GapX);
        double Y(LayeredLayout.Place place) => Margin + boxHeight / 2.0 + place.Y * (boxHeight + GapY);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height:0.#}\" width=\"{width}\" style=\"max-width:100%;height:auto\" ");
        svg.Append(CultureInfo.InvariantCulture, $"role=\"img\" aria-label=\"Graph of a computation with {_boxes.Count} nodes\" font-family=\"sans-serif\" font-size=\"13\">");
        svg.Append("<g fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.6\">");
        foreach (var (user, port, way) in layout.Edges)
        {
            // The ends of a user's arrows are spread over its left side, in the order of its operands.
            var end = Y(way[^1]) + boxHeight * ((port + 1.0) / (_operands[user].Length + 1) - 0.5);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(way[0]) + boxWidth} {Y(way[0]):0.#}");
            for (var i = 1; i < way.Count; i++)
            {
                var (fromX, fromY) = (X(way[i - 1]) + boxWidth, Y(way[i - 1]));
                var (toX, toY) = (X(way[i]), i == way.Count - 1 ? end : Y(way[i]));
                svg.Append(CultureInfo.InvariantCulture, $"C{fromX + GapX / 2} {fromY:0.#} {toX - GapX / 2} {toY:0.#} {toX} {toY:0.#}");
                if (i < way.Count - 1) svg.Append(CultureInfo.InvariantCulture, $"H{toX + boxWidth}");
            }
            svg.Append("\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(way[^1]) - 7} {end - 3.5:0.#}l7 3.5l-7 3.5z\" fill=\"currentColor\" stroke=\"none\" fill-opacity=\"0.7\"/>");
        }
        svg.Append("</g>");
        for (var node = 0; node < _boxes.Count; node++)
        {
            var (lines, isInput, isMarked) = _boxes[node];
            var (x, y) = (X(layout.Nodes[node]), Y(layout.Nodes[node]));
            var ground = isMarked ? "fill=\"#d55e00\" fill-opacity=\"0.3\"" : isInput ? "fill=\"#56b4e9\" fill-opacity=\"0.25\"" : "fill=\"none\"";
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y - boxHeight / 2.0:0.#}\" width=\"{boxWidth}\" height=\"{boxHeight}\" rx=\"6\" {ground} stroke=\"currentColor\"/>");
            svg.Append("<g fill=\"currentColor\" text-anchor=\"middle\">");
            for (var line = 0; line < lines.Length; line++)
            {
                var baseline = y + LineHeight * (line - (lines.Length - 1) / 2.0) + 4.5;
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + boxWidth / 2.0}\" y=\"{baseline:0.#}\"{(line == 0 ? " font-weight=\"bold\"" : "")}>{WebUtility.HtmlEncode(lines[line])}</text>");
            }
            svg.Append("</g>");
        }
        return svg.Append("</svg>").ToString();
    }
}
