namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How a heat map is smoothed between its cells.</summary>
    public sealed class SmoothAlg : IStyleParam
    {
        private readonly object value;

        private SmoothAlg(object value) => this.value = value;

        /// <summary>Plotly's <c>false</c>.</summary>
        public static SmoothAlg False { get; } = new(false);

        /// <summary>Plotly's <c>best</c>.</summary>
        public static SmoothAlg Best { get; } = new("best");

        /// <summary>Plotly's <c>fast</c>.</summary>
        public static SmoothAlg Fast { get; } = new("fast");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>The colour model of an image's values.</summary>
    public sealed class ColorModel : IStyleParam
    {
        private readonly string value;

        private ColorModel(string value) => this.value = value;

        /// <summary>Plotly's <c>rgb</c>.</summary>
        public static ColorModel RGB { get; } = new("rgb");

        /// <summary>Plotly's <c>rgba</c>.</summary>
        public static ColorModel RGBA { get; } = new("rgba");

        /// <summary>Plotly's <c>rgba256</c>.</summary>
        public static ColorModel RGBA256 { get; } = new("rgba256");

        /// <summary>Plotly's <c>hsl</c>.</summary>
        public static ColorModel HSL { get; } = new("hsl");

        /// <summary>Plotly's <c>hsla</c>.</summary>
        public static ColorModel HSLA { get; } = new("hsla");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The smallest or largest colour of an image.</summary>
    public abstract class ColorComponentBound : IStyleParam
    {
        private readonly object value;

        private ColorComponentBound(object value) => this.value = value;

        /// <summary>Red, green and blue, each 0 to 255.</summary>
        public static ColorComponentBound NewRGB(int r, int g, int b) => new Case(new[] { r, g, b });

        /// <summary>Red, green and blue, each 0 to 255, and opacity.</summary>
        public static ColorComponentBound NewRGBA(int r, int g, int b, int a) => new Case(new[] { r, g, b, a });

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);

        private sealed class Case(object value) : ColorComponentBound(value);
    }

    /// <summary>From numbers to colours: a named scale of Plotly, or one of your own.</summary>
    public class Colorscale : IStyleParam
    {
        private readonly object value;

        private Colorscale(object value) => this.value = value;

        /// <summary>A scale of your own: pairs of a place in [0, 1] and a colour, in rising order from 0 to 1.</summary>
        public static Colorscale NewCustom(IEnumerable<Tuple<double, Color>> item) => new(item.Select(stop => new object[] { stop.Item1, stop.Item2 }).ToArray());

        /// <summary>Plotly's <c>RdBu</c>.</summary>
        public static Colorscale RdBu { get; } = new("RdBu");

        /// <summary>Plotly's <c>Earth</c>.</summary>
        public static Colorscale Earth { get; } = new("Earth");

        /// <summary>Plotly's <c>Blackbody</c>.</summary>
        public static Colorscale Blackbody { get; } = new("Blackbody");

        /// <summary>Plotly's <c>YlOrRd</c>.</summary>
        public static Colorscale YIOrRd { get; } = new("YlOrRd");

        /// <summary>Plotly's <c>YlGnBu</c>.</summary>
        public static Colorscale YIGnBu { get; } = new("YlGnBu");

        /// <summary>Plotly's <c>Bluered</c>.</summary>
        public static Colorscale Bluered { get; } = new("Bluered");

        /// <summary>Plotly's <c>Portland</c>.</summary>
        public static Colorscale Portland { get; } = new("Portland");

        /// <summary>Plotly's <c>Electric</c>.</summary>
        public static Colorscale Electric { get; } = new("Electric");

        /// <summary>Plotly's <c>Jet</c>.</summary>
        public static Colorscale Jet { get; } = new("Jet");

        /// <summary>Plotly's <c>Hot</c>.</summary>
        public static Colorscale Hot { get; } = new("Hot");

        /// <summary>Plotly's <c>Greys</c>.</summary>
        public static Colorscale Greys { get; } = new("Greys");

        /// <summary>Plotly's <c>Greens</c>.</summary>
        public static Colorscale Greens { get; } = new("Greens");

        /// <summary>Plotly's <c>Picnic</c>.</summary>
        public static Colorscale Picnic { get; } = new("Picnic");

        /// <summary>Plotly's <c>Rainbow</c>.</summary>
        public static Colorscale Rainbow { get; } = new("Rainbow");

        /// <summary>Plotly's <c>Viridis</c>.</summary>
        public static Colorscale Viridis { get; } = new("Viridis");

        /// <summary>Plotly's <c>Cividis</c>.</summary>
        public static Colorscale Cividis { get; } = new("Cividis");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }
}
