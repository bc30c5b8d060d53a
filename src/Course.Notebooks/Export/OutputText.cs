using Course.Notebooks.Export.Programs;

namespace Course.Notebooks.Export;

/// <summary>What a cell showed, as text for a console.</summary>
public static class OutputText
{
    /// <summary>The text of an output.</summary>
    /// <param name="data">The same value in one or more MIME types.</param>
    /// <returns>The value itself where it is text; of HTML, what can be read, <see cref="PlainText.MostLines"/> lines at most; for a picture, a word in brackets.</returns>
    public static string Of(IReadOnlyDictionary<string, string> data) => PlainText.Of(data) ?? "[picture]";
}
