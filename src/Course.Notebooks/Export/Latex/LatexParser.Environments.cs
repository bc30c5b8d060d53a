using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

internal sealed partial class LatexParser
{
    /// <summary>Cells of a table hold blocks, which browsers move only by the second of these values.</summary>
    private const string Right = "text-align: right; text-align: -webkit-right";

    private sealed record TableRow(List<XElement> Cells, bool LineAbove);

    private XElement Environment(Token begin)
    {
        var name = _lexer.ReadRawGroup("begin");
        switch (name)
        {
            case "matrix":
                return Matrix(begin, name);
            case "smallmatrix":
                return MathElements.Style(display: false, 1, Matrix(begin, name));
            case "pmatrix":
                return Fenced("(", Matrix(begin, name), ")");
            case "bmatrix":
                return Fenced("[", Matrix(begin, name), "]");
            case "Bmatrix":
                return Fenced("{", Matrix(begin, name), "}");
            case "vmatrix":
                return Fenced("|", Matrix(begin, name), "|");
            case "Vmatrix":
                return Fenced("‖", Matrix(begin, name), "‖");
            case "cases":
                return Fenced("{", Table(Rows(begin, name, rightColumns: false), display: false, column => column == 0 ? "text-align: left; padding-left: 0" : "text-align: left; padding-left: 1em"), "");
            case "array":
                return Array(begin, name);
            case "aligned" or "align" or "align*" or "split":
                return Table(Rows(begin, name, rightColumns: true), display: true, AlignedColumn);
            case "gathered" or "gather" or "gather*":
                return Table(Rows(begin, name, rightColumns: false), display: true, _ => null);
            case "equation" or "equation*":
                var row = Elements();
                ReadEnd(begin, name);
                return MathElements.Row(row);
            default:
                throw new LatexException($"unknown environment \"{name}\"", begin.Start + 1);
        }
    }

    private XElement Matrix(Token begin, string name) => Table(Rows(begin, name, rightColumns: false), display: false, _ => null);

    private static XElement Fenced(string open, XElement table, string close)
    {
        var row = new List<XElement>();
        AddFence(row, open, "prefix");
        row.Add(table);
        AddFence(row, close, "postfix");
        return new XElement("mrow", row);
    }

    /// <summary>Right, left, right, left, …: the sides of a relation meet, and pairs of columns stand apart.</summary>
    private static string AlignedColumn(int column) => (column % 2, column) switch
    {
        (0, 0) => Right + "; padding-left: 0; padding-right: 0",
        (0, _) => Right + "; padding-left: 2em; padding-right: 0",
        _ => "text-align: left; padding-left: 0; padding-right: 0",
    };

    /// <summary>Columns as <c>array</c> names them: <c>l c r</c>, with <c>|</c> for a line.</summary>
    private XElement Array(Token begin, string name)
    {
        var at = _lexer.Peek().Start + 1;
        var columns = new List<string>();
        var line = false;
        foreach (var c in _lexer.ReadRawGroup(name))
        {
            switch (c)
            {
                case 'l' or 'c' or 'r':
                    var align = c switch { 'l' => "text-align: left", 'r' => Right, _ => null };
                    columns.Add(string.Join("; ", new[] { align, line ? "border-left: 1px solid" : null }.OfType<string>()));
                    line = false;
                    break;
                case '|' when columns.Count > 0 && !line:
                    line = true;
                    break;
                case ' ' or '|':
                    line = true && c == '|';
                    break;
                default:
                    throw new LatexException($"array columns are l, c, r and |, not \"{c}\"", at);
            }
        }
        if (line && columns.Count > 0)
            columns[^1] = string.Join("; ", new[] { columns[^1], "border-right: 1px solid" }.Where(style => style.Length > 0));
        return Table(Rows(begin, name, rightColumns: false), display: false, column => column < columns.Count ? columns[column] : null);
    }

    private List<TableRow> Rows(Token begin, string name, bool rightColumns)
    {
        var rows = new List<TableRow>();
        while (true)
        {
            var lineAbove = false;
            while (_lexer.Peek().IsCommand("hline"))
            {
                _lexer.Read();
                lineAbove = true;
            }
            var row = new TableRow([], lineAbove);
            rows.Add(row);
            Token end;
            do
            {
                var isRight = rightColumns && row.Cells.Count % 2 == 1;
                row.Cells.Add(MathElements.Row(Elements(isRight ? AtomClass.Ordinary : null)));
                end = _lexer.Peek();
                if (end.Kind == TokenKind.Align)
                    _lexer.Read();
            }
            while (end.Kind == TokenKind.Align);
            if (end.Kind != TokenKind.NewRow)
                break;
            _lexer.Read();
            _lexer.ReadRawOption();
        }
        ReadEnd(begin, name);
        if (rows.Count > 1 && rows[^1] is { Cells: [{ Name.LocalName: "mrow", IsEmpty: true }], LineAbove: false })
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    private void ReadEnd(Token begin, string name)
    {
        var end = _lexer.Read();
        if (end.Kind is TokenKind.End)
            throw new LatexException($"\\begin{{{name}}} has no \\end{{{name}}}", begin.Start + 1);
        if (!end.IsCommand("end"))
            throw Unexpected(end);
        var closed = _lexer.ReadRawGroup("end");
        if (closed != name)
            throw new LatexException($"\\begin{{{name}}} is closed by \\end{{{closed}}}", end.Start + 1);
    }

    private static XElement Table(List<TableRow> rows, bool display, Func<int, string?> styleOfColumn)
    {
        var endLine = rows.Count > 1 && rows[^1] is { LineAbove: true, Cells: [{ Name.LocalName: "mrow", IsEmpty: true }] };
        if (endLine)
            rows.RemoveAt(rows.Count - 1);
        return new XElement(
            "mtable",
            display ? new XAttribute("displaystyle", "true") : null,
            rows.Select((row, r) => new XElement("mtr", row.Cells.Select((cell, column) =>
            {
                var lines = (row.LineAbove ? "border-top: 1px solid" : null, endLine && r == rows.Count - 1 ? "border-bottom: 1px solid" : null);
                var style = string.Join("; ", new[] { styleOfColumn(column), lines.Item1, lines.Item2 }.Where(part => !string.IsNullOrEmpty(part)));
                return new XElement("mtd", style.Length > 0 ? new XAttribute("style", style) : null, cell);
            }))));
    }

    /// <summary>Several short lines one under another, as under a sum.</summary>
    private XElement Substack(Token command)
    {
        var open = _lexer.Read();
        if (open.Kind != TokenKind.Open)
            throw new LatexException("\\substack needs an argument in braces", command.Start + 1);
        var lines = new List<XElement>();
        Token end;
        do
        {
            lines.Add(new XElement("mtr", new XElement("mtd", new XAttribute("style", "padding: 0"), MathElements.Row(Elements()))));
            end = _lexer.Read();
        }
        while (end.Kind == TokenKind.NewRow);
        if (end.Kind != TokenKind.Close)
            throw Unexpected(end);
        return new XElement("mtable", lines);
    }
}
