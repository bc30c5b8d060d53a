namespace Plotly.NET;

/// <summary>F#'s way to make charts. It is here because the package has a type of this name too: where both <c>Plotly.NET</c> and
/// <c>Plotly.NET.CSharp</c> are imported, C# must say which <c>Chart</c> is meant, with any engine.</summary>
public class Chart
{
    private Chart()
    {
    }

    /// <summary>One chart of the traces of all.</summary>
    public static GenericChart Combine(IEnumerable<GenericChart> gCharts) => GenericChart.combine(gCharts);
}
