namespace Plotly.NET.LayoutObjects;

/// <summary>A slider under a chart. It goes into the JSON; drawings do not slide.</summary>
public class Slider : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Slider()
    {
    }
}
