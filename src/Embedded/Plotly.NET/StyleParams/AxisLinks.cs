using System.Globalization;

namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The name of an x or y axis of a chart with several: x, x2, y, y3 …</summary>
    public abstract class LinearAxisId : IStyleParam
    {
        private readonly object value;

        private LinearAxisId(object value) => this.value = value;

        /// <summary>The x axis with this number, from 1.</summary>
        public static LinearAxisId NewX(int item) => new Case("x" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The y axis with this number, from 1.</summary>
        public static LinearAxisId NewY(int item) => new Case("y" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>Plotly's <c>free</c>.</summary>
        public static LinearAxisId Free { get; } = new Case("free");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);

        private sealed class Case(object value) : LinearAxisId(value);
    }

    /// <summary>Which axis or other part of the layout a style is for.</summary>
    public class SubPlotId : IStyleParam
    {
        private readonly object value;

        private SubPlotId(object value) => this.value = value;

        /// <summary>The colour axis with this number, from 1.</summary>
        public static SubPlotId NewColorAxis(int item) => new("coloraxis" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The legend with this number, from 1.</summary>
        public static SubPlotId NewLegend(int item) => new("legend" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The scene with this number, from 1.</summary>
        public static SubPlotId NewScene(int item) => new("scene" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The x axis with this number, from 1.</summary>
        public static SubPlotId NewXAxis(int item) => new("xaxis" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The y axis with this number, from 1.</summary>
        public static SubPlotId NewYAxis(int item) => new("yaxis" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>Plotly's <c>zaxis</c>.</summary>
        public static SubPlotId ZAxis { get; } = new("zaxis");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>The axis whose scale this one keeps.</summary>
    public abstract class ScaleAnchor : IStyleParam
    {
        private readonly object value;

        private ScaleAnchor(object value) => this.value = value;

        /// <summary>The x axis with this number, from 1.</summary>
        public static ScaleAnchor NewX(int item) => new Case("x" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>The y axis with this number, from 1.</summary>
        public static ScaleAnchor NewY(int item) => new Case("y" + (item == 1 ? "" : item.ToString(CultureInfo.InvariantCulture)));

        /// <summary>Plotly's <c>false</c>.</summary>
        public static ScaleAnchor False { get; } = new Case(false);

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);

        private sealed class Case(object value) : ScaleAnchor(value);
    }

    /// <summary>What gives way when scales are coupled: the range or the domain.</summary>
    public sealed class AxisConstraint : IStyleParam
    {
        private readonly string value;

        private AxisConstraint(string value) => this.value = value;

        /// <summary>Plotly's <c>range</c>.</summary>
        public static AxisConstraint Range { get; } = new("range");

        /// <summary>Plotly's <c>domain</c>.</summary>
        public static AxisConstraint Domain { get; } = new("domain");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Towards which side a constrained axis stays.</summary>
    public sealed class AxisConstraintDirection : IStyleParam
    {
        private readonly string value;

        private AxisConstraintDirection(string value) => this.value = value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static AxisConstraintDirection Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static AxisConstraintDirection Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static AxisConstraintDirection Right { get; } = new("right");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static AxisConstraintDirection Top { get; } = new("top");

        /// <summary>Plotly's <c>middle</c>.</summary>
        public static AxisConstraintDirection Middle { get; } = new("middle");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static AxisConstraintDirection Bottom { get; } = new("bottom");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How spike lines are drawn.</summary>
    public sealed class SpikeMode : IStyleParam
    {
        private readonly string value;

        private SpikeMode(string value) => this.value = value;

        /// <summary>Plotly's <c>toaxis</c>.</summary>
        public static SpikeMode Axis { get; } = new("toaxis");

        /// <summary>Plotly's <c>across</c>.</summary>
        public static SpikeMode Across { get; } = new("across");

        /// <summary>Plotly's <c>toaxis+across</c>.</summary>
        public static SpikeMode AxisAcross { get; } = new("toaxis+across");

        /// <summary>Plotly's <c>marker</c>.</summary>
        public static SpikeMode Marker { get; } = new("marker");

        /// <summary>Plotly's <c>toaxis+marker</c>.</summary>
        public static SpikeMode AxisMarker { get; } = new("toaxis+marker");

        /// <summary>Plotly's <c>toaxis+across+marker</c>.</summary>
        public static SpikeMode AxisAcrossMarker { get; } = new("toaxis+across+marker");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What spike lines stick to.</summary>
    public sealed class SpikeSnap : IStyleParam
    {
        private readonly string value;

        private SpikeSnap(string value) => this.value = value;

        /// <summary>Plotly's <c>data</c>.</summary>
        public static SpikeSnap Data { get; } = new("data");

        /// <summary>Plotly's <c>cursor</c>.</summary>
        public static SpikeSnap Cursor { get; } = new("cursor");

        /// <summary>Plotly's <c>hovered data</c>.</summary>
        public static SpikeSnap HoveredData { get; } = new("hovered data");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
