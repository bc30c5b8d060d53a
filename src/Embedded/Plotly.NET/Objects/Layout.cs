namespace Plotly.NET;

/// <summary>All of a chart that is no data: title, axes, legend, size.</summary>
public class Layout : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Layout()
    {
    }
}
