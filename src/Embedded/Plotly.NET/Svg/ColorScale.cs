using System.Globalization;

namespace Plotly.NET.Svg;

/// <summary>From [0, 1] to colours, linear between stops. The named scales have Plotly's stops, Cividis fewer of them.</summary>
internal sealed class ColorScale
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        // Where no places are given, the stops are evenly spaced.
        ["Greys"] = "000000 ffffff",
        ["YlGnBu"] = "081d58 253494 225ea8 1d91c0 41b6c4 7fcdbb c7e9b4 edf8d9 ffffd9",
        ["Greens"] = "00441b 006d2c 238b45 41ab5d 74c476 a1d99b c7e9c0 e5f5e0 f7fcf5",
        ["YlOrRd"] = "800026 bd0026 e31a1c fc4e2a fd8d3c feb24c fed976 ffeda0 ffffcc",
        ["Bluered"] = "0000ff ff0000",
        ["RdBu"] = "0:050aac 0.35:6a89f7 0.5:bebebe 0.6:dcaa84 0.7:e6915a 1:b20a1c",
        ["Picnic"] = "0000ff 3399ff 66ccff 99ccff ccccff ffffff ffccff ff99ff ff66cc ff6666 ff0000",
        ["Rainbow"] = "96005a 0000c8 0019ff 0098ff 2cff96 97ff00 ffea00 ff6f00 ff0000",
        ["Portland"] = "0c3383 0a88ba f2d338 f28f38 d91e1e",
        ["Jet"] = "0:000083 0.125:003caa 0.375:05ffff 0.625:ffff00 0.875:fa0000 1:800000",
        ["Hot"] = "0:000000 0.3:e60000 0.6:ffd200 1:ffffff",
        ["Blackbody"] = "0:000000 0.2:e60000 0.4:e6d200 0.7:ffffff 1:a0c8ff",
        ["Earth"] = "0:000082 0.1:00b4b4 0.2:28d228 0.4:e6e632 0.6:784614 1:ffffff",
        ["Electric"] = "0:000000 0.15:1e0064 0.4:780064 0.6:a05a00 0.8:e6c800 1:fffadc",
        ["Viridis"] = "440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 5ec962 84d44b addc30 d8e219 fde725",
        ["Cividis"] = "00204c 00306e 314170 4d4d6b 666970 7b7b78 958f78 b0a473 cbba69 e7d35a ffea46",
    };

    private readonly (double Place, Rgb Color)[] stops;

    private ColorScale((double Place, Rgb Color)[] stops) => this.stops = stops;

    /// <summary>The scale that a property names or lists; Viridis where it does neither.</summary>
    internal static ColorScale Of(object? property, bool reversed)
    {
        object? value = property is IStyleParam choice ? choice.Convert() : property;
        var stops = value switch
        {
            string name when Named.TryGetValue(name, out string? text) => Parse(text),
            object[] pairs when pairs.Length > 0 => Custom(pairs),
            _ => Parse(Named["Viridis"]),
        };
        if (reversed) stops = [.. stops.Select(stop => (1 - stop.Place, stop.Color)).Reverse()];
        return new ColorScale(stops);
    }

    /// <summary>The colour at <paramref name="t"/>; the ends' colours outside of [0, 1].</summary>
    internal Rgb At(double t)
    {
        if (!(t > stops[0].Place)) return stops[0].Color;
        for (int i = 1; i < stops.Length; i++)
        {
            if (t > stops[i].Place) continue;
            (double from, Rgb a) = stops[i - 1];
            (double to, Rgb b) = stops[i];
            return to > from ? Rgb.Mix(a, b, (t - from) / (to - from)) : b;
        }

        return stops[^1].Color;
    }

    private static (double Place, Rgb Color)[] Parse(string text)
    {
        string[] words = text.Split(' ');
        return [.. words.Select((word, i) =>
        {
            string[] parts = word.Split(':');
            double place = parts.Length == 2 ? double.Parse(parts[0], CultureInfo.InvariantCulture) : i / (words.Length - 1.0);
            return (place, Rgb.Of(uint.Parse(parts[^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
        })];
    }

    private static (double Place, Rgb Color)[] Custom(object[] pairs)
    {
        List<(double Place, Rgb Color)> stops = [];
        foreach (object?[] pair in pairs.Select(Values.Of))
        {
            Values.TryNumber(pair[0], out double place);
            string? css = pair[1] is Color color ? color.Value as string : pair[1] as string;
            if (!Rgb.TryParse(css, out Rgb rgb))
                throw new ArgumentException($"A colour scale has the colour \"{css}\"; write it as #rrggbb or rgb(r, g, b).");
            stops.Add((place, rgb));
        }

        return stops.Count > 1 ? [.. stops.OrderBy(stop => stop.Place)] : [stops[0], stops[0] with { Place = stops[0].Place + 1 }];
    }
}
