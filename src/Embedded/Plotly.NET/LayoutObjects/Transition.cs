namespace Plotly.NET.LayoutObjects;

/// <summary>How changes are animated. It goes into the JSON; drawings do not move.</summary>
public class Transition : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Transition()
    {
    }
}
