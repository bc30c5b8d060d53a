using System.Text;

namespace Course.Notebooks.Export.Programs;

/// <summary>What a cell shows as text, for a console: HTML without tags, tables in columns, of an object within another one its summary.</summary>
/// <remarks>Programs made from notebooks have this class too, as it stands here, and few using directives; so both show the same.</remarks>
internal static class PlainText
{
    /// <summary>How many lines of HTML are shown.</summary>
    public const int MostLines = 40;

    private const int MostLevels = 100;
    private static readonly System.Text.RegularExpressions.Regex s_tag = new(@"<!--.*?-->|<![^>]*>|<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?:""[^""]*""|'[^']*'|[^'"">])*>", System.Text.RegularExpressions.RegexOptions.Singleline);
    private static readonly System.Text.RegularExpressions.Regex s_typeOfCell = new(@"\b(?:Submission#\d+|Redeclared\d*)[+.]");
    private static readonly System.Text.RegularExpressions.Regex s_calls = new(@"(?<=<code>[^<]*?)(?:\\r)?\\n   at [^<]*(?=</code>)|\r?\n?   at (?:lambda_method\d+\(|Microsoft\.DotNet\.Interactive\.)[^\r\n<]*");

    /// <summary>The text of an output.</summary>
    /// <param name="data">The same value in one or more MIME types.</param>
    /// <returns>The value itself where it is text; of HTML, what can be read; null for a picture.</returns>
    public static string? Of(IReadOnlyDictionary<string, string> data)
    {
        if (data.TryGetValue("text/plain", out string? text) || data.TryGetValue("text/markdown", out text))
            return text;
        return data.TryGetValue("text/html", out string? html) && !IsPicture(html) ? Of(html) : null;
    }

    /// <summary>The text of HTML.</summary>
    /// <param name="html">HTML of an output.</param>
    /// <returns>Its lines, without one's end after the last.</returns>
    public static string Of(string html)
    {
        var lines = new Block();
        Write(Parse(WithoutCalls(html)), lines, Place.Top, isAsWritten: false);
        var shown = lines.Lines;
        if (shown.Count > MostLines + 1)
            shown = [.. shown.Take(MostLines), $"({shown.Count - MostLines} more lines: the notebook's page shows all of them)"];
        return string.Join("\n", shown);
    }

    /// <summary>HTML of a value in which an exception's text is its type and message, without the calls of what formats values.</summary>
    /// <param name="html">HTML of a value.</param>
    /// <returns>The HTML; only that of exceptions is changed.</returns>
    public static string WithoutCalls(string html) => html.Contains("   at ", StringComparison.Ordinal) ? s_calls.Replace(html, "") : html;

    private static bool IsPicture(string html) => new[] { "<svg", "<img", "<script", "<canvas" }.Any(tag => html.Contains(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>The elements of HTML, as browsers find them where tags are missing, but never deeper than a stack holds.</summary>
    private static Element Parse(string html)
    {
        var open = new Stack<Element>([new Element("")]);
        int at = 0;
        while (s_tag.Match(html, at) is { Success: true } tag)
        {
            open.Peek().Add(html[at..tag.Index]);
            at = tag.Index + tag.Length;
            string name = tag.Groups["name"].Value.ToLowerInvariant();
            bool ends = tag.Groups["end"].Length > 0;
            if (name is "style" or "title" && !ends)
                at = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is >= 0 and int end ? end : html.Length;
            else if (ends && open.Any(element => element.Name == name))
                while (open.Pop().Name != name)
                    continue;
            else if (!ends && name.Length > 0)
                Open(new Element(name), open);
        }
        open.Peek().Add(html[at..]);
        return open.Last();
    }

    private static void Open(Element element, Stack<Element> open)
    {
        if (element.Name is "p" or "li" or "tr" or "td" or "th" && open.Peek().Name == element.Name)
            open.Pop();
        if (open.Count >= MostLevels)
            return;
        open.Peek().Children.Add(element);
        if (element.Name is not ("br" or "hr" or "img" or "input" or "meta" or "link" or "col" or "wbr"))
            open.Push(element);
    }

    private static void Write(Element element, Block block, Place place, bool isAsWritten)
    {
        foreach (var child in element.Children)
        {
            switch (child.Name)
            {
                case "text":
                    block.Append(child.Text, isAsWritten);
                    break;
                case "br":
                    block.EndLine(keepsEmpty: false);
                    break;
                case "details" when place == Place.Cell && child.Children.FirstOrDefault(part => part.Name == "summary") is { } summary:
                    Write(summary, block, place, isAsWritten: false);
                    break;
                case "details" when place == Place.Object:
                    block.AddIndented(Inner(child, place));
                    break;
                case "table":
                    foreach (var caption in child.Children.Where(part => part.Name == "caption"))
                        block.Add(Inner(caption, place));
                    block.Add(Table(child));
                    break;
                case "pre":
                    block.EndLine(keepsEmpty: false);
                    Write(child, block, place, isAsWritten: true);
                    block.EndLine(keepsEmpty: false);
                    break;
                case "div" or "p" or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "tr" or "summary" or "details"
                    or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "blockquote":
                    block.EndLine(keepsEmpty: false);
                    Write(child, block, place == Place.Top && child.Name == "details" ? Place.Object : place, isAsWritten);
                    block.EndLine(keepsEmpty: false);
                    break;
                default:
                    Write(child, block, place, isAsWritten);
                    break;
            }
        }
    }

    private static List<string> Inner(Element element, Place place)
    {
        var block = new Block();
        Write(element, block, place, isAsWritten: false);
        return block.Lines;
    }

    /// <summary>The lines of a table: what has several lines stands beside what has one.</summary>
    private static IEnumerable<string> Table(Element table)
    {
        var rows = Rows(table).Select(row => row.Children.Where(cell => cell.Name is "td" or "th").Select(cell => Inner(cell, Place.Cell)).ToList()).ToList();
        int[] widths = [.. Enumerable.Range(0, rows.Select(row => row.Count).DefaultIfEmpty(0).Max())
            .Select(column => rows.Where(row => column < row.Count - 1).SelectMany(row => row[column]).Select(line => line.Length).DefaultIfEmpty(0).Max() + 2)];
        foreach (var row in rows)
        {
            int height = row.Select(cell => cell.Count).DefaultIfEmpty(0).Max();
            for (int i = 0; i < height; i++)
                yield return string.Concat(row.Select((cell, column) => (i < cell.Count ? cell[i] : "").PadRight(column < row.Count - 1 ? widths[column] : 0))).TrimEnd();
        }
    }

    private static IEnumerable<Element> Rows(Element table) =>
        table.Children.SelectMany(child => child.Name is "tr" ? [child] : child.Name is "thead" or "tbody" or "tfoot" ? Rows(child) : []);

    /// <summary>Where something stands: in an object, another one is indented; in a cell of a table, it is its summary.</summary>
    private enum Place
    {
        Top,
        Object,
        Cell,
    }

    /// <summary>An element of HTML, or a text between tags.</summary>
    private sealed class Element(string name, string text = "")
    {
        public string Name => name;

        public string Text => text;

        public List<Element> Children { get; } = [];

        public void Add(string content)
        {
            if (content.Length > 0)
                Children.Add(new Element("text", s_typeOfCell.Replace(System.Net.WebUtility.HtmlDecode(content), "")));
        }
    }

    /// <summary>Lines that are being written.</summary>
    private sealed class Block
    {
        private readonly List<string> _lines = [];
        private readonly StringBuilder _line = new();

        public List<string> Lines
        {
            get
            {
                EndLine(keepsEmpty: false);
                return _lines;
            }
        }

        /// <summary>Adds text, either as it is written or as HTML means it: with one space for any space.</summary>
        public void Append(string text, bool isAsWritten)
        {
            foreach (char c in text)
            {
                if (isAsWritten && c == '\n')
                    EndLine(keepsEmpty: true);
                else if (isAsWritten || c is not (' ' or '\t' or '\n' or '\r' or '\f'))
                    _line.Append(c);
                else if (_line.Length > 0 && _line[^1] != ' ')
                    _line.Append(' ');
            }
        }

        public void EndLine(bool keepsEmpty)
        {
            string line = _line.ToString().TrimEnd();
            _line.Clear();
            if (line.Length > 0 || (keepsEmpty && _lines.Count > 0))
                _lines.Add(line);
        }

        public void Add(IEnumerable<string> lines)
        {
            EndLine(keepsEmpty: false);
            _lines.AddRange(lines);
        }

        public void AddIndented(IEnumerable<string> lines) => Add(lines.Select(line => "  " + line));
    }
}
