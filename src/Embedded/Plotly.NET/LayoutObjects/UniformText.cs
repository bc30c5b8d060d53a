namespace Plotly.NET.LayoutObjects;

/// <summary>One size for the texts of all bars. It goes into the JSON only.</summary>
public class UniformText : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public UniformText()
    {
    }
}
