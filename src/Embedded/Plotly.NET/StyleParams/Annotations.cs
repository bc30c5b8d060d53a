namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How the lines of an annotation stand to each other.</summary>
    public sealed class AnnotationAlignment : IStyleParam
    {
        private readonly string value;

        private AnnotationAlignment(string value) => this.value = value;

        /// <summary>Plotly's <c>left</c>.</summary>
        public static AnnotationAlignment Left { get; } = new("left");

        /// <summary>Plotly's <c>center</c>.</summary>
        public static AnnotationAlignment Center { get; } = new("center");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static AnnotationAlignment Right { get; } = new("right");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The head of an annotation's arrow.</summary>
    public sealed class ArrowHead : IStyleParam
    {
        private readonly object value;

        private ArrowHead(object value) => this.value = value;

        /// <summary>Plotly's <c>2</c>.</summary>
        public static ArrowHead TriangleShort { get; } = new(2);

        /// <summary>Plotly's <c>1</c>.</summary>
        public static ArrowHead TriangleTall { get; } = new(1);

        /// <summary>Plotly's <c>3</c>.</summary>
        public static ArrowHead Barbed { get; } = new(3);

        /// <summary>Plotly's <c>4</c>.</summary>
        public static ArrowHead SimpleShort { get; } = new(4);

        /// <summary>Plotly's <c>5</c>.</summary>
        public static ArrowHead SimpleTall { get; } = new(5);

        /// <summary>Plotly's <c>6</c>.</summary>
        public static ArrowHead Cirle { get; } = new(6);

        /// <summary>Plotly's <c>7</c>.</summary>
        public static ArrowHead Square { get; } = new(7);

        /// <summary>Plotly's <c>8</c>.</summary>
        public static ArrowHead LineOnly { get; } = new(8);

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>At which ends an arrow has a head.</summary>
    public sealed class ArrowSide : IStyleParam
    {
        private readonly string value;

        private ArrowSide(string value) => this.value = value;

        /// <summary>Plotly's <c>start</c>.</summary>
        public static ArrowSide Start { get; } = new("start");

        /// <summary>Plotly's <c>end</c>.</summary>
        public static ArrowSide End { get; } = new("end");

        /// <summary>Plotly's <c>start+end</c>.</summary>
        public static ArrowSide StartEnd { get; } = new("start+end");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ArrowSide None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a click shows an annotation.</summary>
    public sealed class ClickToShow : IStyleParam
    {
        private readonly object value;

        private ClickToShow(object value) => this.value = value;

        /// <summary>Plotly's <c>false</c>.</summary>
        public static ClickToShow False { get; } = new(false);

        /// <summary>Plotly's <c>onoff</c>.</summary>
        public static ClickToShow OnOff { get; } = new("onoff");

        /// <summary>Plotly's <c>onout</c>.</summary>
        public static ClickToShow OnOut { get; } = new("onout");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>Which parts of a path are inside of it.</summary>
    public sealed class FillRule : IStyleParam
    {
        private readonly string value;

        private FillRule(string value) => this.value = value;

        /// <summary>Plotly's <c>evenodd</c>.</summary>
        public static FillRule EvenOdd { get; } = new("evenodd");

        /// <summary>Plotly's <c>nonzero</c>.</summary>
        public static FillRule NonZero { get; } = new("nonzero");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What a shape is: a line, a rectangle, a circle or a path.</summary>
    public sealed class ShapeType : IStyleParam
    {
        private readonly string value;

        private ShapeType(string value) => this.value = value;

        /// <summary>Plotly's <c>circle</c>.</summary>
        public static ShapeType Circle { get; } = new("circle");

        /// <summary>Plotly's <c>rect</c>.</summary>
        public static ShapeType Rectangle { get; } = new("rect");

        /// <summary>Plotly's <c>path</c>.</summary>
        public static ShapeType SvgPath { get; } = new("path");

        /// <summary>Plotly's <c>line</c>.</summary>
        public static ShapeType Line { get; } = new("line");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a shape's size is in data or in pixels.</summary>
    public sealed class ShapeSizeMode : IStyleParam
    {
        private readonly string value;

        private ShapeSizeMode(string value) => this.value = value;

        /// <summary>Plotly's <c>scaled</c>.</summary>
        public static ShapeSizeMode Scaled { get; } = new("scaled");

        /// <summary>Plotly's <c>pixel</c>.</summary>
        public static ShapeSizeMode Pixel { get; } = new("pixel");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
