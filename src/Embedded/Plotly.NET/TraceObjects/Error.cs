using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>Error bars: their lengths, up and down, and their look.</summary>
public class Error : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Error()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Error init<a, b>(
        FSharpOption<bool>? Visible = null, FSharpOption<StyleParam.ErrorType>? Type = null, FSharpOption<bool>? Symmetric = null,
        FSharpOption<IEnumerable<a>>? Array = null, FSharpOption<IEnumerable<b>>? Arrayminus = null, FSharpOption<double>? Value = null,
        FSharpOption<double>? Valueminus = null, FSharpOption<int>? Traceref = null, FSharpOption<int>? Tracerefminus = null,
        FSharpOption<bool>? Copy_ystyle = null, FSharpOption<Color>? Color = null, FSharpOption<double>? Thickness = null,
        FSharpOption<double>? Width = null)
        where a : IConvertible
        where b : IConvertible =>
        new Error().With("visible", Visible).With("type", Type).With("symmetric", Symmetric).With("array", Array).With("arrayminus", Arrayminus)
            .With("value", Value).With("valueminus", Valueminus).With("traceref", Traceref).With("tracerefminus", Tracerefminus)
            .With("copy_ystyle", Copy_ystyle).With("color", Color).With("thickness", Thickness).With("width", Width);
}
