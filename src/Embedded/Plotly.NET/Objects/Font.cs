using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>A font: family, size in pixels, colour.</summary>
public class Font : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Font()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Font init(FSharpOption<StyleParam.FontFamily>? Family = null, FSharpOption<double>? Size = null, FSharpOption<Color>? Color = null) =>
        new Font().With("family", Family).With("size", Size).With("color", Color);
}
