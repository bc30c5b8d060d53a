namespace Course.Notebooks.Export;

/// <summary>The page's style, kept as a CSS file of its own and built into the library.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = PageFrame.Resource("page.css");
}
