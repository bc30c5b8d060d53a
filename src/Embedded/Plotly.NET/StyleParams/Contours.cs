namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How the bands between contour lines are coloured.</summary>
    public sealed class ContourColoring : IStyleParam
    {
        private readonly string value;

        private ContourColoring(string value) => this.value = value;

        /// <summary>Plotly's <c>fill</c>: each band has a colour.</summary>
        public static ContourColoring Fill { get; } = new("fill");

        /// <summary>Plotly's <c>heatmap</c>: colours flow.</summary>
        public static ContourColoring Heatmap { get; } = new("heatmap");

        /// <summary>Plotly's <c>lines</c>: the lines are coloured.</summary>
        public static ContourColoring Lines { get; } = new("lines");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ContourColoring NoColoring { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether contours show levels or a constraint.</summary>
    public sealed class ContourType : IStyleParam
    {
        private readonly string value;

        private ContourType(string value) => this.value = value;

        /// <summary>Plotly's <c>levels</c>.</summary>
        public static ContourType Levels { get; } = new("levels");

        /// <summary>Plotly's <c>constraint</c>.</summary>
        public static ContourType Constraint { get; } = new("constraint");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What a constraint compares with. It goes into the JSON only.</summary>
    public sealed class ConstraintOperation : IStyleParam
    {
        private readonly string value;

        private ConstraintOperation(string value) => this.value = value;

        /// <summary>Plotly's <c>=</c>.</summary>
        public static ConstraintOperation Equal { get; } = new("=");

        /// <summary>Plotly's <c>&gt;</c>.</summary>
        public static ConstraintOperation GreaterThan { get; } = new(">");

        /// <summary>Plotly's <c>&lt;</c>.</summary>
        public static ConstraintOperation LesserThan { get; } = new("<");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
