using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

/// <summary>PyTorch's numbers. The folder is golden/ beside the tests, or the one that COURSE_GOLDEN names.</summary>
internal static class GoldenFile
{
    internal static JsonElement Read(string name)
    {
        var folder = Environment.GetEnvironmentVariable("COURSE_GOLDEN") ?? Path.Combine(AppContext.BaseDirectory, "golden");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
        return document.RootElement.Clone();
    }

    /// <summary>A tensor written as dtype, shape and row-major data.</summary>
    internal static Tensor Tensor(JsonElement json)
    {
        var shape = json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var data = json.GetProperty("data");
        return json.GetProperty("dtype").GetString() switch
        {
            "float64" => tensor(Doubles(data), dtype: float64).reshape(shape),
            "float32" => tensor(Doubles(data), dtype: float32).reshape(shape),
            "int64" => tensor(data.EnumerateArray().Select(value => value.GetInt64()).ToArray()).reshape(shape),
            "bool" => tensor(data.EnumerateArray().Select(value => value.GetBoolean()).ToArray()).reshape(shape),
            var other => throw new NotSupportedException($"The golden files have no {other} tensors."),
        };
    }

    internal static double[] Doubles(JsonElement data) => [.. data.EnumerateArray().Select(value => value.GetDouble())];
}
