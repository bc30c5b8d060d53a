using Microsoft.FSharp.Core;

namespace Plotly.NET.TraceObjects;

/// <summary>The bins of a histogram: where the first starts, where the last ends, and their width.</summary>
public class Bins : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Bins()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Bins init(FSharpOption<double>? Start = null, FSharpOption<double>? End = null, FSharpOption<double>? Size = null) =>
        new Bins().With("start", Start).With("end", End).With("size", Size);
}
