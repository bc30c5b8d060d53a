namespace Plotly.NET;

/// <summary>Bounds for a range that an axis finds by itself. It goes into the JSON only.</summary>
public class AutoRangeOptions : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public AutoRangeOptions()
    {
    }
}
