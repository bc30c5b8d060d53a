using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Values;

/// <summary>Objects as values, and back: numbers, truth, text, tensors, and arrays, tuples and records of these.</summary>
public static class ValueConvert
{
    /// <summary>The value of an object. A tensor's numbers are copied.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="NoValueException">It is null, a disposed tensor, or of a type that is no value, or has such a part; the message says which.</exception>
    public static Value Of(object? value) => Part(value, "");

    /// <param name="value">The object.</param>
    /// <param name="place">Where it stands in what was given, such as " as part 2"; empty for the whole.</param>
    private static Value Part(object? value, string place) => value switch
    {
        null => throw new NoValueException($"null was returned{place}"),
        Value already => already,
        Tensor { IsInvalid: true } => throw new NoValueException($"a tensor that is disposed already was returned{place}"),
        Tensor tensor => new TensorValue(tensor.dtype, [.. tensor.shape], ElementBytes.Of(tensor)),
        Scalar scalar => new NumberValue(scalar.ToDouble()),
        bool truth => new TruthValue(truth),
        string text => new TextValue(text),
        char letter => new TextValue(letter.ToString()),
        double or float or int or long or short or byte or decimal => new NumberValue(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        Enum name => new TextValue(name.ToString()),
        ITuple tuple => new ListValue([.. Enumerable.Range(0, tuple.Length).Select(i => Part(tuple[i], $"{place} as part {i + 1}"))]),
        IEnumerable sequence => new ListValue([.. sequence.Cast<object?>().Select((part, i) => Part(part, $"{place} as element {i}"))]),
        _ when Parts(value.GetType()) is { Count: > 0 } parts => new ListValue([.. parts.Select(part => Part(part.GetValue(value), $"{place} as {part.Name}"))], [.. parts.Select(part => part.Name)]),
        _ => throw new NoValueException($"an object of the type {value.GetType().Name} was returned{place}"),
    };

    /// <summary>The object that a value stands for.</summary>
    /// <typeparam name="T">Its type: one of those that <see cref="Of"/> takes.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The object; a tensor is a fresh one without history.</returns>
    /// <exception cref="InvalidCastException">The value is not of this type.</exception>
    public static T To<T>(Value value) => (T)To(value, typeof(T));

    /// <summary>The object that a value stands for.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type: one of those that <see cref="Of"/> takes.</param>
    /// <returns>The object.</returns>
    /// <exception cref="InvalidCastException">The value is not of this type.</exception>
    public static object To(Value value, Type type) => (value, Nullable.GetUnderlyingType(type) ?? type) switch
    {
        (_, var any) when any == typeof(Value) || any == value.GetType() => value,
        (TensorValue tensor, var t) when t == typeof(Tensor) => ElementBytes.ToTensor(tensor),
        (TruthValue truth, var t) when t == typeof(bool) => truth.Truth,
        (TextValue text, var t) when t == typeof(string) => text.Text,
        (TextValue { Text.Length: 1 } text, var t) when t == typeof(char) => text.Text[0],
        (TextValue text, { IsEnum: true } t) => Enum.Parse(t, text.Text),
        (NumberValue number, { IsPrimitive: true } t) when t != typeof(bool) && t != typeof(char) => Convert.ChangeType(number.Number, t, System.Globalization.CultureInfo.InvariantCulture),
        (NumberValue number, var t) when t == typeof(decimal) => (decimal)number.Number,
        (ListValue list, { IsArray: true } t) => ToArray(list, t.GetElementType()!),
        (ListValue list, { IsGenericType: true, IsInterface: true } t) when t.IsAssignableFrom(t.GetGenericArguments()[0].MakeArrayType()) => ToArray(list, t.GetGenericArguments()[0]),
        (ListValue list, var t) when t.IsAssignableTo(typeof(ITuple)) && t.GetGenericArguments().Length == list.Items.Count =>
            Activator.CreateInstance(t, [.. list.Items.Zip(t.GetGenericArguments(), To)])!,
        (ListValue list, var t) when Parts(t) is { } parts && parts.Count == list.Items.Count && parts.Count > 0 =>
            Activator.CreateInstance(t, [.. list.Items.Zip(parts, (item, part) => To(item, part.PropertyType))])!,
        _ => throw new InvalidCastException($"{ValueText.Short(value)} was given where a {type.Name} is expected."),
    };

    private static Array ToArray(ListValue list, Type element)
    {
        var array = Array.CreateInstance(element, list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
            array.SetValue(To(list.Items[i], element), i);
        return array;
    }

    /// <summary>The properties of a positional record, in the order of its constructor; empty for any other type.</summary>
    private static List<PropertyInfo> Parts(Type type)
    {
        if (type.GetConstructors() is not [var constructor, ..])
            return [];
        var parts = constructor.GetParameters().Select(parameter => type.GetProperty(parameter.Name ?? "")).ToList();
        return parts.Contains(null) ? [] : [.. parts.OfType<PropertyInfo>()];
    }
}
