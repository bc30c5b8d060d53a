namespace Plotly.NET.LayoutObjects;

/// <summary>An image behind or over the plot. It goes into the JSON only.</summary>
public class LayoutImage : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public LayoutImage()
    {
    }
}
