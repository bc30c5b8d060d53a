using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using TorchSharp;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;
using Color = Plotly.NET.Color;

namespace Course.Plotting;

public static partial class Plots
{
    /// <summary>Pixels between images.</summary>
    private const int Gap = 1;

    /// <summary>Pixels on the screen that a label takes.</summary>
    private const double LabelHeight = 24;

    /// <summary>Images side by side, row after row, each with its label above it.</summary>
    /// <param name="images">[N, 1, H, W] or [N, H, W] in grey, [N, 3, H, W] in red, green and blue; 0 (black) to 1 (white), or to 255 if the element type is Byte. Values outside are cut off.</param>
    /// <param name="labels">A text for each image; none if null.</param>
    /// <param name="columns">How many images stand in a row; at least 1.</param>
    /// <exception cref="ArgumentException">The shape is another one, there are no images, or there is not one label for each.</exception>
    public static GenericChart ImageGrid(Tensor images, IEnumerable<string>? labels = null, int columns = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        using var scope = NewDisposeScope();
        var shape = images.shape;
        if (shape.Length is not (3 or 4) || (shape.Length == 4 && shape[1] is not (1 or 3)) || shape[0] == 0)
            throw new ArgumentException($"Images of shape [{string.Join(", ", shape)}] cannot be drawn: [N, 1, H, W], [N, H, W] or [N, 3, H, W] with at least one image are expected.", nameof(images));
        string[]? texts = labels is null ? null : [.. labels];
        if (texts is not null && texts.Length != shape[0])
            throw new ArgumentException($"There are {shape[0]} images and {texts.Length} labels: give one label for each image.", nameof(labels));

        var (count, height, width) = ((int)shape[0], (int)shape[^2], (int)shape[^1]);
        var channels = shape.Length == 4 ? (int)shape[1] : 1;
        var scale = images.dtype == ScalarType.Byte ? 1 : 255;
        var values = images.Doubles();
        columns = Math.Min(columns, count);
        var rows = (count + columns - 1) / columns;
        // A label is written in free rows above its image, as many as a line of text is high.
        var above = texts is null ? 0 : Math.Max(2, (int)Math.Ceiling(LabelHeight / Zoom(columns * (width + Gap), rows * (height + Gap))));
        var (cellHeight, cellWidth) = (above + height + Gap, width + Gap);
        var pixels = Canvas(rows * cellHeight - Gap, columns * cellWidth - Gap);
        for (var n = 0; n < count; n++)
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    pixels[n / columns * cellHeight + above + y][n % columns * cellWidth + x] = Pixel(n, y, x);

        var picture = Chart.Image<string>(Z: pixels, ColorModel: StyleParam.ColorModel.RGBA);
        var drawn = texts is null ? picture : Chart.Combine([picture, Labels()]);
        return Framed(drawn, columns * cellWidth, rows * cellHeight);

        int[] Pixel(int n, int y, int x)
        {
            var rgba = new[] { 0, 0, 0, 255 };
            for (var c = 0; c < 3; c++)
                rgba[c] = (int)Math.Clamp(Math.Round(scale * values[((n * channels + c % channels) * height + y) * width + x]), 0, 255);
            return rgba;
        }

        GenericChart Labels() => Chart.Scatter<double, double, string>(
            [.. Enumerable.Range(0, count).Select(n => n % columns * cellWidth + (width - 1) / 2.0)],
            [.. Enumerable.Range(0, count).Select(n => n / columns * cellHeight + (above - 1) / 2.0)],
            StyleParam.Mode.Text, MultiText: texts, TextPosition: StyleParam.TextPosition.MiddleCenter, ShowLegend: false);
    }

    /// <summary>The filters of a convolution: a row for each of its outputs' groups, blue below zero, red above, off-white at zero.</summary>
    /// <param name="weight">[outputs, inputs, height, width], such as <c>model.get_parameter("conv1.weight")</c>. With one input the filters fill the rows one after the other, else each row is an output and each column an input.</param>
    /// <param name="columns">How many filters stand in a row where there is one input.</param>
    /// <exception cref="ArgumentException">The tensor has not four dimensions.</exception>
    public static GenericChart Filters(Tensor weight, int columns = 8)
    {
        var shape = weight.shape;
        if (shape.Length != 4 || shape.Contains(0))
            throw new ArgumentException($"A weight of shape [{string.Join(", ", shape)}] has no filters to draw: that of a convolution, [outputs, inputs, height, width], is expected.", nameof(weight));
        var (inputs, height, width) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        var values = weight.Doubles();
        return Tiles(values, height, width, inputs == 1 ? columns : inputs, AroundZero(values.Min(), values.Max()), "weight");
    }

    /// <summary>The maps that a convolution makes of one image, dark where they are small, bright where they are large.</summary>
    /// <param name="activations">[maps, height, width], or with a 1 before it, such as what the layer returns.</param>
    /// <param name="columns">How many maps stand in a row.</param>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static GenericChart ActivationMaps(Tensor activations, int columns = 8)
    {
        var shape = activations.shape;
        if (shape.Length is not (3 or 4) || (shape.Length == 4 && shape[0] != 1) || shape.Contains(0))
            throw new ArgumentException($"Activations of shape {activations.ShapeText()} cannot be drawn: the maps of one image, [maps, height, width], are expected.", nameof(activations));
        return Tiles(activations.Doubles(), (int)shape[^2], (int)shape[^1], columns, Palette.Amounts, "activation");
    }

    /// <summary>Maps of numbers side by side, row after row.</summary>
    private static GenericChart Tiles(double[] values, int height, int width, int columns, StyleParam.Colorscale scale, string unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var count = values.Length / (height * width);
        columns = Math.Min(columns, count);
        var rows = (count + columns - 1) / columns;
        var cells = new double[rows * (height + Gap) - Gap][];
        for (var y = 0; y < cells.Length; y++)
            Array.Fill(cells[y] = new double[columns * (width + Gap) - Gap], double.NaN);
        for (var i = 0; i < values.Length; i++)
        {
            var (tile, y, x) = (i / (height * width), i / width % height, i % width);
            cells[tile / columns * (height + Gap) + y][tile % columns * (width + Gap) + x] = values[i];
        }
        var chart = Chart.Heatmap<double, int, int, string>(
            cells, ColorScale: scale, ShowScale: true, ReverseYAxis: true, ColorBar: Scale(unit));
        return Framed(chart, columns * (width + Gap), rows * (height + Gap), beside: 96);
    }

    /// <summary>A scale from blue over off-white at zero to red, equally strong on both sides; off-white, so that a filter has an edge on a white page.</summary>
    private static StyleParam.Colorscale AroundZero(double least, double most)
    {
        var strongest = Math.Max(Math.Max(-least, most), double.Epsilon);
        var stops = new List<Tuple<double, Color>> { Tuple.Create(0.0, Shade(least)) };
        if (least < 0 && most > 0) stops.Add(Tuple.Create(-least / (most - least), Shade(0)));
        stops.Add(Tuple.Create(1.0, Shade(most)));
        return StyleParam.Colorscale.NewCustom(stops);

        Color Shade(double value)
        {
            const int pale = 246;
            var share = Math.Clamp(Math.Abs(value) / strongest, 0, 1);
            var (r, g, b) = value < 0 ? (0, 114, 178) : (213, 94, 0);
            return Color.fromRGB(Mix(r), Mix(g), Mix(b));

            int Mix(int strong) => (int)Math.Round(pale + share * (strong - pale));
        }
    }

    private static int[][][] Canvas(int height, int width)
    {
        int[] transparent = [0, 0, 0, 0];
        var pixels = new int[height][][];
        for (var y = 0; y < height; y++) Array.Fill(pixels[y] = new int[width][], transparent);
        return pixels;
    }

    /// <summary>A picture without axes, with square pixels where the renderer does not see to that itself, and room for a colour bar beside it.</summary>
    private static GenericChart Framed(GenericChart picture, int columns, int rows, int beside = 0)
    {
        const int margin = 16;
        var zoom = Zoom(columns, rows);
        var margins = new Layout().With("margin", new Margin().With("l", margin).With("r", margin + beside).With("t", margin).With("b", margin));
        return GenericChart.addLayout(margins, Bare(picture))
            .WithSize((int)(columns * zoom) + 2 * margin + beside, (int)(rows * zoom) + 2 * margin);
    }

    /// <summary>Pixels on the screen for each pixel of a picture.</summary>
    private static double Zoom(int columns, int rows) => Math.Clamp(Math.Min(720.0 / columns, 720.0 / rows), 1, 16);

    private static GenericChart Bare(GenericChart picture)
    {
        return GenericChart.addLayout(new Layout().With("xaxis", Hidden()).With("yaxis", Hidden()), picture);

        static LinearAxis Hidden() => new LinearAxis()
            .With("showticklabels", false).With("showgrid", false).With("showline", false).With("zeroline", false).With("ticks", "");
    }

    /// <summary>The bar that shows which number has which colour.</summary>
    private static ColorBar Scale(string unit)
    {
        return new ColorBar().With("title", new Title().With("text", unit));
    }
}
