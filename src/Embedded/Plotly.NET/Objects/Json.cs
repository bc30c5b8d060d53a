using System.Collections;
using System.Globalization;
using System.Text;

namespace Plotly.NET;

/// <summary>Writes figures in Plotly's JSON schema.</summary>
internal static class Json
{
    internal static string Write(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A value as a text without quotes: the text itself, true, false, or a number.</summary>
    internal static string Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        IEnumerable => Write(value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or char:
                AppendString(text, value.ToString()!);
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case DynamicObj.DynamicObj part:
                AppendObject(text, part.Properties);
                break;
            case IStyleParam choice:
                Append(text, choice.Convert());
                break;
            case Color color:
                Append(text, color.Value);
                break;
            case IEnumerable<KeyValuePair<string, object>> map:
                AppendObject(text, map);
                break;
            case IEnumerable items:
                AppendArray(text, items);
                break;
            case DateTime moment:
                AppendString(text, moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case double number:
                // JSON knows no NaN and no infinity; Plotly reads null as a gap.
                text.Append(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "null");
                break;
            case float number:
                text.Append(float.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "null");
                break;
            case Enum choice:
                AppendString(text, choice.ToString());
                break;
            case IFormattable number:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                AppendString(text, value.ToString() ?? "");
                break;
        }
    }

    private static void AppendObject(StringBuilder text, IEnumerable<KeyValuePair<string, object>> properties)
    {
        text.Append('{');
        string separator = "";
        foreach ((string name, object value) in properties)
        {
            text.Append(separator);
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
            separator = ",";
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        string separator = "";
        foreach (object? item in items)
        {
            text.Append(separator);
            Append(text, item);
            separator = ",";
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                // '<' too, so that the JSON can stand inside a script element.
                < ' ' or '<' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
