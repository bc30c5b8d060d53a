using System.Collections;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>One value in one or more representations, keyed by mime type.</summary>
/// <remarks>A representation is text (base64 for binary types), or any JSON value for <c>application/json</c> and its <c>+json</c> relatives.</remarks>
public sealed class MimeBundle : IEnumerable<KeyValuePair<string, JsonNode?>>
{
    private readonly SortedDictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    /// <summary>The representation of a mime type; null when there is none.</summary>
    /// <param name="mime">The mime type, such as <c>text/html</c>.</param>
    /// <returns>The stored value.</returns>
    public JsonNode? this[string mime]
    {
        get => _values.GetValueOrDefault(mime);
        set => _values[mime] = value;
    }

    /// <summary>The mime types present, in ordinal order.</summary>
    public IReadOnlyCollection<string> MimeTypes => _values.Keys;

    /// <summary>The representation of a mime type as text; null when there is none or when it is not text.</summary>
    /// <param name="mime">The mime type, such as <c>text/plain</c>.</param>
    /// <returns>The text.</returns>
    public string? Text(string mime) => this[mime] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Adds a representation.</summary>
    /// <param name="mime">The mime type.</param>
    /// <param name="value">Text, or JSON for JSON mime types.</param>
    public void Add(string mime, JsonNode? value) => _values.Add(mime, value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonNode?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static bool IsJson(string mime) => mime == "application/json" || mime.EndsWith("+json", StringComparison.Ordinal);
}
