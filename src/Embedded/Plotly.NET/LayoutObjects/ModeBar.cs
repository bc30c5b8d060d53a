namespace Plotly.NET.LayoutObjects;

/// <summary>The buttons above a chart. They go into the JSON; drawings have no buttons.</summary>
public class ModeBar : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public ModeBar()
    {
    }
}
