namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Which points show a label under the pointer.</summary>
    public sealed class HoverMode : IStyleParam
    {
        private readonly object value;

        private HoverMode(object value) => this.value = value;

        /// <summary>Plotly's <c>closest</c>.</summary>
        public static HoverMode Closest { get; } = new("closest");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static HoverMode X { get; } = new("x");

        /// <summary>Plotly's <c>y</c>.</summary>
        public static HoverMode Y { get; } = new("y");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static HoverMode False { get; } = new(false);

        /// <summary>Plotly's <c>x unified</c>.</summary>
        public static HoverMode XUnified { get; } = new("x unified");

        /// <summary>Plotly's <c>y unified</c>.</summary>
        public static HoverMode YUnified { get; } = new("y unified");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>What a click does.</summary>
    public sealed class ClickMode : IStyleParam
    {
        private readonly string value;

        private ClickMode(string value) => this.value = value;

        /// <summary>Plotly's <c>event</c>.</summary>
        public static ClickMode Event { get; } = new("event");

        /// <summary>Plotly's <c>select</c>.</summary>
        public static ClickMode Select { get; } = new("select");

        /// <summary>Plotly's <c>event+select</c>.</summary>
        public static ClickMode EventSelect { get; } = new("event+select");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ClickMode NoClickMode { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What dragging does.</summary>
    public sealed class DragMode : IStyleParam
    {
        private readonly object value;

        private DragMode(object value) => this.value = value;

        /// <summary>Plotly's <c>zoom</c>.</summary>
        public static DragMode Zoom { get; } = new("zoom");

        /// <summary>Plotly's <c>pan</c>.</summary>
        public static DragMode Pan { get; } = new("pan");

        /// <summary>Plotly's <c>select</c>.</summary>
        public static DragMode Select { get; } = new("select");

        /// <summary>Plotly's <c>lasso</c>.</summary>
        public static DragMode Lasso { get; } = new("lasso");

        /// <summary>Plotly's <c>drawclosedpath</c>.</summary>
        public static DragMode DrawClosedPath { get; } = new("drawclosedpath");

        /// <summary>Plotly's <c>drawopenpath</c>.</summary>
        public static DragMode DrawOpenPath { get; } = new("drawopenpath");

        /// <summary>Plotly's <c>drawline</c>.</summary>
        public static DragMode DrawLine { get; } = new("drawline");

        /// <summary>Plotly's <c>drawrect</c>.</summary>
        public static DragMode DrawRect { get; } = new("drawrect");

        /// <summary>Plotly's <c>drawcircle</c>.</summary>
        public static DragMode DrawCircle { get; } = new("drawcircle");

        /// <summary>Plotly's <c>orbit</c>.</summary>
        public static DragMode Orbit { get; } = new("orbit");

        /// <summary>Plotly's <c>turntable</c>.</summary>
        public static DragMode TurnTable { get; } = new("turntable");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static DragMode False { get; } = new(false);

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>Which way a selection runs.</summary>
    public sealed class SelectDirection : IStyleParam
    {
        private readonly string value;

        private SelectDirection(string value) => this.value = value;

        /// <summary>Plotly's <c>h</c>.</summary>
        public static SelectDirection Horizontal { get; } = new("h");

        /// <summary>Plotly's <c>v</c>.</summary>
        public static SelectDirection Vertical { get; } = new("v");

        /// <summary>Plotly's <c>d</c>.</summary>
        public static SelectDirection Diagonal { get; } = new("d");

        /// <summary>Plotly's <c>any</c>.</summary>
        public static SelectDirection Any { get; } = new("any");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How points at the same place share it.</summary>
    public sealed class ScatterMode : IStyleParam
    {
        private readonly string value;

        private ScatterMode(string value) => this.value = value;

        /// <summary>Plotly's <c>group</c>.</summary>
        public static ScatterMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static ScatterMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How bars at the same place share it.</summary>
    public sealed class BarMode : IStyleParam
    {
        private readonly string value;

        private BarMode(string value) => this.value = value;

        /// <summary>Plotly's <c>stack</c>.</summary>
        public static BarMode Stack { get; } = new("stack");

        /// <summary>Plotly's <c>group</c>.</summary>
        public static BarMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static BarMode Overlay { get; } = new("overlay");

        /// <summary>Plotly's <c>relative</c>.</summary>
        public static BarMode Relative { get; } = new("relative");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How bars at the same place are normalised.</summary>
    public sealed class BarNorm : IStyleParam
    {
        private readonly string value;

        private BarNorm(string value) => this.value = value;

        /// <summary>Plotly's the empty string.</summary>
        public static BarNorm NoNorm { get; } = new("");

        /// <summary>Plotly's <c>fraction</c>.</summary>
        public static BarNorm Fraction { get; } = new("fraction");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static BarNorm Percent { get; } = new("percent");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How boxes at the same place share it.</summary>
    public sealed class BoxMode : IStyleParam
    {
        private readonly string value;

        private BoxMode(string value) => this.value = value;

        /// <summary>Plotly's <c>group</c>.</summary>
        public static BoxMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static BoxMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How violins at the same place share it.</summary>
    public sealed class ViolinMode : IStyleParam
    {
        private readonly string value;

        private ViolinMode(string value) => this.value = value;

        /// <summary>Plotly's <c>group</c>.</summary>
        public static ViolinMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static ViolinMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How waterfalls at the same place share it.</summary>
    public sealed class WaterfallMode : IStyleParam
    {
        private readonly string value;

        private WaterfallMode(string value) => this.value = value;

        /// <summary>Plotly's <c>group</c>.</summary>
        public static WaterfallMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static WaterfallMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How funnels at the same place share it.</summary>
    public sealed class FunnelMode : IStyleParam
    {
        private readonly string value;

        private FunnelMode(string value) => this.value = value;

        /// <summary>Plotly's <c>stack</c>.</summary>
        public static FunnelMode Stack { get; } = new("stack");

        /// <summary>Plotly's <c>group</c>.</summary>
        public static FunnelMode Group { get; } = new("group");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static FunnelMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
