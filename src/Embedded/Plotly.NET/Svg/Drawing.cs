using System.Globalization;

namespace Plotly.NET.Svg;

/// <summary>Draws a chart as an SVG picture: transparent, in the page's text colour, without scripts, styles or ids.</summary>
internal sealed class Drawing
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    private const double Gap = 18;
    private readonly Layout layout;
    private readonly List<Panel> panels = [];
    private readonly DynamicObj.DynamicObj[] annotations;
    private readonly LegendBox legend;
    private readonly int rows, columns;
    private double[] left = [], right = [], top = [], bottom = [];

    private Drawing(GenericChart chart)
    {
        layout = chart.Layout;
        DynamicObj.DynamicObj? grid = layout.Part("grid");
        (rows, columns) = ((int)(grid.Number("rows") ?? 1), (int)(grid.Number("columns") ?? 1));
        annotations = [.. Values.Of(layout["annotations"]).OfType<DynamicObj.DynamicObj>()];
        bool fromBelow = grid.Text("roworder") == "bottom to top";
        int color = 0;
        foreach (Mark mark in chart.Traces.Select(Mark.Of).OfType<Mark>())
        {
            // The edges of a band have the colour of the line that they belong to, which follows them.
            if (mark.HasLegend) mark.Color = Palette.At(mark is ScatterMark { IsEdge: true } ? color : color++);
            PanelFor(mark.Trace, fromBelow).Marks.Add(mark);
        }

        if (panels.Count == 0) PanelFor(new Trace("scatter"), fromBelow);
        rows = Math.Max(rows, panels.Max(panel => panel.Row) + 1);
        foreach (Panel panel in panels)
        {
            panel.Measure(layout);
            panel.TitleRoom = annotations.Select(annotation => Annotations.RoomAbove(annotation, panel)).DefaultIfEmpty(0).Max();
        }

        legend = new LegendBox(panels.SelectMany(panel => panel.Marks), layout);
    }

    private string? Title => layout.Part("title").Text("text");

    private double TitleSize => layout.Part("title").Part("font").Number("size") ?? 17;

    internal static string Of(GenericChart chart) => new Drawing(chart).Draw();

    private string Draw()
    {
        double legendRight = legend is { Shown: true, Horizontal: false, Inside: false } ? legend.Width + Gap : 0;
        double titleRoom = Title is null ? 0 : (SvgWriter.Lines(Title).Length * TitleSize * 1.2) + 10;
        (double width, double height) = Size(legendRight, titleRoom);
        double legendAbove = legend is { Shown: true, Horizontal: true } ? legend.Height(width - 16) + 6 : 0;
        (double Left, double Top, double Right, double Bottom) area = (6, 8 + titleRoom + legendAbove, width - 6 - legendRight, height - 6);
        DynamicObj.DynamicObj? margin = layout.Part("margin");
        Place(area, (margin.Number("l"), margin.Number("r"), margin.Number("t"), margin.Number("b")));

        var svg = new SvgWriter();
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("width", width), ("height", height),
            ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"), ("style", "max-width:100%;height:auto"), ("font-family", Font), ("fill", "currentColor"));
        svg.Open("title").Raw(SvgWriter.Escape(Summary())).Close();
        if (Rgb.TryParse(Mark.Css(layout["paper_bgcolor"]), out Rgb paper))
            svg.Element("rect", [("width", width), ("height", height), ("fill", paper.ToString())]);
        double plotLeft = panels.Min(panel => panel.Left), plotRight = panels.Max(panel => panel.Right);
        if (Title is { } title)
        {
            string? ink = Mark.Css(layout.Part("title").Part("font")?["color"]);
            double middle = Math.Clamp((plotLeft + plotRight) / 2, Math.Min(width / 2, TextWidth.Of(title, TitleSize) / 2), width - Math.Min(width / 2, TextWidth.Of(title, TitleSize) / 2));
            svg.Text(middle, 8 + (titleRoom / 2) + (TitleSize * 0.2), title, TitleSize, "middle", ink, bold: true);
        }

        foreach (Panel panel in panels) panel.Draw(svg);
        Shapes.Draw(svg, Values.Of(layout["shapes"]).OfType<DynamicObj.DynamicObj>(), panels);
        Annotations.Draw(svg, annotations, panels);
        if (legend.Shown)
        {
            if (legend.Horizontal)
                legend.DrawAbove(svg, 8, width - 16, 8 + titleRoom);
            else if (legend.Inside)
                legend.DrawInside(svg, plotLeft, panels.Min(panel => panel.Top), plotRight, panels.Max(panel => panel.Bottom));
            else
                legend.DrawRight(svg, width - legend.Width - 4, panels.Min(panel => panel.Top));
        }

        return svg.Close().ToString();
    }

    private Panel PanelFor(Trace trace, bool fromBelow)
    {
        string x = trace.Text("xaxis") ?? "x", y = trace.Text("yaxis") ?? "y";
        Panel? panel = panels.Find(p => p.X.Id == x && p.Y.Id == y);
        if (panel is not null) return panel;
        int cell = int.TryParse(x[1..], CultureInfo.InvariantCulture, out int number) ? number - 1 : 0;
        int row = cell / columns;
        panel = new Panel(new Axis(x, layout.Part("xaxis" + x[1..])), new Axis(y, layout.Part("yaxis" + y[1..])))
        {
            Row = fromBelow ? rows - 1 - row : row,
            Column = cell % columns,
        };
        panels.Add(panel);
        return panel;
    }

    /// <summary>The size that is set, else one that suits the content: square cells get a plot of their shape.</summary>
    private (double Width, double Height) Size(double legendWidth, double titleRoom)
    {
        double? width = layout.Number("width"), height = layout.Number("height");
        Panel first = panels[0];
        double aspect = first.Square ? Math.Abs(first.Y.To - first.Y.From) / Math.Abs(first.X.To - first.X.From) : 0;
        if (columns == 1 && rows == 1)
        {
            if (aspect == 0) return (width ?? 640, height ?? 400);
            // Room for labels left and below, and for a colour bar, is about 70 pixels in each direction.
            double plot = Math.Min(340, 340 / aspect);
            double bar = first.Marks.Sum(mark => mark.ColorBar?.Width(300) ?? 0);
            return (width ?? Math.Round(plot + 76 + bar + legendWidth), height ?? Math.Round((plot * aspect) + 64 + titleRoom));
        }

        double total = width ?? (columns == 1 ? 640 : aspect > 0 ? Math.Clamp(columns * 240, 360, 760) : 800);
        double cell = (total - legendWidth - 12 - ((columns - 1) * 10)) / columns;
        double plotHeight = aspect > 0
            ? (Math.Max(40, cell - (first.Y.ShowsLabels ? 32 : 12)) * aspect) + (first.X.ShowsLabels ? 20 : 4)
            : Math.Clamp(cell * 0.62, 150, 240) + first.BottomRoom();
        double tall = plotHeight + first.TitleRoom;
        return (total, height ?? Math.Round((rows * tall) + ((rows - 1) * 8) + 16 + titleRoom));
    }

    /// <summary>Gives all panels their places. Labels decide the margins and margins the labels, so it takes a few rounds.</summary>
    private void Place((double Left, double Top, double Right, double Bottom) area, (double? L, double? R, double? T, double? B) given)
    {
        (left, right, top, bottom) = (new double[columns], new double[columns], new double[rows], new double[rows]);
        Array.Fill(left, 40);
        Array.Fill(right, 10);
        Array.Fill(bottom, 30);
        double xGap = Spacing("xgap", columns == 1 ? 0 : 10), yGap = Spacing("ygap", rows == 1 ? 0 : 8);
        for (int round = 0; round < 3; round++)
        {
            double width = (area.Right - area.Left - left.Sum() - right.Sum() - ((columns - 1) * xGap)) / columns;
            double height = (area.Bottom - area.Top - top.Sum() - bottom.Sum() - ((rows - 1) * yGap)) / rows;
            (width, height) = (Math.Max(width, 10), Math.Max(height, 10));
            foreach (Panel panel in panels)
            {
                double x = area.Left + left[..(panel.Column + 1)].Sum() + right[..panel.Column].Sum() + (panel.Column * (width + xGap));
                double y = area.Top + top[..(panel.Row + 1)].Sum() + bottom[..panel.Row].Sum() + (panel.Row * (height + yGap));
                panel.SetEdges(x, y, x + width, y + height);
            }

            if (round == 2) break;
            Array.Clear(left);
            Array.Clear(right);
            Array.Clear(top);
            Array.Clear(bottom);
            foreach (Panel panel in panels)
            {
                left[panel.Column] = Math.Max(left[panel.Column], panel.LeftRoom());
                right[panel.Column] = Math.Max(right[panel.Column], panel.RightRoom());
                top[panel.Row] = Math.Max(top[panel.Row], panel.TitleRoom);
                bottom[panel.Row] = Math.Max(bottom[panel.Row], panel.BottomRoom());
            }

            left[0] = given.L - area.Left ?? left[0];
            right[^1] = given.R ?? right[^1];
            bottom[^1] = given.B ?? bottom[^1];
            top[0] = Math.Max(top[0], (given.T ?? 0) - area.Top);
        }
    }

    private double Spacing(string name, double pixels) => layout.Part("grid").Number(name) is { } part ? Math.Max(0, part) * 100 : pixels;

    /// <summary>What the picture shows, for readers who do not see it.</summary>
    private string Summary()
    {
        if (Title is { } title) return title.Replace("<br>", " ", StringComparison.Ordinal);
        string[] names = [.. panels.SelectMany(panel => panel.Marks).Select(mark => mark.Name).OfType<string>().Distinct().Take(8)];
        string axes = panels.Count == 1 && panels[0].Y.Title is { } y ? panels[0].X.Title is { } x ? $"{y} over {x}" : y : "Chart";
        return names.Length == 0 ? axes : $"{axes}: {string.Join(", ", names)}";
    }
}
