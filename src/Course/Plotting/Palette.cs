using System.Globalization;
using Plotly.NET;

namespace Course.Plotting;

/// <summary>Colours that differ for every kind of colour vision and stand out on white and on black.</summary>
/// <remarks>Source: M. Okabe, K. Ito, Color Universal Design (2008); black and yellow, which one of the two grounds swallows, are left out. Lines differ in their dashes too, points in their symbols.</remarks>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    private static readonly StyleParam.DrawingStyle[] Dashes =
        [StyleParam.DrawingStyle.Solid, StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.Dot, StyleParam.DrawingStyle.DashDot];

    private static readonly StyleParam.MarkerSymbol[] Symbols =
    [
        StyleParam.MarkerSymbol.Circle, StyleParam.MarkerSymbol.Square, StyleParam.MarkerSymbol.Diamond, StyleParam.MarkerSymbol.TriangleUp, StyleParam.MarkerSymbol.Cross, StyleParam.MarkerSymbol.X,
        StyleParam.MarkerSymbol.TriangleDown, StyleParam.MarkerSymbol.Star, StyleParam.MarkerSymbol.Pentagon, StyleParam.MarkerSymbol.Hexagram,
    ];

    /// <summary>From little to much: evenly rising in brightness for every kind of colour vision.</summary>
    /// <remarks>Source: S. van der Walt, N. Smith, A Better Default Colormap for Matplotlib, SciPy (2015).</remarks>
    internal static StyleParam.Colorscale Amounts { get; } = StyleParam.Colorscale.Viridis;

    /// <summary>For what is there to compare with, such as guessing: readable on white and on black.</summary>
    internal static Color Reference { get; } = Color.fromHex("#888888");

    /// <summary>From nothing to much: white to a blue on which dark figures can still be read.</summary>
    internal static StyleParam.Colorscale Shares { get; } = StyleParam.Colorscale.NewCustom([Stop(0, "#ffffff"), Stop(1, "#56b4e9")]);

    internal static Color Colour(int series) => Color.fromHex(Colours[series % Colours.Length]);

    /// <summary>The series' colour as a thin veil, for areas under points of that colour.</summary>
    internal static Color Veil(int series)
    {
        var hex = Colours[series % Colours.Length];
        int Part(int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Color.fromARGB(80, Part(1), Part(3), Part(5));
    }

    internal static StyleParam.MarkerSymbol Symbol(int series) => Symbols[series % Symbols.Length];

    internal static StyleParam.DrawingStyle Dash(int series) => Dashes[series % Dashes.Length];

    private static Tuple<double, Color> Stop(double place, string colour) => Tuple.Create(place, Color.fromHex(colour));
}
