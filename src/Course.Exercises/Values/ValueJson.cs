using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Values;

/// <summary>Values as JSON, for the way from the process that ran an answer to the one that judges it.</summary>
/// <remarks>
/// A number is <c>{"number": "0.5"}</c> with all its digits (text, as JSON has no NaN), the others <c>{"truth": true}</c>, <c>{"text": "…"}</c>,
/// <c>{"list": […], "names": […]}</c> and <c>{"tensor": "float32", "shape": [2, 3], "bytes": "base64"}</c>. What is read is checked: the sender is not trusted.
/// </remarks>
public sealed class ValueJson : JsonConverter<Value>
{
    private const int DeepestList = 16;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case NumberValue number:
                writer.WriteString("number", number.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case TruthValue truth:
                writer.WriteBoolean("truth", truth.Truth);
                break;
            case TextValue text:
                writer.WriteString("text", text.Text);
                break;
            case TensorValue tensor:
                writer.WriteString("tensor", ValueText.Name(tensor.ElementType));
                writer.WriteStartArray("shape");
                foreach (long size in tensor.Shape)
                    writer.WriteNumberValue(size);
                writer.WriteEndArray();
                writer.WriteBase64String("bytes", tensor.Bytes);
                break;
            case ListValue list:
                writer.WriteStartArray("list");
                foreach (var item in list.Items)
                    Write(writer, item, options);
                writer.WriteEndArray();
                if (list.Names is not null)
                {
                    writer.WriteStartArray("names");
                    foreach (string name in list.Names)
                        writer.WriteStringValue(name);
                    writer.WriteEndArray();
                }
                break;
        }
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no value, or a tensor's bytes do not fit its shape.</exception>
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Of(document.RootElement, DeepestList);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException or ArgumentException or KeyNotFoundException)
        {
            throw new JsonException($"This is no value: {exception.Message}");
        }
    }

    private static Value Of(JsonElement json, int depth)
    {
        if (depth == 0)
            throw new JsonException("Lists are nested too deeply.");
        if (json.TryGetProperty("number", out var number))
            return new NumberValue(double.Parse(number.GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        if (json.TryGetProperty("truth", out var truth))
            return new TruthValue(truth.GetBoolean());
        if (json.TryGetProperty("text", out var text))
            return new TextValue(text.GetString() ?? "");
        if (json.TryGetProperty("list", out var list))
        {
            Value[] items = [.. list.EnumerateArray().Select(item => Of(item, depth - 1))];
            string[]? names = json.TryGetProperty("names", out var given) ? [.. given.EnumerateArray().Select(name => name.GetString() ?? "")] : null;
            return names is null || names.Length == items.Length ? new ListValue(items, names) : throw new JsonException("There is not one name for each value.");
        }
        return json.TryGetProperty("tensor", out var type) ? OfTensor(type.GetString(), json) : throw new JsonException("This is no value.");
    }

    private static TensorValue OfTensor(string? name, JsonElement json)
    {
        ScalarType[] types = [ScalarType.Float32, ScalarType.Float64, ScalarType.Int64, ScalarType.Int32, ScalarType.Byte, ScalarType.Bool];
        int place = Array.FindIndex(types, type => ValueText.Name(type) == name);
        if (place < 0)
            throw new JsonException($"{name} is no element type.");
        long[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        byte[] bytes = json.GetProperty("bytes").GetBytesFromBase64();
        long elements = 1;
        foreach (long size in shape)
            elements = size < 0 ? throw new JsonException("A size is negative.") : checked(elements * size);
        return checked(elements * ElementBytes.Size(types[place])) == bytes.Length
            ? new TensorValue(types[place], shape, bytes)
            : throw new JsonException($"A tensor {ValueText.Shape(shape)} of {name} does not have {bytes.Length} bytes.");
    }
}
