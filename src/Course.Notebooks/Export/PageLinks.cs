namespace Course.Notebooks.Export;

/// <summary>Where a page's neighbours are: addresses relative to the page, and what they are called.</summary>
/// <param name="Previous">The page before it; null for the first.</param>
/// <param name="Next">The page after it; null for the last.</param>
public sealed record PageLinks((string Address, string Title)? Previous, (string Address, string Title)? Next)
{
    /// <summary>The address of the index, beside the pages.</summary>
    public const string Index = "index.html";

    internal string Top => Links("top", "Neighbouring chapters");

    internal string Bottom => Links("bottom", "Neighbouring chapters, again");

    private string Links(string place, string label) =>
        $"<nav class=\"neighbours {place}\" aria-label=\"{label}\">\n{Link("prev", "←\u00A0", Previous, "")}<a class=\"index\" href=\"{Index}\">All chapters</a>\n{Link("next", "", Next, "\u00A0→")}</nav>\n";

    private static string Link(string relation, string before, (string Address, string Title)? page, string after) => page is { } target
        ? $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{Html.Escape(target.Address)}\">{before}{Html.Escape(target.Title)}{after}</a>\n"
        : "";
}
