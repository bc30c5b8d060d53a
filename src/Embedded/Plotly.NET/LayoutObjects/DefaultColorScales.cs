namespace Plotly.NET.LayoutObjects;

/// <summary>The colour scales of traces that set none. They go into the JSON only.</summary>
public class DefaultColorScales : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public DefaultColorScales()
    {
    }
}
