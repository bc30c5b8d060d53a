using System.Globalization;

namespace Plotly.NET;

/// <summary>A colour, several of them, or numbers that a colour scale turns into colours.</summary>
public class Color
{
    private Color(object value) => Value = value;

    /// <summary>As Plotly's JSON has it: a CSS colour, an array of them, or an array of numbers.</summary>
    public object Value { get; }

    /// <summary>A colour from <c>#rrggbb</c>.</summary>
    /// <exception cref="ArgumentException">The text is not a hexadecimal colour.</exception>
    public static Color fromHex(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (!Svg.Rgb.TryParse(s.StartsWith('#') ? s : "#" + s, out _))
            throw new ArgumentException($"\"{s}\" is not a colour: write six hexadecimal digits, such as #0072b2.", nameof(s));
        return new Color(s.StartsWith('#') ? s : "#" + s);
    }

    /// <summary>A colour from a CSS colour: a name, <c>#rrggbb</c> or <c>rgb(r, g, b)</c>.</summary>
    public static Color fromString(string c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return new Color(c);
    }

    /// <summary>A colour from red, green and blue, each 0 to 255.</summary>
    public static Color fromRGB(int r, int g, int b) => fromARGB(255, r, g, b);

    /// <summary>A colour from opacity, red, green and blue, each 0 to 255.</summary>
    public static Color fromARGB(int a, int r, int g, int b) =>
        new($"rgba({Component(r)}, {Component(g)}, {Component(b)}, {(Component(a) / 255.0).ToString("0.0##", CultureInfo.InvariantCulture)})");

    /// <summary>One colour for each point or bar.</summary>
    public static Color fromColors(IEnumerable<Color> c) => new(c.Select(color => color.Value).ToArray());

    /// <summary>One number for each point or bar; the marker's colour scale says which colour it is.</summary>
    public static Color fromColorScaleValues<a>(IEnumerable<a> c)
        where a : IConvertible => new(c.Select(value => value.ToDouble(CultureInfo.InvariantCulture)).ToArray());

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is Color color && Json.Write(Value) == Json.Write(color.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Json.Write(Value).GetHashCode(StringComparison.Ordinal);

    private static int Component(int value) => value is >= 0 and <= 255
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), $"A colour's component is {value}; it must be 0 to 255.");
}
