namespace Plotly.NET.Svg;

/// <summary>An image in colour, rows from above.</summary>
internal sealed class ImageMark(Trace trace) : Mark(trace)
{
    private int[][][] rows = [];

    internal override bool HasLegend => false;

    internal override void Measure()
    {
        rows = [.. Values.Of(Trace["z"]).Select(row => Values.Of(row).Select(pixel => Values.Numbers(pixel).Select(v => (int)v).ToArray()).ToArray())];
        int width = rows.Length == 0 ? 1 : Math.Max(1, rows[0].Length), height = Math.Max(1, rows.Length);
        foreach ((Axis axis, int count) in new[] { (Panel.X, width), (Panel.Y, height) })
        {
            axis.Include(0);
            axis.Include(count - 1);
            axis.IncludeEdge(-0.5);
            axis.IncludeEdge(count - 0.5);
            axis.Tight = true;
            axis.Cells = count <= 20;
        }

        Panel.Y.Downwards = true;
        Panel.Covered = Panel.Square = true;
    }

    internal override void Draw(SvgWriter svg)
    {
        string? uri = Trace.Text("source");
        if (uri is not null && !uri.StartsWith("data:image/", StringComparison.Ordinal))
            throw new ArgumentException("Chart.Image: Source must be an image's data URI (data:image/png;base64,…), so that the picture needs no network.");
        if (uri is null && rows.Length == 0) return;
        uri ??= Png.DataUri(rows[0].Length, rows.Length, (x, y) =>
        {
            int[] p = rows[y][x];
            return new Rgb(Component(p[0]), Component(p[1]), Component(p[2]), p.Length > 3 ? Math.Clamp(p[3] > 1 ? p[3] / 255.0 : p[3], 0, 1) : 1);
        });
        double left = Math.Min(Panel.X.PixelFrom, Panel.X.PixelTo), top = Math.Min(Panel.Y.PixelFrom, Panel.Y.PixelTo);
        svg.Element("image", [("x", left), ("y", top), ("width", Math.Abs(Panel.X.PixelTo - Panel.X.PixelFrom)), ("height", Math.Abs(Panel.Y.PixelTo - Panel.Y.PixelFrom)),
            ("preserveAspectRatio", "none"), ("style", Trace["zsmooth"] is null || Trace.Truth("zsmooth") == false ? "image-rendering:pixelated" : null),
            ("opacity", Opacity == 1 ? null : Opacity), ("href", uri)]);
    }

    private static byte Component(int value) => (byte)Math.Clamp(value, 0, 255);
}
