namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How an axis measures: linearly, by logarithm, by category or by date.</summary>
    public sealed class AxisType : IStyleParam
    {
        private readonly string value;

        private AxisType(string value) => this.value = value;

        /// <summary>Plotly's <c>-</c>.</summary>
        public static AxisType Auto { get; } = new("-");

        /// <summary>Plotly's <c>linear</c>.</summary>
        public static AxisType Linear { get; } = new("linear");

        /// <summary>Plotly's <c>log</c>.</summary>
        public static AxisType Log { get; } = new("log");

        /// <summary>Plotly's <c>date</c>.</summary>
        public static AxisType Date { get; } = new("date");

        /// <summary>Plotly's <c>category</c>.</summary>
        public static AxisType Category { get; } = new("category");

        /// <summary>Plotly's <c>multicategory</c>.</summary>
        public static AxisType MultiCategory { get; } = new("multicategory");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether and how an axis finds its range.</summary>
    public sealed class AutoRange : IStyleParam
    {
        private readonly object value;

        private AutoRange(object value) => this.value = value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static AutoRange True { get; } = new(true);

        /// <summary>Plotly's <c>false</c>.</summary>
        public static AutoRange False { get; } = new(false);

        /// <summary>Plotly's <c>reversed</c>.</summary>
        public static AutoRange Reversed { get; } = new("reversed");

        /// <summary>Plotly's <c>min reversed</c>.</summary>
        public static AutoRange MinReversed { get; } = new("min reversed");

        /// <summary>Plotly's <c>max reversed</c>.</summary>
        public static AutoRange MaxReversed { get; } = new("max reversed");

        /// <summary>Plotly's <c>min</c>.</summary>
        public static AutoRange Min { get; } = new("min");

        /// <summary>Plotly's <c>max</c>.</summary>
        public static AutoRange Max { get; } = new("max");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>Whether strings that look like numbers are numbers.</summary>
    public sealed class AutoTypeNumbers : IStyleParam
    {
        private readonly string value;

        private AutoTypeNumbers(string value) => this.value = value;

        /// <summary>Plotly's <c>convert types</c>.</summary>
        public static AutoTypeNumbers ConvertTypes { get; } = new("convert types");

        /// <summary>Plotly's <c>strict</c>.</summary>
        public static AutoTypeNumbers Strict { get; } = new("strict");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Which ranges an axis may find by itself.</summary>
    public sealed class RangeMode : IStyleParam
    {
        private readonly string value;

        private RangeMode(string value) => this.value = value;

        /// <summary>Plotly's <c>normal</c>.</summary>
        public static RangeMode Normal { get; } = new("normal");

        /// <summary>Plotly's <c>tozero</c>.</summary>
        public static RangeMode ToZero { get; } = new("tozero");

        /// <summary>Plotly's <c>nonnegative</c>.</summary>
        public static RangeMode NonNegative { get; } = new("nonnegative");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>A pair of bounds, or more values.</summary>
    public abstract class Range : IStyleParam
    {
        private readonly object value;

        private Range(object value) => this.value = value;

        /// <summary>Two bounds.</summary>
        public static Range NewMinMax(IConvertible item1, IConvertible item2) => new Case(new object[] { item1, item2 });

        /// <summary>Several values in turn.</summary>
        public static Range NewValues(IConvertible[] item) => new Case(item.ToArray());

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);

        private sealed class Case(object value) : Range(value);
    }

    /// <summary>Whether axis lines and ticks are repeated on the opposite side.</summary>
    public sealed class Mirror : IStyleParam
    {
        private readonly object value;

        private Mirror(object value) => this.value = value;

        /// <summary>Plotly's <c>true</c>.</summary>
        public static Mirror True { get; } = new(true);

        /// <summary>Plotly's <c>ticks</c>.</summary>
        public static Mirror Ticks { get; } = new("ticks");

        /// <summary>Plotly's <c>false</c>.</summary>
        public static Mirror False { get; } = new(false);

        /// <summary>Plotly's <c>all</c>.</summary>
        public static Mirror All { get; } = new("all");

        /// <summary>Plotly's <c>allticks</c>.</summary>
        public static Mirror AllTicks { get; } = new("allticks");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => Json.Text(value);
    }

    /// <summary>On which side something stands.</summary>
    public sealed class Side : IStyleParam
    {
        private readonly string value;

        private Side(string value) => this.value = value;

        /// <summary>Plotly's <c>top</c>.</summary>
        public static Side Top { get; } = new("top");

        /// <summary>Plotly's <c>top left</c>.</summary>
        public static Side TopLeft { get; } = new("top left");

        /// <summary>Plotly's <c>top center</c>.</summary>
        public static Side TopCenter { get; } = new("top center");

        /// <summary>Plotly's <c>top right</c>.</summary>
        public static Side TopRight { get; } = new("top right");

        /// <summary>Plotly's <c>bottom</c>.</summary>
        public static Side Bottom { get; } = new("bottom");

        /// <summary>Plotly's <c>left</c>.</summary>
        public static Side Left { get; } = new("left");

        /// <summary>Plotly's <c>right</c>.</summary>
        public static Side Right { get; } = new("right");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The order of the categories along an axis.</summary>
    public sealed class CategoryOrder : IStyleParam
    {
        private readonly string value;

        private CategoryOrder(string value) => this.value = value;

        /// <summary>Plotly's <c>trace</c>.</summary>
        public static CategoryOrder Trace { get; } = new("trace");

        /// <summary>Plotly's <c>category ascending</c>.</summary>
        public static CategoryOrder CategoryAscending { get; } = new("category ascending");

        /// <summary>Plotly's <c>category descending</c>.</summary>
        public static CategoryOrder CategoryDescending { get; } = new("category descending");

        /// <summary>Plotly's <c>array</c>.</summary>
        public static CategoryOrder Array { get; } = new("array");

        /// <summary>Plotly's <c>total ascending</c>.</summary>
        public static CategoryOrder TotalAscending { get; } = new("total ascending");

        /// <summary>Plotly's <c>total descending</c>.</summary>
        public static CategoryOrder TotalDescending { get; } = new("total descending");

        /// <summary>Plotly's <c>min ascending</c>.</summary>
        public static CategoryOrder MinAscending { get; } = new("min ascending");

        /// <summary>Plotly's <c>min descending</c>.</summary>
        public static CategoryOrder MinDescending { get; } = new("min descending");

        /// <summary>Plotly's <c>max ascending</c>.</summary>
        public static CategoryOrder MaxAscending { get; } = new("max ascending");

        /// <summary>Plotly's <c>max descending</c>.</summary>
        public static CategoryOrder MaxDescending { get; } = new("max descending");

        /// <summary>Plotly's <c>sum ascending</c>.</summary>
        public static CategoryOrder SumAscending { get; } = new("sum ascending");

        /// <summary>Plotly's <c>sum descending</c>.</summary>
        public static CategoryOrder SumDescending { get; } = new("sum descending");

        /// <summary>Plotly's <c>mean ascending</c>.</summary>
        public static CategoryOrder MeanAscending { get; } = new("mean ascending");

        /// <summary>Plotly's <c>mean descending</c>.</summary>
        public static CategoryOrder MeanDescending { get; } = new("mean descending");

        /// <summary>Plotly's <c>median ascending</c>.</summary>
        public static CategoryOrder MedianAscending { get; } = new("median ascending");

        /// <summary>Plotly's <c>median descending</c>.</summary>
        public static CategoryOrder MedianDescending { get; } = new("median descending");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether ticks stand on categories or between them.</summary>
    public sealed class CategoryTickAnchor : IStyleParam
    {
        private readonly string value;

        private CategoryTickAnchor(string value) => this.value = value;

        /// <summary>Plotly's <c>labels</c>.</summary>
        public static CategoryTickAnchor Labels { get; } = new("labels");

        /// <summary>Plotly's <c>boundaries</c>.</summary>
        public static CategoryTickAnchor Boundaries { get; } = new("boundaries");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>Whether something is drawn above or below the traces.</summary>
    public sealed class Layer : IStyleParam
    {
        private readonly string value;

        private Layer(string value) => this.value = value;

        /// <summary>Plotly's <c>below</c>.</summary>
        public static Layer Below { get; } = new("below");

        /// <summary>Plotly's <c>above</c>.</summary>
        public static Layer Above { get; } = new("above");

        /// <summary>Plotly's <c>above traces</c>.</summary>
        public static Layer AboveTraces { get; } = new("above traces");

        /// <summary>Plotly's <c>below traces</c>.</summary>
        public static Layer BelowTraces { get; } = new("below traces");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }

    /// <summary>The calendar of a date axis.</summary>
    public sealed class Calendar : IStyleParam
    {
        private readonly string value;

        private Calendar(string value) => this.value = value;

        /// <summary>Plotly's <c>gregorian</c>.</summary>
        public static Calendar Gregorian { get; } = new("gregorian");

        /// <summary>Plotly's <c>chinese</c>.</summary>
        public static Calendar Chinese { get; } = new("chinese");

        /// <summary>Plotly's <c>coptic</c>.</summary>
        public static Calendar Coptic { get; } = new("coptic");

        /// <summary>Plotly's <c>discworld</c>.</summary>
        public static Calendar Discworld { get; } = new("discworld");

        /// <summary>Plotly's <c>ethiopian</c>.</summary>
        public static Calendar Ethiopian { get; } = new("ethiopian");

        /// <summary>Plotly's <c>hebrew</c>.</summary>
        public static Calendar Hebrew { get; } = new("hebrew");

        /// <summary>Plotly's <c>islamic</c>.</summary>
        public static Calendar Islamic { get; } = new("islamic");

        /// <summary>Plotly's <c>julian</c>.</summary>
        public static Calendar Julian { get; } = new("julian");

        /// <summary>Plotly's <c>mayan</c>.</summary>
        public static Calendar Mayan { get; } = new("mayan");

        /// <summary>Plotly's <c>nanakshahi</c>.</summary>
        public static Calendar Nanakshahi { get; } = new("nanakshahi");

        /// <summary>Plotly's <c>nepali</c>.</summary>
        public static Calendar Nepali { get; } = new("nepali");

        /// <summary>Plotly's <c>persian</c>.</summary>
        public static Calendar Persian { get; } = new("persian");

        /// <summary>Plotly's <c>jalali</c>.</summary>
        public static Calendar Jalali { get; } = new("jalali");

        /// <summary>Plotly's <c>taiwan</c>.</summary>
        public static Calendar Taiwan { get; } = new("taiwan");

        /// <summary>Plotly's <c>thai</c>.</summary>
        public static Calendar Thai { get; } = new("thai");

        /// <summary>Plotly's <c>ummalqura</c>.</summary>
        public static Calendar Ummalqura { get; } = new("ummalqura");

        /// <summary>The value as Plotly's JSON has it.</summary>
        public object Convert() => value;

        /// <inheritdoc/>
        public override string ToString() => value;
    }
}
