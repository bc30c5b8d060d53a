using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>How points or bars are drawn: symbol, size in pixels, colour, outline.</summary>
public class Marker : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Marker()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Marker init(
        FSharpOption<double>? Angle = null, FSharpOption<StyleParam.AngleRef>? AngleRef = null, FSharpOption<bool>? AutoColorScale = null,
        FSharpOption<bool>? CAuto = null, FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<IEnumerable<Color>>? Colors = null, FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<int>? CornerRadius = null,
        FSharpOption<Gradient>? Gradient = null, FSharpOption<Line>? Outline = null, FSharpOption<int>? MaxDisplayed = null,
        FSharpOption<double>? Opacity = null, FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<Pattern>? Pattern = null,
        FSharpOption<bool>? ReverseScale = null, FSharpOption<bool>? ShowScale = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<int>? SizeMin = null, FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null,
        FSharpOption<int>? SizeRef = null, FSharpOption<double>? StandOff = null, FSharpOption<IEnumerable<double>>? MultiStandOff = null,
        FSharpOption<StyleParam.MarkerSymbol>? Symbol = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null,
        FSharpOption<Color>? OutlierColor = null, FSharpOption<int>? OutlierWidth = null) =>
        new Marker().With("angle", Angle).With("angleref", AngleRef).With("autocolorscale", AutoColorScale).With("cauto", CAuto).With("cmax", CMax)
            .With("cmid", CMid).With("cmin", CMin).With("color", Color).With("color", Colors).With("coloraxis", ColorAxis)
            .With("colorbar", ColorBar).With("colorscale", Colorscale).With("cornerradius", CornerRadius).With("gradient", Gradient)
            .With("line", Outline).With("maxdisplayed", MaxDisplayed).With("opacity", Opacity).With("opacity", MultiOpacity)
            .With("pattern", Pattern).With("reversescale", ReverseScale).With("showscale", ShowScale).With("size", Size).With("size", MultiSize)
            .With("sizemin", SizeMin).With("sizemode", SizeMode).With("sizeref", SizeRef).With("standoff", StandOff)
            .With("standoff", MultiStandOff).With("symbol", Symbol).With("symbol", MultiSymbol).With("symbol", Symbol3D)
            .With("symbol", MultiSymbol3D).With("outliercolor", OutlierColor).With("outlierwidth", OutlierWidth);
}
