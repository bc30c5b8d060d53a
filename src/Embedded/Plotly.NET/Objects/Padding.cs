using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Space around a title, in pixels.</summary>
public class Padding : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Padding()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Padding init(FSharpOption<int>? B = null, FSharpOption<int>? L = null, FSharpOption<int>? R = null, FSharpOption<int>? T = null) =>
        new Padding().With("b", B).With("l", L).With("r", R).With("t", T);
}
