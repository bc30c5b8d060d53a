namespace Plotly.NET.LayoutObjects;

/// <summary>The label under the pointer. It goes into the JSON; drawings use the browser's own tooltips.</summary>
public class Hoverlabel : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Hoverlabel()
    {
    }
}
