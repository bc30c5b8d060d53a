namespace Course.Notebooks.Documents;

/// <summary>A form in which notebooks are kept in files.</summary>
public enum NotebookFormat
{
    /// <summary>Jupyter's JSON, <c>.ipynb</c>; the form that the course stores, and the only one with outputs.</summary>
    Ipynb,

    /// <summary>.NET Interactive's text form, <c>.dib</c>.</summary>
    Dib,

    /// <summary>Markdown as Jupytext writes it, <c>.md</c>: prose in regions, code in fences, metadata beside them.</summary>
    Markdown,
}

/// <summary>What names and files say about the form of a notebook.</summary>
public static class NotebookFormats
{
    /// <summary>The form of a file, by the end of its name.</summary>
    /// <param name="path">A file name.</param>
    /// <returns>The form; null where the name says none.</returns>
    public static NotebookFormat? Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".dib" => NotebookFormat.Dib,
        ".md" => NotebookFormat.Markdown,
        _ => null,
    };

    /// <summary>The end of the names of files in a form.</summary>
    /// <param name="format">The form.</param>
    /// <returns>The extension with its dot.</returns>
    public static string Extension(this NotebookFormat format) => format switch
    {
        NotebookFormat.Dib => ".dib",
        NotebookFormat.Markdown => ".md",
        _ => ".ipynb",
    };
}
