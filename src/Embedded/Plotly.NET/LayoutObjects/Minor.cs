namespace Plotly.NET.LayoutObjects;

/// <summary>The smaller ticks between two ticks. They go into the JSON only.</summary>
public class Minor : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Minor()
    {
    }
}
