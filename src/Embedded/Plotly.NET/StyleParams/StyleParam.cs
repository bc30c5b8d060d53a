namespace Plotly.NET;

/// <summary>The choices that Plotly offers by name: axis types, dash styles, colour scales and so on.</summary>
public static partial class StyleParam
{
}

/// <summary>A choice that knows its value in Plotly's JSON.</summary>
internal interface IStyleParam
{
    /// <summary>A string, a number, a truth value, or an array of these.</summary>
    object Convert();
}
