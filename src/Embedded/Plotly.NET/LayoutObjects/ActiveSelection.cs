namespace Plotly.NET.LayoutObjects;

/// <summary>The look of an active selection. It goes into the JSON only.</summary>
public class ActiveSelection : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public ActiveSelection()
    {
    }
}
