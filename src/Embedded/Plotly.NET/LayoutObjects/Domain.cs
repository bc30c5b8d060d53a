using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The part of the plot area that something takes, in fractions of it.</summary>
public class Domain : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Domain()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Domain init(
        FSharpOption<StyleParam.Range>? X = null, FSharpOption<StyleParam.Range>? Y = null, FSharpOption<int>? Row = null,
        FSharpOption<int>? Column = null) =>
        new Domain().With("x", X).With("y", Y).With("row", Row).With("column", Column);
}
