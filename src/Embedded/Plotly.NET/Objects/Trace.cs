namespace Plotly.NET;

/// <summary>One set of data and how it is drawn: a line, a set of bars, a heat map.</summary>
public class Trace : DynamicObj.DynamicObj
{
    /// <summary>A trace of a type that Plotly knows, such as <c>scatter</c>, <c>bar</c> or <c>heatmap</c>.</summary>
    public Trace(string traceTypeName) => Set("type", traceTypeName);

    internal string Type => this.Text("type")!;
}
