using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>The pattern that fills a bar. It goes into the JSON; bars are drawn plain.</summary>
public class Pattern : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Pattern()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Pattern init(
        FSharpOption<Color>? BGColor = null, FSharpOption<Color>? FGColor = null, FSharpOption<double>? FGOpacity = null,
        FSharpOption<StyleParam.PatternFillMode>? FillMode = null, FSharpOption<StyleParam.PatternShape>? Shape = null,
        FSharpOption<IEnumerable<StyleParam.PatternShape>>? MultiShape = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<double>? Solidity = null) =>
        new Pattern().With("bgcolor", BGColor).With("fgcolor", FGColor).With("fgopacity", FGOpacity).With("fillmode", FillMode).With("shape", Shape)
            .With("shape", MultiShape).With("size", Size).With("size", MultiSize).With("solidity", Solidity);
}
