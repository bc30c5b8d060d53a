using Plotly.NET;

namespace Course.Plotting;

/// <summary>Colours that differ for every kind of colour vision and stand out on white and on black.</summary>
/// <remarks>Source: M. Okabe, K. Ito, Color Universal Design (2008); black and yellow, which one of the two grounds swallows, are left out. Lines differ in their dashes too.</remarks>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    private static readonly StyleParam.DrawingStyle[] Dashes =
        [StyleParam.DrawingStyle.Solid, StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.Dot, StyleParam.DrawingStyle.DashDot];

    /// <summary>From nothing to much: white to a blue on which dark figures can still be read.</summary>
    internal static StyleParam.Colorscale Shares { get; } = StyleParam.Colorscale.NewCustom([Stop(0, "#ffffff"), Stop(1, "#56b4e9")]);

    internal static Color Colour(int series) => Color.fromHex(Colours[series % Colours.Length]);

    internal static StyleParam.DrawingStyle Dash(int series) => Dashes[series % Dashes.Length];

    private static Tuple<double, Color> Stop(double place, string colour) => Tuple.Create(place, Color.fromHex(colour));
}
