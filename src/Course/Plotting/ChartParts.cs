namespace Course.Plotting;

/// <summary>Parts of a chart, such as axes and titles, built property by property under the names of Plotly's JSON.</summary>
internal static class ChartParts
{
    /// <summary>Sets a property and returns the part, so that calls can be chained.</summary>
    /// <param name="part">The part that is changed.</param>
    /// <param name="name">The name in Plotly's JSON, such as <c>showgrid</c>.</param>
    /// <param name="value">A number, text, truth value, sequence of these, or another part.</param>
    internal static T With<T>(this T part, string name, object value)
        where T : DynamicObj.DynamicObj
    {
        part.SetProperty(name, value);
        return part;
    }
}
