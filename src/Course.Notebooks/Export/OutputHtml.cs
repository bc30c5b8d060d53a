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
        InlineImages(StyleBlock().Replace(html, block => page.IsFirst(block.Value.Trim()) ? block.Value : ""), page);

    /// <summary>Replaces the addresses of local images in <c>img</c> tags by data URIs.</summary>
    public static string InlineImages(string html, PageContext page) => ImageSource().Replace(html, match =>
        match.Groups["before"].Value + LocalImages.DataUri(WebUtility.HtmlDecode(match.Groups["url"].Value), null, page) + match.Groups["after"].Value);

    [GeneratedRegex(@"<(?:img|link|iframe|video|audio|source|embed|object|image|use|input)\b[^>]*?\b(?:src|href|data|srcset)\s*=\s*[""']?\s*(?:https?:)?//|url\(\s*[""']?(?:https?:)?//|@import\b", RegexOptions.IgnoreCase)]
    private static partial Regex RemoteResource();

    [GeneratedRegex(@"<style\b[^>]*>.*?</style>\s*", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex(@"(?<before><img\b[^>]*?\bsrc\s*=\s*(?<quote>[""']))(?<url>.*?)(?<after>\k<quote>)", RegexOptions.IgnoreCase)]
    private static partial Regex ImageSource();
}
