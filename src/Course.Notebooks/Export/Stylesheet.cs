namespace Course.Notebooks.Export;

/// <summary>The page's style, kept as a CSS file of its own and built into the library.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("Course.Notebooks.Export.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
