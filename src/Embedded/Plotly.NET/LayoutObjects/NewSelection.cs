namespace Plotly.NET.LayoutObjects;

/// <summary>The look of a selection that is being made. It goes into the JSON only.</summary>
public class NewSelection : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public NewSelection()
    {
    }
}
