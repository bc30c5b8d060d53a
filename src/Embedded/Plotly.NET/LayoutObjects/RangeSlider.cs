namespace Plotly.NET.LayoutObjects;

/// <summary>The slider under an axis. It goes into the JSON; drawings do not slide.</summary>
public class RangeSlider : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public RangeSlider()
    {
    }
}
