namespace Plotly.NET.Svg;

/// <summary>Colours of traces that are given none: those of Okabe and Ito (2008), which readers with any kind of colour vision can tell apart.</summary>
internal static class Palette
{
    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c8c8c", "#b8a800"];

    internal static string At(int index) => Colors[index % Colors.Length];
}
