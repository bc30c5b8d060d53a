namespace Plotly.NET.LayoutObjects;

/// <summary>The space that a surface stands in, with its three axes.</summary>
public class Scene : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Scene()
    {
    }
}
