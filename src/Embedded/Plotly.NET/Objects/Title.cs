using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>A title: its text, font and place.</summary>
public class Title : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Title()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Title init(
        FSharpOption<string>? Text = null, FSharpOption<Font>? Font = null, FSharpOption<bool>? AutoMargin = null, FSharpOption<Padding>? Pad = null,
        FSharpOption<double>? X = null, FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null, FSharpOption<string>? XRef = null,
        FSharpOption<double>? Y = null, FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null, FSharpOption<string>? YRef = null,
        FSharpOption<int>? Standoff = null, FSharpOption<StyleParam.Side>? Side = null) =>
        new Title().With("text", Text).With("font", Font).With("automargin", AutoMargin).With("pad", Pad).With("x", X).With("xanchor", XAnchor)
            .With("xref", XRef).With("y", Y).With("yanchor", YAnchor).With("yref", YRef).With("standoff", Standoff).With("side", Side);
}
