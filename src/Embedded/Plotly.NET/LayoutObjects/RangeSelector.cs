namespace Plotly.NET.LayoutObjects;

/// <summary>The buttons that choose a range. They go into the JSON; drawings have no buttons.</summary>
public class RangeSelector : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public RangeSelector()
    {
    }
}
