namespace Plotly.NET.LayoutObjects;

/// <summary>A selected region. It goes into the JSON only.</summary>
public class Selection : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Selection()
    {
    }
}
