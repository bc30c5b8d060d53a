namespace Course.Notebooks.Documents;

/// <summary>What a cell holds; nbformat's <c>cell_type</c>.</summary>
public enum CellKind
{
    /// <summary>Code that a kernel runs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that no one interprets. .NET Interactive would run it as C#, so the course's notebooks have none.</summary>
    Raw,
}
