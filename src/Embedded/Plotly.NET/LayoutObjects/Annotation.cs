namespace Plotly.NET.LayoutObjects;

/// <summary>A text in a chart, with or without an arrow.</summary>
public class Annotation : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Annotation()
    {
    }
}
