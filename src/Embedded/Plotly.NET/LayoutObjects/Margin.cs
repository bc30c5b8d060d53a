using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The margins around the plot, in pixels.</summary>
public class Margin : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Margin()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Margin init<a, b, c, d, e, f>(
        FSharpOption<a>? Left = null, FSharpOption<b>? Right = null, FSharpOption<c>? Top = null, FSharpOption<d>? Bottom = null,
        FSharpOption<e>? Pad = null, FSharpOption<f>? Autoexpand = null) =>
        new Margin().With("l", Left).With("r", Right).With("t", Top).With("b", Bottom).With("pad", Pad).With("autoexpand", Autoexpand);
}
