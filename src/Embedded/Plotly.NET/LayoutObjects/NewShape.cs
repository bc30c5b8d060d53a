namespace Plotly.NET.LayoutObjects;

/// <summary>The look of a shape that is being drawn. It goes into the JSON only.</summary>
public class NewShape : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public NewShape()
    {
    }
}
