namespace Plotly.NET.Svg;

/// <summary>Tells .NET Interactive where a type's formatters are. It finds the attribute by its name, so that no reference is needed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}

/// <summary>Gives the formatters; found by its method's name.</summary>
internal sealed class ChartFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => [new ChartFormatter(), new FigureFormatter()];
}

/// <summary>Shows a chart as a picture; found by its members' names.</summary>
internal sealed class ChartFormatter
{
    public string MimeType => "text/html";

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not GenericChart chart) return false;
        writer.Write(HtmlPage.Fragment(chart));
        return true;
    }
}

/// <summary>Gives a chart as Plotly's JSON to a front end that draws it itself, as JupyterLab can; found by its members' names.</summary>
internal sealed class FigureFormatter
{
    public string MimeType => "application/vnd.plotly.v1+json";

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not GenericChart chart) return false;
        writer.Write(GenericChart.toFigureJson(chart));
        return true;
    }
}
