using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>All of a chart that is no data: title, axes, legend, size.</summary>
public class Layout : DynamicObj.DynamicObj
{
    /// <summary>One with nothing set.</summary>
    public Layout()
    {
    }

    /// <summary>One with the given properties; those left out are not set.</summary>
    internal static Layout init<a>(
        FSharpOption<Title>? Title = null, FSharpOption<bool>? ShowLegend = null, FSharpOption<Margin>? Margin = null,
        FSharpOption<bool>? AutoSize = null, FSharpOption<int>? Width = null, FSharpOption<int>? Height = null, FSharpOption<Font>? Font = null,
        FSharpOption<UniformText>? UniformText = null, FSharpOption<string>? Separators = null, FSharpOption<Color>? PaperBGColor = null,
        FSharpOption<Color>? PlotBGColor = null, FSharpOption<StyleParam.AutoTypeNumbers>? AutoTypeNumbers = null,
        FSharpOption<DefaultColorScales>? Colorscale = null, FSharpOption<Color>? Colorway = null, FSharpOption<ModeBar>? ModeBar = null,
        FSharpOption<StyleParam.HoverMode>? HoverMode = null, FSharpOption<StyleParam.ClickMode>? ClickMode = null,
        FSharpOption<StyleParam.DragMode>? DragMode = null, FSharpOption<StyleParam.SelectDirection>? SelectDirection = null,
        FSharpOption<ActiveSelection>? ActiveSelection = null, FSharpOption<NewSelection>? NewSelection = null,
        FSharpOption<int>? HoverDistance = null, FSharpOption<int>? SpikeDistance = null, FSharpOption<Hoverlabel>? Hoverlabel = null,
        FSharpOption<Transition>? Transition = null, FSharpOption<string>? DataRevision = null, FSharpOption<string>? UIRevision = null,
        FSharpOption<string>? EditRevision = null, FSharpOption<string>? SelectRevision = null, FSharpOption<DynamicObj.DynamicObj>? Template = null,
        FSharpOption<string>? Meta = null, FSharpOption<string>? Computed = null, FSharpOption<LayoutGrid>? Grid = null,
        FSharpOption<StyleParam.Calendar>? Calendar = null, FSharpOption<int>? MinReducedHeight = null, FSharpOption<int>? MinReducedWidth = null,
        FSharpOption<NewShape>? NewShape = null, FSharpOption<ActiveShape>? ActiveShape = null, FSharpOption<bool>? HideSources = null,
        FSharpOption<double>? ScatterGap = null, FSharpOption<StyleParam.ScatterMode>? ScatterMode = null, FSharpOption<double>? BarGap = null,
        FSharpOption<double>? BarGroupGap = null, FSharpOption<StyleParam.BarMode>? BarMode = null, FSharpOption<StyleParam.BarNorm>? BarNorm = null,
        FSharpOption<bool>? ExtendPieColors = null, FSharpOption<IEnumerable<a>>? HiddenLabels = null, FSharpOption<Color>? PieColorWay = null,
        FSharpOption<double>? BoxGap = null, FSharpOption<double>? BoxGroupGap = null, FSharpOption<StyleParam.BoxMode>? BoxMode = null,
        FSharpOption<double>? ViolinGap = null, FSharpOption<double>? ViolinGroupGap = null, FSharpOption<StyleParam.ViolinMode>? ViolinMode = null,
        FSharpOption<double>? WaterfallGap = null, FSharpOption<double>? WaterfallGroupGap = null,
        FSharpOption<StyleParam.WaterfallMode>? WaterfallMode = null, FSharpOption<double>? FunnelGap = null,
        FSharpOption<double>? FunnelGroupGap = null, FSharpOption<StyleParam.FunnelMode>? FunnelMode = null,
        FSharpOption<bool>? ExtendFunnelAreaColors = null, FSharpOption<Color>? FunnelAreaColorWay = null,
        FSharpOption<bool>? ExtendSunBurstColors = null, FSharpOption<Color>? SunBurstColorWay = null, FSharpOption<bool>? ExtendTreeMapColors = null,
        FSharpOption<Color>? TreeMapColorWay = null, FSharpOption<bool>? ExtendIcicleColors = null, FSharpOption<Color>? IcicleColorWay = null,
        FSharpOption<IEnumerable<Annotation>>? Annotations = null, FSharpOption<IEnumerable<Shape>>? Shapes = null,
        FSharpOption<IEnumerable<Selection>>? Selections = null, FSharpOption<IEnumerable<LayoutImage>>? Images = null,
        FSharpOption<IEnumerable<Slider>>? Sliders = null, FSharpOption<IEnumerable<UpdateMenu>>? UpdateMenus = null)
        where a : IConvertible =>
        new Layout().With("title", Title).With("showlegend", ShowLegend).With("margin", Margin).With("autosize", AutoSize).With("width", Width)
            .With("height", Height).With("font", Font).With("uniformtext", UniformText).With("separators", Separators)
            .With("paper_bgcolor", PaperBGColor).With("plot_bgcolor", PlotBGColor).With("autotypenumbers", AutoTypeNumbers)
            .With("colorscale", Colorscale).With("colorway", Colorway).With("modebar", ModeBar).With("hovermode", HoverMode)
            .With("clickmode", ClickMode).With("dragmode", DragMode).With("selectdirection", SelectDirection)
            .With("activeselection", ActiveSelection).With("newselection", NewSelection).With("hoverdistance", HoverDistance)
            .With("spikedistance", SpikeDistance).With("hoverlabel", Hoverlabel).With("transition", Transition).With("datarevision", DataRevision)
            .With("uirevision", UIRevision).With("editrevision", EditRevision).With("selectrevision", SelectRevision).With("template", Template)
            .With("meta", Meta).With("computed", Computed).With("grid", Grid).With("calendar", Calendar)
            .With("minreducedheight", MinReducedHeight).With("minreducedwidth", MinReducedWidth).With("newshape", NewShape)
            .With("activeshape", ActiveShape).With("hidesources", HideSources).With("scattergap", ScatterGap).With("scattermode", ScatterMode)
            .With("bargap", BarGap).With("bargroupgap", BarGroupGap).With("barmode", BarMode).With("barnorm", BarNorm)
            .With("extendpiecolors", ExtendPieColors).With("hiddenlabels", HiddenLabels).With("piecolorway", PieColorWay).With("boxgap", BoxGap)
            .With("boxgroupgap", BoxGroupGap).With("boxmode", BoxMode).With("violingap", ViolinGap).With("violingroupgap", ViolinGroupGap)
            .With("violinmode", ViolinMode).With("waterfallgap", WaterfallGap).With("waterfallgroupgap", WaterfallGroupGap)
            .With("waterfallmode", WaterfallMode).With("funnelgap", FunnelGap).With("funnelgroupgap", FunnelGroupGap)
            .With("funnelmode", FunnelMode).With("extendfunnelareacolors", ExtendFunnelAreaColors).With("funnelareacolorway", FunnelAreaColorWay)
            .With("extendsunburstcolors", ExtendSunBurstColors).With("sunburstcolorway", SunBurstColorWay)
            .With("extendtreemapcolors", ExtendTreeMapColors).With("treemapcolorway", TreeMapColorWay)
            .With("extendiciclecolors", ExtendIcicleColors).With("iciclecolorway", IcicleColorWay).With("annotations", Annotations)
            .With("shapes", Shapes).With("selections", Selections).With("images", Images).With("sliders", Sliders)
            .With("updatemenus", UpdateMenus);
}
