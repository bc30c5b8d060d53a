namespace Plotly.NET.LayoutObjects;

/// <summary>The text of a shape. It goes into the JSON only.</summary>
public class ShapeLabel : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public ShapeLabel()
    {
    }
}
