namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>What a histogram's bin gathers.</summary>
    public sealed class HistFunc : IStyleParam
    {
        private readonly string value;

        private HistFunc(string value) => this.value = value;

        /// <summary>Plotly's <c>count</c>.</summary>
        public static HistFunc Count { get; } = new("count");

        /// <summary>Plotly's <c>sum</c>.</summary>
        public static HistFunc Sum { get; } = new("sum");

        /// <summary>Plotly's <c>avg</c>.</summary>
        public static HistFunc Avg { get; } = new("avg");

        /// <summary>Plotly's <c>min</c>.</summary>
        public static HistFunc Min { get; } = new("min");

        /// <summary>Plotly's <c>max</c>.</summary>
        public static HistFunc Max { get; } = new("max");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>What the height of a histogram's bar means.</summary>
    public sealed class HistNorm : IStyleParam
    {
        private readonly string value;

        private HistNorm(string value) => this.value = value;

        /// <summary>Plotly's the empty string.</summary>
        public static HistNorm None { get; } = new("");

        /// <summary>Plotly's <c>percent</c>.</summary>
        public static HistNorm Percent { get; } = new("percent");

        /// <summary>Plotly's <c>probability</c>.</summary>
        public static HistNorm Probability { get; } = new("probability");

        /// <summary>Plotly's <c>density</c>.</summary>
        public static HistNorm Density { get; } = new("density");

        /// <summary>Plotly's <c>probability density</c>.</summary>
        public static HistNorm ProbabilityDensity { get; } = new("probability density");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which way a histogram accumulates.</summary>
    public sealed class CumulativeDirection : IStyleParam
    {
        private readonly string value;

        private CumulativeDirection(string value) => this.value = value;

        /// <summary>Plotly's <c>increasing</c>.</summary>
        public static CumulativeDirection Increasing { get; } = new("increasing");

        /// <summary>Plotly's <c>decreasing</c>.</summary>
        public static CumulativeDirection Decreasing { get; } = new("decreasing");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether a bin counts in its own cumulative value.</summary>
    public sealed class Currentbin : IStyleParam
    {
        private readonly string value;

        private Currentbin(string value) => this.value = value;

        /// <summary>Plotly's <c>include</c>.</summary>
        public static Currentbin Include { get; } = new("include");

        /// <summary>Plotly's <c>exclude</c>.</summary>
        public static Currentbin Exclude { get; } = new("exclude");

        /// <summary>Plotly's <c>half</c>.</summary>
        public static Currentbin Half { get; } = new("half");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which points are drawn beside a box.</summary>
    public sealed class BoxPoints : IStyleParam
    {
        private readonly object value;

        private BoxPoints(object value) => this.value = value;

        /// <summary>Plotly's <c>outliers</c>.</summary>
        public static BoxPoints Outliers { get; } = new("outliers");

        /// <summary>Plotly's <c>all</c>.</summary>
        public static BoxPoints All { get; } = new("all");

        /// <summary>Plotly's <c>suspectedoutliers</c>.</summary>
        public static BoxPoints SuspectedOutliers { get; } = new("suspectedoutliers");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static BoxPoints False { get; } = new(false);

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>Whether a box shows mean and standard deviation.</summary>
    public sealed class BoxMean : IStyleParam
    {
        private readonly object value;

        private BoxMean(object value) => this.value = value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static BoxMean True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static BoxMean False { get; } = new(false);

        /// <summary>Plotly's <c>sd</c>.</summary>
        public static BoxMean SD { get; } = new("sd");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>How quartiles are computed.</summary>
    public sealed class QuartileMethod : IStyleParam
    {
        private readonly string value;

        private QuartileMethod(string value) => this.value = value;

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static QuartileMethod Linear { get; } = new("linear");

        /// <summary>Plotly's <c>exclusive</c>.</summary>
        public static QuartileMethod Exclusive { get; } = new("exclusive");

        /// <summary>Plotly's <c>inclusive</c>.</summary>
        public static QuartileMethod Inclusive { get; } = new("inclusive");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
