namespace Plotly.NET.LayoutObjects;

/// <summary>The look of an active shape. It goes into the JSON only.</summary>
public class ActiveShape : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public ActiveShape()
    {
    }
}
