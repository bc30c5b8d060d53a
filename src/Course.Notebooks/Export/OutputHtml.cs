using System.Net;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Export;

/// <summary>Makes HTML from outputs fit for a page without scripts, without network, and with many such outputs.</summary>
internal static partial class OutputHtml
{
    /// <summary>Why an output cannot be on the page; null when it can.</summary>
    public static string? Obstacle(string html)
    {
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase))
            return "It needs a script, and this page runs none. Run the notebook to see it.";
        return RemoteResource().IsMatch(html) ? "It loads something from the network, and this page is whole in itself. Run the notebook to see it." : null;
    }

    /// <summary>Drops style blocks that the page has already, and puts local images in the page.</summary>
    public static string Fit(string html, PageContext page) =>
        FitAddresses(StyleBlock().Replace(html, block => page.IsFirst(block.Value.Trim()) ? block.Value : ""), page);

    /// <summary>Replaces the addresses of local images in <c>img</c> tags by data URIs, and those of links by where they lead from the page.</summary>
    public static string FitAddresses(string html, PageContext page) => FitLinks(FitImages(html, url => LocalImages.DataUri(url, null, page)), page.Address);

    /// <summary>Gives the images in <c>img</c> tags other addresses.</summary>
    public static string FitImages(string html, Func<string, string> picture) => ImageSource().Replace(html, match =>
        match.Groups["before"].Value + picture(WebUtility.HtmlDecode(match.Groups["url"].Value)) + match.Groups["after"].Value);

    /// <summary>Gives links other addresses, those within the page excepted; one that gets null stays as its text.</summary>
    public static string FitLinks(string html, Func<string, string?> address) => LinkTarget().Replace(html, match =>
        match.Groups["tag"].Value + (address(WebUtility.HtmlDecode(match.Groups["url"].Value)) is { } other ? $" href=\"{Html.Escape(other)}\"" : ""));

    [GeneratedRegex(@"<(?:img|link|iframe|video|audio|source|embed|object|image|use|input)\b[^>]*?\b(?:src|href|data|srcset)\s*=\s*[""']?\s*(?:https?:)?//|url\(\s*[""']?(?:https?:)?//|@import\b", RegexOptions.IgnoreCase)]
    private static partial Regex RemoteResource();

    [GeneratedRegex(@"<style\b[^>]*>.*?</style>\s*", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex(@"(?<before><img\b[^>]*?\bsrc\s*=\s*(?<quote>[""']))(?<url>.*?)(?<after>\k<quote>)", RegexOptions.IgnoreCase)]
    private static partial Regex ImageSource();

    [GeneratedRegex(@"(?<tag><a\b[^>]*?)\shref\s*=\s*(?<quote>[""'])(?<url>[^""'#>][^""'>]*)\k<quote>", RegexOptions.IgnoreCase)]
    private static partial Regex LinkTarget();
}
