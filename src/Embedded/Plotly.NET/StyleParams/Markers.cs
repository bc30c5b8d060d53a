namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>The shape of a point.</summary>
    public class MarkerSymbol : IStyleParam
    {
        private readonly object value;

        private MarkerSymbol(object value) => this.value = value;

        /// <summary>A symbol that is hollow, has a dot, or both.</summary>
        public static MarkerSymbol NewModified(MarkerSymbol item1, SymbolStyle item2) => new(item1 + "-" + item2);

        /// <summary>Plotly's <c>circle</c>.</summary>
        public static MarkerSymbol Circle { get; } = new("circle");

        /// <summary>Plotly's <c>square</c>.</summary>
        public static MarkerSymbol Square { get; } = new("square");

        /// <summary>Plotly's <c>diamond</c>.</summary>
        public static MarkerSymbol Diamond { get; } = new("diamond");

        /// <summary>Plotly's <c>cross</c>.</summary>
        public static MarkerSymbol Cross { get; } = new("cross");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static MarkerSymbol X { get; } = new("x");

        /// <summary>Plotly's <c>triangle-up</c>.</summary>
        public static MarkerSymbol TriangleUp { get; } = new("triangle-up");

        /// <summary>Plotly's <c>triangle-down</c>.</summary>
        public static MarkerSymbol TriangleDown { get; } = new("triangle-down");

        /// <summary>Plotly's <c>triangle-left</c>.</summary>
        public static MarkerSymbol TriangleLeft { get; } = new("triangle-left");

        /// <summary>Plotly's <c>triangle-right</c>.</summary>
        public static MarkerSymbol TriangleRight { get; } = new("triangle-right");

        /// <summary>Plotly's <c>triangle-ne</c>.</summary>
        public static MarkerSymbol TriangleNE { get; } = new("triangle-ne");

        /// <summary>Plotly's <c>triangle-se</c>.</summary>
        public static MarkerSymbol TriangleSE { get; } = new("triangle-se");

        /// <summary>Plotly's <c>triangle-sw</c>.</summary>
        public static MarkerSymbol TriangleSW { get; } = new("triangle-sw");

        /// <summary>Plotly's <c>triangle-nw</c>.</summary>
        public static MarkerSymbol TriangleNW { get; } = new("triangle-nw");

        /// <summary>Plotly's <c>pentagon</c>.</summary>
        public static MarkerSymbol Pentagon { get; } = new("pentagon");

        /// <summary>Plotly's <c>hexagon</c>.</summary>
        public static MarkerSymbol Hexagon { get; } = new("hexagon");

        /// <summary>Plotly's <c>hexagon2</c>.</summary>
        public static MarkerSymbol Hexagon2 { get; } = new("hexagon2");

        /// <summary>Plotly's <c>octagon</c>.</summary>
        public static MarkerSymbol Octagon { get; } = new("octagon");

        /// <summary>Plotly's <c>star</c>.</summary>
        public static MarkerSymbol Star { get; } = new("star");

        /// <summary>Plotly's <c>hexagram</c>.</summary>
        public static MarkerSymbol Hexagram { get; } = new("hexagram");

        /// <summary>Plotly's <c>star-triangle-up</c>.</summary>
        public static MarkerSymbol StarTriangleUp { get; } = new("star-triangle-up");

        /// <summary>Plotly's <c>star-triangle-down</c>.</summary>
        public static MarkerSymbol StarTriangleDown { get; } = new("star-triangle-down");

        /// <summary>Plotly's <c>star-square</c>.</summary>
        public static MarkerSymbol StarSquare { get; } = new("star-square");

        /// <summary>Plotly's <c>star-diamond</c>.</summary>
        public static MarkerSymbol StarDiamond { get; } = new("star-diamond");

        /// <summary>Plotly's <c>diamond-tall</c>.</summary>
        public static MarkerSymbol DiamondTall { get; } = new("diamond-tall");

        /// <summary>Plotly's <c>diamond-wide</c>.</summary>
        public static MarkerSymbol DiamondWide { get; } = new("diamond-wide");

        /// <summary>Plotly's <c>hourglass</c>.</summary>
        public static MarkerSymbol Hourglass { get; } = new("hourglass");

        /// <summary>Plotly's <c>bowtie</c>.</summary>
        public static MarkerSymbol Bowtie { get; } = new("bowtie");

        /// <summary>Plotly's <c>circle-cross</c>.</summary>
        public static MarkerSymbol CircleCross { get; } = new("circle-cross");

        /// <summary>Plotly's <c>circle-x</c>.</summary>
        public static MarkerSymbol CircleX { get; } = new("circle-x");

        /// <summary>Plotly's <c>square-cross</c>.</summary>
        public static MarkerSymbol SquareCross { get; } = new("square-cross");

        /// <summary>Plotly's <c>square-x</c>.</summary>
        public static MarkerSymbol SquareX { get; } = new("square-x");

        /// <summary>Plotly's <c>diamond-cross</c>.</summary>
        public static MarkerSymbol DiamondCross { get; } = new("diamond-cross");

        /// <summary>Plotly's <c>diamond-x</c>.</summary>
        public static MarkerSymbol DiamondX { get; } = new("diamond-x");

        /// <summary>Plotly's <c>cross-thin</c>.</summary>
        public static MarkerSymbol CrossThin { get; } = new("cross-thin");

        /// <summary>Plotly's <c>x-thin</c>.</summary>
        public static MarkerSymbol XThin { get; } = new("x-thin");

        /// <summary>Plotly's <c>asterisk</c>.</summary>
        public static MarkerSymbol Asterisk { get; } = new("asterisk");

        /// <summary>Plotly's <c>hash</c>.</summary>
        public static MarkerSymbol Hash { get; } = new("hash");

        /// <summary>Plotly's <c>y-up</c>.</summary>
        public static MarkerSymbol YUp { get; } = new("y-up");

        /// <summary>Plotly's <c>y-down</c>.</summary>
        public static MarkerSymbol YDown { get; } = new("y-down");

        /// <summary>Plotly's <c>y-left</c>.</summary>
        public static MarkerSymbol YLeft { get; } = new("y-left");

        /// <summary>Plotly's <c>y-right</c>.</summary>
        public static MarkerSymbol YRight { get; } = new("y-right");

        /// <summary>Plotly's <c>line-ew</c>.</summary>
        public static MarkerSymbol LineEW { get; } = new("line-ew");

        /// <summary>Plotly's <c>line-ns</c>.</summary>
        public static MarkerSymbol LineNS { get; } = new("line-ns");

        /// <summary>Plotly's <c>line-ne</c>.</summary>
        public static MarkerSymbol LineNE { get; } = new("line-ne");

        /// <summary>Plotly's <c>line-nw</c>.</summary>
        public static MarkerSymbol LineNW { get; } = new("line-nw");

        /// <summary>Plotly's <c>arrow-up</c>.</summary>
        public static MarkerSymbol ArrowUp { get; } = new("arrow-up");

        /// <summary>Plotly's <c>arrow-down</c>.</summary>
        public static MarkerSymbol ArrowDown { get; } = new("arrow-down");

        /// <summary>Plotly's <c>arrow-left</c>.</summary>
        public static MarkerSymbol ArrowLeft { get; } = new("arrow-left");

        /// <summary>Plotly's <c>arrow-right</c>.</summary>
        public static MarkerSymbol ArrowRight { get; } = new("arrow-right");

        /// <summary>Plotly's <c>arrow-bar-up</c>.</summary>
        public static MarkerSymbol ArrowBarUp { get; } = new("arrow-bar-up");

        /// <summary>Plotly's <c>arrow-bar-down</c>.</summary>
        public static MarkerSymbol ArrowBarDown { get; } = new("arrow-bar-down");

        /// <summary>Plotly's <c>arrow-bar-left</c>.</summary>
        public static MarkerSymbol ArrowBarLeft { get; } = new("arrow-bar-left");

        /// <summary>Plotly's <c>arrow-bar-right</c>.</summary>
        public static MarkerSymbol ArrowBarRight { get; } = new("arrow-bar-right");

        /// <summary>Plotly's <c>arrow</c>.</summary>
        public static MarkerSymbol Arrow { get; } = new("arrow");

        /// <summary>Plotly's <c>arrow-wide</c>.</summary>
        public static MarkerSymbol ArrowWide { get; } = new("arrow-wide");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>How a marker's symbol is varied: hollow, with a dot, or both.</summary>
    public sealed class SymbolStyle : IStyleParam
    {
        private readonly string value;

        private SymbolStyle(string value) => this.value = value;

        /// <summary>Plotly's <c>open</c>.</summary>
        public static SymbolStyle Open { get; } = new("open");

        /// <summary>Plotly's <c>dot</c>.</summary>
        public static SymbolStyle Dot { get; } = new("dot");

        /// <summary>Plotly's <c>open-dot</c>.</summary>
        public static SymbolStyle OpenDot { get; } = new("open-dot");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The shape of a point in space.</summary>
    public sealed class MarkerSymbol3D : IStyleParam
    {
        private readonly string value;

        private MarkerSymbol3D(string value) => this.value = value;

        /// <summary>Plotly's <c>circle</c>.</summary>
        public static MarkerSymbol3D Circle { get; } = new("circle");

        /// <summary>Plotly's <c>circleopen</c>.</summary>
        public static MarkerSymbol3D CircleOpen { get; } = new("circleopen");

        /// <summary>Plotly's <c>cross</c>.</summary>
        public static MarkerSymbol3D Cross { get; } = new("cross");

        /// <summary>Plotly's <c>diamond</c>.</summary>
        public static MarkerSymbol3D Diamond { get; } = new("diamond");

        /// <summary>Plotly's <c>diamondopen</c>.</summary>
        public static MarkerSymbol3D DiamondOpen { get; } = new("diamondopen");

        /// <summary>Plotly's <c>square</c>.</summary>
        public static MarkerSymbol3D Square { get; } = new("square");

        /// <summary>Plotly's <c>squareopen</c>.</summary>
        public static MarkerSymbol3D SquareOpen { get; } = new("squareopen");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static MarkerSymbol3D X { get; } = new("x");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a marker's size is its area or its diameter.</summary>
    public sealed class MarkerSizeMode : IStyleParam
    {
        private readonly string value;

        private MarkerSizeMode(string value) => this.value = value;

        /// <summary>Plotly's <c>diameter</c>.</summary>
        public static MarkerSizeMode Diameter { get; } = new("diameter");

        /// <summary>Plotly's <c>area</c>.</summary>
        public static MarkerSizeMode Area { get; } = new("area");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What a marker's angle is measured against.</summary>
    public sealed class AngleRef : IStyleParam
    {
        private readonly string value;

        private AngleRef(string value) => this.value = value;

        /// <summary>Plotly's <c>previous</c>.</summary>
        public static AngleRef Previous { get; } = new("previous");

        /// <summary>Plotly's <c>up</c>.</summary>
        public static AngleRef Up { get; } = new("up");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How a marker's colour fades.</summary>
    public sealed class GradientType : IStyleParam
    {
        private readonly string value;

        private GradientType(string value) => this.value = value;

        /// <summary>Plotly's <c>radial</c>.</summary>
        public static GradientType Radial { get; } = new("radial");

        /// <summary>Plotly's <c>horizontal</c>.</summary>
        public static GradientType Horizontal { get; } = new("horizontal");

        /// <summary>Plotly's <c>vertical</c>.</summary>
        public static GradientType Vertical { get; } = new("vertical");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static GradientType None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The pattern that fills a bar.</summary>
    public sealed class PatternShape : IStyleParam
    {
        private readonly string value;

        private PatternShape(string value) => this.value = value;

        /// <summary>Plotly's the empty string.</summary>
        public static PatternShape None { get; } = new("");

        /// <summary>Plotly's <c>\</c>.</summary>
        public static PatternShape DiagonalDescending { get; } = new("\\");

        /// <summary>Plotly's <c>/</c>.</summary>
        public static PatternShape DiagonalAscending { get; } = new("/");

        /// <summary>Plotly's <c>x</c>.</summary>
        public static PatternShape DiagonalChecked { get; } = new("x");

        /// <summary>Plotly's <c>-</c>.</summary>
        public static PatternShape HorizontalLines { get; } = new("-");

        /// <summary>Plotly's <c>|</c>.</summary>
        public static PatternShape VerticalLines { get; } = new("|");

        /// <summary>Plotly's <c>+</c>.</summary>
        public static PatternShape Checked { get; } = new("+");

        /// <summary>Plotly's <c>.</c>.</summary>
        public static PatternShape Dots { get; } = new(".");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a pattern covers or replaces the colour.</summary>
    public sealed class PatternFillMode : IStyleParam
    {
        private readonly string value;

        private PatternFillMode(string value) => this.value = value;

        /// <summary>Plotly's <c>replace</c>.</summary>
        public static PatternFillMode Replace { get; } = new("replace");

        /// <summary>Plotly's <c>overlay</c>.</summary>
        public static PatternFillMode Overlay { get; } = new("overlay");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
