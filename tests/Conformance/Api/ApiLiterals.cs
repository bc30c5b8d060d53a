using System.Globalization;
using System.Reflection;
using System.Text;

namespace Conformance.Api;

/// <summary>How the API lists write constants and the default values of parameters.</summary>
internal static class ApiLiterals
{
    /// <summary>The parameter's default value; null when it has none.</summary>
    internal static string? Default(ParameterInfo parameter)
    {
        IList<CustomAttributeData> attributes = parameter.GetCustomAttributesData();
        if (Decimal(attributes) is { } text)
        {
            return text;
        }

        Type type = ApiNames.Dereferenced(parameter.ParameterType);
        if (parameter.Attributes.HasFlag(ParameterAttributes.HasDefault))
        {
            object? value = parameter.RawDefaultValue;
            return Of(value is DBNull ? null : value, type);
        }

        return ApiNames.Find(attributes, "System.Runtime.InteropServices.DefaultParameterValueAttribute") is { } given
            ? Of(given.ConstructorArguments[0].Value, type)
            : parameter.IsOptional ? "default" : null;
    }

    internal static string? Decimal(IEnumerable<CustomAttributeData> attributes)
    {
        if (ApiNames.Find(attributes, "System.Runtime.CompilerServices.DecimalConstantAttribute") is not { } constant)
        {
            return null;
        }

        IList<CustomAttributeTypedArgument> parts = constant.ConstructorArguments;
        int Word(int i) => parts[i].Value is uint word ? unchecked((int)word) : Convert.ToInt32(parts[i].Value, CultureInfo.InvariantCulture);
        var value = new decimal(Word(4), Word(3), Word(2), (byte)parts[1].Value! != 0, (byte)parts[0].Value!);
        return value.ToString(CultureInfo.InvariantCulture) + "m";
    }

    internal static string Of(object? value, Type type)
    {
        bool nullable = type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1";
        if (value is null)
        {
            return (type.IsValueType && !nullable) || type.IsGenericParameter ? "default" : "null";
        }

        type = nullable ? type.GetGenericArguments()[0] : type;
        return type.IsEnum ? OfEnum(value, type) : value switch
        {
            string s => $"\"{Escaped(s)}\"",
            char c => $"'{Escaped(c.ToString())}'",
            bool b => b ? "true" : "false",
            float f => Special(f, "float") ?? f.ToString("R", CultureInfo.InvariantCulture) + "f",
            double d => Special(d, "double") ?? WithPoint(d.ToString("R", CultureInfo.InvariantCulture)),
            decimal m => m.ToString(CultureInfo.InvariantCulture) + "m",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static string OfEnum(object value, Type type)
    {
        FieldInfo[] members = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        string[] matching = [.. members.Where(m => Equals(m.GetRawConstantValue(), value)).Take(1).Select(m => m.Name)];
        if (matching.Length == 0)
        {
            long bits = Bits(value);
            matching = [.. members.Where(m => Bits(m.GetRawConstantValue()!) is var own && own != 0 && (bits & own) == own).Select(m => m.Name)];
        }

        string path = ApiNames.TypePath(type);
        return matching.Length == 0 ? $"({path}){value}" : string.Join(" | ", matching.Select(name => $"{path}.{name}"));
    }

    private static long Bits(object value) => value is ulong bits ? unchecked((long)bits) : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string? Special(double value, string type) =>
        double.IsNaN(value) ? type + ".NaN"
        : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
        : null;

    private static string WithPoint(string number) => number.AsSpan().IndexOfAny('.', 'E', 'e') < 0 ? number + ".0" : number;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '\\' => "\\\\",
                '"' => "\\\"",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                _ => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
