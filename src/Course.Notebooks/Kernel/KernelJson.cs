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
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
    });

    public static string Line(KernelCommand command) => JsonSerializer.Serialize(command, s_context.KernelCommand);

    public static string Line(KernelEvent kernelEvent) => JsonSerializer.Serialize(kernelEvent, s_context.KernelEvent);

    /// <exception cref="JsonException">The line is no command.</exception>
    public static KernelCommand ReadCommand(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, s_context.KernelCommand) ?? throw new JsonException("null says nothing.");
        }
        catch (NotSupportedException unnamed)
        {
            throw new JsonException("The member \"command\" is missing.", unnamed);
        }
    }

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
