using System.Text.Encodings.Web;
using System.Text.Json;

namespace Course.Notebooks.Documents;

/// <summary>How the JSON in notebooks of every form is read and written.</summary>
internal static class DocumentJson
{
    /// <summary>How deep objects and lists may stand in each other.</summary>
    public const int Deepest = 512;

    /// <summary>A header holds a notebook's metadata a little deeper than the notebook does.</summary>
    private const int DeepestInHeader = Deepest + 16;

    public static JsonDocumentOptions Reading { get; } = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };

    public static JsonDocumentOptions ReadingHeader { get; } = new() { AllowDuplicateProperties = false, MaxDepth = DeepestInHeader };

    /// <summary>On one line, with characters as they are.</summary>
    public static JsonSerializerOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DeepestInHeader };

    /// <summary>Whether what is wrong with a text is how deep it goes, rather than that it is not JSON.</summary>
    public static bool IsTooDeep(JsonException error) => error.Message.Contains("maximum configured depth", StringComparison.Ordinal);
}
