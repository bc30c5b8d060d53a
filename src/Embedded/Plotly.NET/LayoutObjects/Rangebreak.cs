namespace Plotly.NET.LayoutObjects;

/// <summary>A part of an axis that is left out. It goes into the JSON only.</summary>
public class Rangebreak : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Rangebreak()
    {
    }
}
