using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>The lines of a contour chart: where they are and how the bands between them are coloured.</summary>
public class Contours : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Contours()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    public static Contours init<a>(
        FSharpOption<StyleParam.ContourColoring>? Coloring = null, FSharpOption<double>? End = null, FSharpOption<Font>? LabelFont = null,
        FSharpOption<string>? LabelFormat = null, FSharpOption<StyleParam.ConstraintOperation>? Operation = null,
        FSharpOption<bool>? ShowLabels = null, FSharpOption<bool>? ShowLines = null, FSharpOption<double>? Size = null,
        FSharpOption<double>? Start = null, FSharpOption<StyleParam.ContourType>? Type = null, FSharpOption<a>? Value = null)
        where a : IConvertible =>
        new Contours().With("coloring", Coloring).With("end", End).With("labelfont", LabelFont).With("labelformat", LabelFormat)
            .With("operation", Operation).With("showlabels", ShowLabels).With("showlines", ShowLines).With("size", Size).With("start", Start)
            .With("type", Type).With("value", Value);
}
