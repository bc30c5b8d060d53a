namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The unit of a legend entry's width.</summary>
    public sealed class EntryWidthMode : IStyleParam
    {
        private readonly string value;

        private EntryWidthMode(string value) => this.value = value;

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static EntryWidthMode Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>pixels</c>.</summary>
        public static EntryWidthMode Pixels { get; } = new("pixels");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The order of a legend's entries.</summary>
    public sealed class TraceOrder : IStyleParam
    {
        private readonly string value;

        private TraceOrder(string value) => this.value = value;

        /// <summary>Plotly's <c>normal</c>.</summary>
        public static TraceOrder Normal { get; } = new("normal");

        /// <summary>Plotly's <c>reversed</c>.</summary>
        public static TraceOrder Reversed { get; } = new("reversed");

        /// <summary>Plotly's <c>grouped</c>.</summary>
        public static TraceOrder Grouped { get; } = new("grouped");

        /// <summary>Plotly's <c>reversed+grouped</c>.</summary>
        public static TraceOrder ReversedGrouped { get; } = new("reversed+grouped");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether legend symbols take the size of their trace.</summary>
    public sealed class TraceItemSizing : IStyleParam
    {
        private readonly string value;

        private TraceItemSizing(string value) => this.value = value;

        /// <summary>Plotly's <c>trace</c>.</summary>
        public static TraceItemSizing Trace { get; } = new("trace");

        /// <summary>Plotly's <c>constant</c>.</summary>
        public static TraceItemSizing Constant { get; } = new("constant");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What a click on a legend entry toggles in its group.</summary>
    public sealed class TraceGroupClickOptions : IStyleParam
    {
        private readonly string value;

        private TraceGroupClickOptions(string value) => this.value = value;

        /// <summary>Plotly's <c>toggleitem</c>.</summary>
        public static TraceGroupClickOptions ToggleItem { get; } = new("toggleitem");

        /// <summary>Plotly's <c>togglegroup</c>.</summary>
        public static TraceGroupClickOptions ToggleGroup { get; } = new("togglegroup");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What a click on a legend entry does.</summary>
    public sealed class TraceItemClickOptions : IStyleParam
    {
        private readonly object value;

        private TraceItemClickOptions(object value) => this.value = value;

        /// <summary>Plotly's <c>toggle</c>.</summary>
        public static TraceItemClickOptions Toggle { get; } = new("toggle");

        /// <summary>Plotly's <c>toggleothers</c>.</summary>
        public static TraceItemClickOptions ToggleOthers { get; } = new("toggleothers");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static TraceItemClickOptions False { get; } = new(false);

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>Vertical alignment.</summary>
    public sealed class VerticalAlign : IStyleParam
    {
        private readonly string value;

        private VerticalAlign(string value) => this.value = value;

        /// <summary>Plotly's <c>top</c>.</summary>
        public static VerticalAlign Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static VerticalAlign Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static VerticalAlign Bottom { get; } = new("bottom");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Horizontal alignment.</summary>
    public sealed class HorizontalAlign : IStyleParam
    {
        private readonly string value;

        private HorizontalAlign(string value) => this.value = value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static HorizontalAlign Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static HorizontalAlign Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static HorizontalAlign Right { get; } = new("right");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which part of an element its x position means.</summary>
    public sealed class XAnchorPosition : IStyleParam
    {
        private readonly string value;

        private XAnchorPosition(string value) => this.value = value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static XAnchorPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static XAnchorPosition Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static XAnchorPosition Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static XAnchorPosition Right { get; } = new("right");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which part of an element its y position means.</summary>
    public sealed class YAnchorPosition : IStyleParam
    {
        private readonly string value;

        private YAnchorPosition(string value) => this.value = value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static YAnchorPosition Auto { get; } = new("auto");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static YAnchorPosition Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static YAnchorPosition Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static YAnchorPosition Bottom { get; } = new("bottom");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Where the x axes of a grid stand.</summary>
    public sealed class LayoutGridXSide : IStyleParam
    {
        private readonly string value;

        private LayoutGridXSide(string value) => this.value = value;

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static LayoutGridXSide Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>bottom plot</c>.</summary>
        public static LayoutGridXSide BottomPlot { get; } = new("bottom plot");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static LayoutGridXSide Top { get; } = new("top");

        /// <summary>Plotly's <c>top plot</c>.</summary>
        public static LayoutGridXSide TopPlot { get; } = new("top plot");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Where the y axes of a grid stand.</summary>
    public sealed class LayoutGridYSide : IStyleParam
    {
        private readonly string value;

        private LayoutGridYSide(string value) => this.value = value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static LayoutGridYSide Left { get; } = new("left");

        /// <summary>Plotly's <c>left plot</c>.</summary>
        public static LayoutGridYSide LeftPlot { get; } = new("left plot");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static LayoutGridYSide Right { get; } = new("right");

        /// <summary>Plotly's <c>right plot</c>.</summary>
        public static LayoutGridYSide RightPlot { get; } = new("right plot");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether the first row of a grid is the top or the bottom one.</summary>
    public sealed class LayoutGridRowOrder : IStyleParam
    {
        private readonly string value;

        private LayoutGridRowOrder(string value) => this.value = value;

        /// <summary>Plotly's <c>top to bottom</c>.</summary>
        public static LayoutGridRowOrder TopToBottom { get; } = new("top to bottom");

        /// <summary>Plotly's <c>bottom to top</c>.</summary>
        public static LayoutGridRowOrder BottomToTop { get; } = new("bottom to top");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether the cells of a grid have axes of their own.</summary>
    public sealed class LayoutGridPattern : IStyleParam
    {
        private readonly string value;

        private LayoutGridPattern(string value) => this.value = value;

        /// <summary>Plotly's <c>independent</c>.</summary>
        public static LayoutGridPattern Independent { get; } = new("independent");

        /// <summary>Plotly's <c>coupled</c>.</summary>
        public static LayoutGridPattern Coupled { get; } = new("coupled");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a length is in pixels or a fraction of the plot.</summary>
    public sealed class UnitMode : IStyleParam
    {
        private readonly string value;

        private UnitMode(string value) => this.value = value;

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static UnitMode Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>pixels</c>.</summary>
        public static UnitMode Pixels { get; } = new("pixels");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The family of a font.</summary>
    public class FontFamily : IStyleParam
    {
        private readonly object value;

        private FontFamily(object value) => this.value = value;

        /// <summary>A family that is installed where the chart is read.</summary>
        public static FontFamily NewCustom(string item) => new(item);

        /// <summary>Plotly's <c>Arial</c>.</summary>
        public static FontFamily Arial { get; } = new("Arial");

        /// <summary>Plotly's <c>Balto</c>.</summary>
        public static FontFamily Balto { get; } = new("Balto");

        /// <summary>Plotly's <c>Courier New</c>.</summary>
        public static FontFamily Courier_New { get; } = new("Courier New");

        /// <summary>Plotly's <c>Consolas</c>.</summary>
        public static FontFamily Consolas { get; } = new("Consolas");

        /// <summary>Plotly's <c>Droid Sans</c>.</summary>
        public static FontFamily Droid_Sans { get; } = new("Droid Sans");

        /// <summary>Plotly's <c>Droid Serif</c>.</summary>
        public static FontFamily Droid_Serif { get; } = new("Droid Serif");

        /// <summary>Plotly's <c>Droid Sans Mono</c>.</summary>
        public static FontFamily Droid_Sans_Mono { get; } = new("Droid Sans Mono");

        /// <summary>Plotly's <c>Gravitas One</c>.</summary>
        public static FontFamily Gravitas_One { get; } = new("Gravitas One");

        /// <summary>Plotly's <c>Old Standard TT</c>.</summary>
        public static FontFamily Old_Standard_TT { get; } = new("Old Standard TT");

        /// <summary>Plotly's <c>Open Sans</c>.</summary>
        public static FontFamily Open_Sans { get; } = new("Open Sans");

        /// <summary>Plotly's <c>Overpass</c>.</summary>
        public static FontFamily Overpass { get; } = new("Overpass");

        /// <summary>Plotly's <c>PT Sans Narrow</c>.</summary>
        public static FontFamily PT_Sans_Narrow { get; } = new("PT Sans Narrow");

        /// <summary>Plotly's <c>Raleway</c>.</summary>
        public static FontFamily Raleway { get; } = new("Raleway");

        /// <summary>Plotly's <c>Times New Roman</c>.</summary>
        public static FontFamily Times_New_Roman { get; } = new("Times New Roman");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }
}
