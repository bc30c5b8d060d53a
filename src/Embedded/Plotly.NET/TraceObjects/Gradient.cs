using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>How a marker's colour fades. It goes into the JSON; markers are drawn in one colour.</summary>
public class Gradient : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Gradient()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Gradient init(
        FSharpOption<Color>? Color = null, FSharpOption<StyleParam.GradientType>? Type = null,
        FSharpOption<IEnumerable<StyleParam.GradientType>>? MultiTypes = null) =>
        new Gradient().With("color", Color).With("type", Type).With("types", MultiTypes);
}
