using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course.Notebooks.Kernel;

/// <summary>The protocol's JSON, generated at compile time so that the kernel starts fast.</summary>
[JsonSerializable(typeof(KernelCommand))]
[JsonSerializable(typeof(KernelEvent))]
internal sealed partial class KernelJson : JsonSerializerContext
{
    private static readonly KernelJson s_context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Line(KernelCommand command) => JsonSerializer.Serialize(command, s_context.KernelCommand);

    public static string Line(KernelEvent kernelEvent) => JsonSerializer.Serialize(kernelEvent, s_context.KernelEvent);

    public static KernelCommand? ReadCommand(string line) => JsonSerializer.Deserialize(line, s_context.KernelCommand);

    /// <summary>The event on a line, or null where the line is none: native code may print to the process's own output.</summary>
    public static KernelEvent? ReadEvent(string line)
    {
        if (!line.StartsWith("{\"event\":", StringComparison.Ordinal))
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, s_context.KernelEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
