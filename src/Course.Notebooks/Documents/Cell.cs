using System.Globalization;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="id">A name that is unique in the notebook: 1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="kind">What the cell holds.</param>
/// <param name="text">The text, whatever its line ends are.</param>
public sealed class Cell(string id, CellKind kind, string text)
{
    private const string Started = "iopub.execute_input";
    private const string Ended = "shell.execute_reply";

    /// <summary>The cell's name, unique in its notebook.</summary>
    public string Id { get; } = id;

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; } = kind;

    /// <summary>The text as it stands in the file: its lines may end in <c>\r\n</c> or <c>\r</c>.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The text with <c>\n</c> between lines, and usually none after the last.</summary>
    public string Source
    {
        get => Text.Replace("\r\n", "\n").Replace('\r', '\n');
        set => Text = value;
    }

    /// <summary>Everything under the cell's <c>metadata</c>, what this library does not know included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>What stands in the cell beside nbformat's own members, by name: another program's data, which is kept as it is.</summary>
    public JsonObject OtherMembers { get; init; } = [];

    /// <summary>Files pasted into a Markdown cell, by name and mime type (nbformat's <c>attachments</c>); null when there are none.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>What the last run of a code cell gave, in order.</summary>
    public IList<CellOutput> Outputs { get; init; } = [];

    /// <summary>The number of the run, counted from 1 in each session; null when the cell has not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>The tags (<c>metadata.tags</c>), in order.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.Select(tag => tag is null ? "" : tag.ToString())] : [];

    /// <summary>The .NET Interactive kernel that the metadata name, such as <c>csharp</c>; null when they name none.</summary>
    public string? KernelName =>
        (Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
        ?? (Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString();

    /// <summary>How long the last run took, from <c>metadata.execution</c>; null when the cell has not been timed.</summary>
    public TimeSpan? ExecutionTime =>
        Metadata["execution"] is JsonObject times && Time(times, Started) is { } start && Time(times, Ended) is { } end && end >= start
            ? end - start
            : null;

    /// <summary>A C# cell with the metadata that .NET Interactive and the course need.</summary>
    /// <param name="id">The cell's name.</param>
    /// <param name="source">The code.</param>
    /// <param name="tags">Tags such as <c>claim</c>.</param>
    /// <returns>The cell, without outputs.</returns>
    public static Cell Code(string id, string source, params ReadOnlySpan<string> tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        return new Cell(id, CellKind.Code, source) { Metadata = WithTags(metadata, tags) };
    }

    /// <summary>A Markdown cell.</summary>
    /// <param name="id">The cell's name.</param>
    /// <param name="source">The prose.</param>
    /// <param name="tags">Tags, if any.</param>
    /// <returns>The cell.</returns>
    public static Cell Markdown(string id, string source, params ReadOnlySpan<string> tags) =>
        new(id, CellKind.Markdown, source) { Metadata = WithTags([], tags) };

    /// <summary>Whether the cell carries a tag.</summary>
    /// <param name="tag">The tag, such as <c>raises-exception</c>; case matters.</param>
    /// <returns>True if it does.</returns>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Notes when the cell ran, under <c>metadata.execution</c> and with the keys that Jupyter's front ends use.</summary>
    /// <param name="started">When it began.</param>
    /// <param name="ended">When it ended.</param>
    public void SetExecutionTimes(DateTimeOffset started, DateTimeOffset ended) =>
        Metadata["execution"] = new JsonObject { [Started] = Format(started), [Ended] = Format(ended) };

    /// <summary>The cell as it is stored: without outputs, execution count and times.</summary>
    /// <returns>A copy that shares nothing with this cell.</returns>
    public Cell Stored()
    {
        var stored = WithoutOutputs();
        stored.Metadata.Remove("execution");
        return stored;
    }

    /// <summary>A copy without outputs and execution count.</summary>
    internal Cell WithoutOutputs() => new(Id, Kind, Text)
    {
        Metadata = Metadata.DeepClone().AsObject(),
        OtherMembers = OtherMembers.DeepClone().AsObject(),
        Attachments = Attachments?.DeepClone().AsObject(),
    };

    /// <summary>The cell under another name. It shares everything with this one.</summary>
    /// <param name="id">The name.</param>
    /// <returns>The cell, to be put in the place of this one.</returns>
    public Cell Renamed(string id) => new(id, Kind, Text)
    {
        Metadata = Metadata,
        OtherMembers = OtherMembers,
        Attachments = Attachments,
        Outputs = Outputs,
        ExecutionCount = ExecutionCount,
    };

    private static JsonObject WithTags(JsonObject metadata, ReadOnlySpan<string> tags)
    {
        if (tags.Length > 0)
            metadata["tags"] = new JsonArray([.. tags.ToArray().Select(tag => (JsonNode)tag)]);
        return metadata;
    }

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(JsonObject times, string key) =>
        DateTimeOffset.TryParse(times[key]?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
