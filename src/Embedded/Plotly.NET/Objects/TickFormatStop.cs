namespace Plotly.NET;

/// <summary>A tick format for a range of zooms. It goes into the JSON; the drawing does not zoom.</summary>
public class TickFormatStop : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public TickFormatStop()
    {
    }
}
