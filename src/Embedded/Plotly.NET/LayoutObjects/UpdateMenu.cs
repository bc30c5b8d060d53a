namespace Plotly.NET.LayoutObjects;

/// <summary>Buttons that change a chart. They go into the JSON; drawings have no buttons.</summary>
public class UpdateMenu : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public UpdateMenu()
    {
    }
}
