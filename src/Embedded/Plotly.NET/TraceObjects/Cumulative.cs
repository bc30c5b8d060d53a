using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>Whether and how a histogram accumulates.</summary>
public class Cumulative : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Cumulative()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Cumulative init(
        FSharpOption<bool>? Enabled = null, FSharpOption<StyleParam.CumulativeDirection>? Direction = null,
        FSharpOption<StyleParam.Currentbin>? Currentbin = null) =>
        new Cumulative().With("enabled", Enabled).With("direction", Direction).With("currentbin", Currentbin);
}
