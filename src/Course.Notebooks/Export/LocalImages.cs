using System.Text.Json.Nodes;

namespace Course.Notebooks.Export;

/// <summary>Turns images beside the notebook, or pasted into a cell, into data URIs, so that the page needs no other file.</summary>
internal static class LocalImages
{
    private static readonly Dictionary<string, string> MimeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>The data URI of an image; on failure a problem is noted and the address comes back as it was.</summary>
    public static string DataUri(string url, JsonObject? attachments, PageContext page)
    {
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return url;
        if (url.StartsWith("attachment:", StringComparison.Ordinal))
            return Attachment(url["attachment:".Length..], attachments, page) ?? url;
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal))
        {
            page.Problem($"the image {url} is on the network; keep a copy beside the notebook so that the page is whole");
            return url;
        }
        var path = Path.GetFullPath(Path.Combine(page.BaseDirectory, Uri.UnescapeDataString(url)));
        if (!MimeTypes.TryGetValue(Path.GetExtension(path), out var mime))
        {
            page.Problem($"the image {url} is of a kind that is not known; use {string.Join(", ", MimeTypes.Keys)}");
            return url;
        }
        if (!File.Exists(path))
        {
            page.Problem($"the image {url} is not there; its address is relative to the notebook's folder");
            return url;
        }
        return $"data:{mime};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private static string? Attachment(string name, JsonObject? attachments, PageContext page)
    {
        if (attachments?[Uri.UnescapeDataString(name)] is JsonObject { Count: > 0 } bundle)
        {
            var (mime, data) = bundle.First();
            return $"data:{mime};base64,{(data is JsonArray lines ? string.Concat(lines.Select(line => line?.ToString())) : data?.ToString())?.ReplaceLineEndings("")}";
        }
        page.Problem($"the attachment {name} is not in this cell");
        return null;
    }
}
