using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>The rows and columns in which the charts of a grid stand.</summary>
public class LayoutGrid : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public LayoutGrid()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static LayoutGrid init(
        FSharpOption<int>? Rows = null, FSharpOption<int>? Columns = null,
        FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null, FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null, FSharpOption<Domain>? Domain = null,
        FSharpOption<StyleParam.LayoutGridXSide>? XSide = null, FSharpOption<StyleParam.LayoutGridYSide>? YSide = null) =>
        new LayoutGrid().With("rows", Rows).With("columns", Columns).With("subplots", SubPlots).With("xaxes", XAxes).With("yaxes", YAxes)
            .With("roworder", RowOrder).With("pattern", Pattern).With("xgap", XGap).With("ygap", YGap).With("domain", Domain).With("xside", XSide)
            .With("yside", YSide);
}
