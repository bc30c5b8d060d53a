namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How the ticks of an axis are placed.</summary>
    public sealed class TickMode : IStyleParam
    {
        private readonly string value;

        private TickMode(string value) => this.value = value;

        /// <summary>Plotly's <c>auto</c>.</summary>
        public static TickMode Auto { get; } = new("auto");

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static TickMode Linear { get; } = new("linear");

        /// <summary>Plotly's <c>array</c>.</summary>
        public static TickMode Array { get; } = new("array");

        /// <summary>Plotly's <c>sync</c>.</summary>
        public static TickMode Sync { get; } = new("sync");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether tick marks point inwards or outwards.</summary>
    public sealed class TickOptions : IStyleParam
    {
        private readonly string value;

        private TickOptions(string value) => this.value = value;

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TickOptions Outside { get; } = new("outside");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TickOptions Inside { get; } = new("inside");

        /// <summary>Plotly's the empty string.</summary>
        public static TickOptions Empty { get; } = new("");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a tick label marks an instant or a period.</summary>
    public sealed class TickLabelMode : IStyleParam
    {
        private readonly string value;

        private TickLabelMode(string value) => this.value = value;

        /// <summary>Plotly's <c>instant</c>.</summary>
        public static TickLabelMode Instant { get; } = new("instant");

        /// <summary>Plotly's <c>period</c>.</summary>
        public static TickLabelMode Period { get; } = new("period");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Where tick labels stand against the axis.</summary>
    public sealed class TickLabelPosition : IStyleParam
    {
        private readonly string value;

        private TickLabelPosition(string value) => this.value = value;

        /// <summary>Plotly's <c>outside</c>.</summary>
        public static TickLabelPosition Outside { get; } = new("outside");

        /// <summary>Plotly's <c>inside</c>.</summary>
        public static TickLabelPosition Inside { get; } = new("inside");

        /// <summary>Plotly's <c>outside top</c>.</summary>
        public static TickLabelPosition OutsideTop { get; } = new("outside top");

        /// <summary>Plotly's <c>inside top</c>.</summary>
        public static TickLabelPosition InsideTop { get; } = new("inside top");

        /// <summary>Plotly's <c>outside left</c>.</summary>
        public static TickLabelPosition OutsideLeft { get; } = new("outside left");

        /// <summary>Plotly's <c>inside left</c>.</summary>
        public static TickLabelPosition InsideLeft { get; } = new("inside left");

        /// <summary>Plotly's <c>outside right</c>.</summary>
        public static TickLabelPosition OutsideRight { get; } = new("outside right");

        /// <summary>Plotly's <c>inside right</c>.</summary>
        public static TickLabelPosition InsideRight { get; } = new("inside right");

        /// <summary>Plotly's <c>outside bottom</c>.</summary>
        public static TickLabelPosition OutsideBottom { get; } = new("outside bottom");

        /// <summary>Plotly's <c>inside bottom</c>.</summary>
        public static TickLabelPosition InsideBottom { get; } = new("inside bottom");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What happens to a tick label that does not fit.</summary>
    public sealed class TickLabelOverflow : IStyleParam
    {
        private readonly string value;

        private TickLabelOverflow(string value) => this.value = value;

        /// <summary>Plotly's <c>allow</c>.</summary>
        public static TickLabelOverflow Allow { get; } = new("allow");

        /// <summary>Plotly's <c>hide past div</c>.</summary>
        public static TickLabelOverflow HidePastDiv { get; } = new("hide past div");

        /// <summary>Plotly's <c>hide past domain</c>.</summary>
        public static TickLabelOverflow HidePastDomain { get; } = new("hide past domain");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which margins grow to hold tick labels.</summary>
    public class TickAutoMargin : IStyleParam
    {
        private readonly string value;

        private TickAutoMargin(string value) => this.value = value;

        /// <summary>Plotly's <c>height</c>.</summary>
        public static TickAutoMargin Height { get; } = new("height");

        /// <summary>Plotly's <c>width</c>.</summary>
        public static TickAutoMargin Width { get; } = new("width");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static TickAutoMargin Left { get; } = new("left");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static TickAutoMargin Right { get; } = new("right");

        /// <summary>Plotly's <c>top</c>.</summary>
        public static TickAutoMargin Top { get; } = new("top");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static TickAutoMargin Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>all</c>.</summary>
        public static TickAutoMargin All { get; } = new("all");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which tick labels show a prefix or suffix.</summary>
    public sealed class ShowTickOption : IStyleParam
    {
        private readonly string value;

        private ShowTickOption(string value) => this.value = value;

        /// <summary>Plotly's <c>all</c>.</summary>
        public static ShowTickOption All { get; } = new("all");

        /// <summary>Plotly's <c>first</c>.</summary>
        public static ShowTickOption First { get; } = new("first");

        /// <summary>Plotly's <c>last</c>.</summary>
        public static ShowTickOption Last { get; } = new("last");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ShowTickOption None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which tick labels show their exponent.</summary>
    public sealed class ShowExponent : IStyleParam
    {
        private readonly string value;

        private ShowExponent(string value) => this.value = value;

        /// <summary>Plotly's <c>all</c>.</summary>
        public static ShowExponent All { get; } = new("all");

        /// <summary>Plotly's <c>first</c>.</summary>
        public static ShowExponent First { get; } = new("first");

        /// <summary>Plotly's <c>last</c>.</summary>
        public static ShowExponent Last { get; } = new("last");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ShowExponent None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>How exponents in tick labels are written.</summary>
    public sealed class ExponentFormat : IStyleParam
    {
        private readonly string value;

        private ExponentFormat(string value) => this.value = value;

        /// <summary>Plotly's <c>B</c>.</summary>
        public static ExponentFormat B { get; } = new("B");

        /// <summary>Plotly's <c>SI</c>.</summary>
        public static ExponentFormat SI { get; } = new("SI");

        /// <summary>Plotly's <c>power</c>.</summary>
        public static ExponentFormat Power { get; } = new("power");

        /// <summary>Plotly's <c>E</c>.</summary>
        public static ExponentFormat Ecapital { get; } = new("E");

        /// <summary>Plotly's <c>e</c>.</summary>
        public static ExponentFormat E { get; } = new("e");

        /// <summary>Plotly's <c>none</c>.</summary>
        public static ExponentFormat None { get; } = new("none");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
