namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Whether a trace is drawn.</summary>
    public sealed class Visible : IStyleParam
    {
        private readonly object value;

        private Visible(object value) => this.value = value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static Visible True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static Visible False { get; } = new(false);

        /// <summary>Plotly's <c>legendonly</c>.</summary>
        public static Visible LegendOnly { get; } = new("legendonly");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>What a scatter trace draws: lines, markers, text or several of them.</summary>
    public sealed class Mode : IStyleParam
    {
        private readonly string value;

        private Mode(string value) => this.value = value;

        /// <summary>Plotly's <c>none</c>.</summary>
        public static Mode None { get; } = new("none");

        /// <summary>Plotly's <c>lines</c>.</summary>
        public static Mode Lines { get; } = new("lines");

        /// <summary>Plotly's <c>lines+markers</c>.</summary>
        public static Mode Lines_Markers { get; } = new("lines+markers");

        /// <summary>Plotly's <c>lines+text</c>.</summary>
        public static Mode Lines_Text { get; } = new("lines+text");

        /// <summary>Plotly's <c>lines+markers+text</c>.</summary>
        public static Mode Lines_Markers_Text { get; } = new("lines+markers+text");

        /// <summary>Plotly's <c>markers</c>.</summary>
        public static Mode Markers { get; } = new("markers");

        /// <summary>Plotly's <c>markers+text</c>.</summary>
        public static Mode Markers_Text { get; } = new("markers+text");

        /// <summary>Plotly's <c>text</c>.</summary>
        public static Mode Text { get; } = new("text");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which area a line fills.</summary>
    public sealed class Fill : IStyleParam
    {
        private readonly string value;

        private Fill(string value) => this.value = value;

        /// <summary>Plotly's <c>none</c>.</summary>
        public static Fill None { get; } = new("none");

        /// <summary>Plotly's <c>tozeroy</c>.</summary>
        public static Fill ToZero_y { get; } = new("tozeroy");

        /// <summary>Plotly's <c>tozerox</c>.</summary>
        public static Fill ToZero_x { get; } = new("tozerox");

        /// <summary>Plotly's <c>tonexty</c>.</summary>
        public static Fill ToNext_y { get; } = new("tonexty");

        /// <summary>Plotly's <c>tonextx</c>.</summary>
        public static Fill ToNext_x { get; } = new("tonextx");

        /// <summary>Plotly's <c>toself</c>.</summary>
        public static Fill ToSelf { get; } = new("toself");

        /// <summary>Plotly's <c>tonext</c>.</summary>
        public static Fill ToNext { get; } = new("tonext");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How stacked traces are normalised.</summary>
    public sealed class GroupNorm : IStyleParam
    {
        private readonly string value;

        private GroupNorm(string value) => this.value = value;

        /// <summary>Plotly's the empty string.</summary>
        public static GroupNorm None { get; } = new("");

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static GroupNorm Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static GroupNorm Percent { get; } = new("percent");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How points are joined by a line.</summary>
    public sealed class Shape : IStyleParam
    {
        private readonly string value;

        private Shape(string value) => this.value = value;

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static Shape Linear { get; } = new("linear");

        /// <summary>Plotly's <c>spline</c>.</summary>
        public static Shape Spline { get; } = new("spline");

        /// <summary>Plotly's <c>hv</c>.</summary>
        public static Shape Hv { get; } = new("hv");

        /// <summary>Plotly's <c>vh</c>.</summary>
        public static Shape Vh { get; } = new("vh");

        /// <summary>Plotly's <c>hvh</c>.</summary>
        public static Shape Hvh { get; } = new("hvh");

        /// <summary>Plotly's <c>vhv</c>.</summary>
        public static Shape Vhv { get; } = new("vhv");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How a line is dashed.</summary>
    public class DrawingStyle : IStyleParam
    {
        private readonly object value;

        private DrawingStyle(object value) => this.value = value;

        /// <summary>Lengths of dashes and gaps in turn, in pixels.</summary>
        public static DrawingStyle NewUser(IEnumerable<int> item) => new(string.Join(',', item.Select(length => length + "px")));

        /// <summary>Plotly's <c>solid</c>.</summary>
        public static DrawingStyle Solid { get; } = new("solid");

        /// <summary>Plotly's <c>dash</c>.</summary>
        public static DrawingStyle Dash { get; } = new("dash");

        /// <summary>Plotly's <c>dot</c>.</summary>
        public static DrawingStyle Dot { get; } = new("dot");

        /// <summary>Plotly's <c>dashdot</c>.</summary>
        public static DrawingStyle DashDot { get; } = new("dashdot");

        /// <summary>Plotly's <c>longdash</c>.</summary>
        public static DrawingStyle LongDash { get; } = new("longdash");

        /// <summary>Plotly's <c>longdashdot</c>.</summary>
        public static DrawingStyle LongDashDot { get; } = new("longdashdot");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>How far a line ends before its point.</summary>
    public abstract class BackOff : IStyleParam
    {
        private readonly object value;

        private BackOff(object value) => this.value = value;

        /// <summary>Pixels for each point.</summary>
        public static BackOff NewArray(IEnumerable<int> item) => new Case(item.ToArray());

        /// <summary>Pixels.</summary>
        public static BackOff NewValue(int item) => new Case(item);

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static BackOff Auto { get; } = new Case("auto");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);

        private sealed class Case(object value) : BackOff(value);
    }

    /// <summary>Where a point's text stands around it.</summary>
    public sealed class TextPosition : IStyleParam
    {
        private readonly string value;

        private TextPosition(string value) => this.value = value;

        /// <summary>Plotly's <c>top left</c>.</summary>
        public static TextPosition TopLeft { get; } = new("top left");

        /// <summary>Plotly's <c>top center</c>.</summary>
        public static TextPosition TopCenter { get; } = new("top center");

        /// <summary>Plotly's <c>top right</c>.</summary>
        public static TextPosition TopRight { get; } = new("top right");

        /// <summary>Plotly's <c>middle left</c>.</summary>
        public static TextPosition MiddleLeft { get; } = new("middle left");

        /// <summary>Plotly's <c>middle center</c>.</summary>
        public static TextPosition MiddleCenter { get; } = new("middle center");

        /// <summary>Plotly's <c>middle right</c>.</summary>
        public static TextPosition MiddleRight { get; } = new("middle right");

        /// <summary>Plotly's <c>bottom left</c>.</summary>
        public static TextPosition BottomLeft { get; } = new("bottom left");

        /// <summary>Plotly's <c>bottom center</c>.</summary>
        public static TextPosition BottomCenter { get; } = new("bottom center");

        /// <summary>Plotly's <c>bottom right</c>.</summary>
        public static TextPosition BottomRight { get; } = new("bottom right");

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static TextPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TextPosition Inside { get; } = new("inside");

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TextPosition Outside { get; } = new("outside");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static TextPosition None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which way bars, boxes or a legend run.</summary>
    public sealed class Orientation : IStyleParam
    {
        private readonly string value;

        private Orientation(string value) => this.value = value;

        /// <summary>Plotly's <c>h</c>.</summary>
        public static Orientation Horizontal { get; } = new("h");

        /// <summary>Plotly's <c>v</c>.</summary>
        public static Orientation Vertical { get; } = new("v");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Where the lengths of error bars come from.</summary>
    public sealed class ErrorType : IStyleParam
    {
        private readonly string value;

        private ErrorType(string value) => this.value = value;

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static ErrorType Percent { get; } = new("percent");

        /// <summary>Plotly's <c>constant</c>.</summary>
        public static ErrorType Constant { get; } = new("constant");

        /// <summary>Plotly's <c>sqrt</c>.</summary>
        public static ErrorType Sqrt { get; } = new("sqrt");

        /// <summary>Plotly's <c>data</c>.</summary>
        public static ErrorType Data { get; } = new("data");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
