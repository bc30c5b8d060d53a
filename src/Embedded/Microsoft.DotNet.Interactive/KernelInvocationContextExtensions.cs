using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Displaying values from the running cell.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Formats a value and shows it.</summary>
    /// <param name="context">The running cell.</param>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">The MIME types to format it as; none means the ones preferred for its type.</param>
    /// <returns>The shown value, which can be updated in place.</returns>
    /// <exception cref="ArgumentException">There is no formatter for one of the MIME types.</exception>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes)
    {
        string[] types = mimeTypes is { Length: > 0 } ? mimeTypes : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType())];
        return Show(context, types.Distinct().ToDictionary(type => type, type => Format(value, type)));
    }

    /// <summary>Shows a text as it stands, as content of a MIME type.</summary>
    /// <param name="context">The running cell.</param>
    /// <param name="value">The content, for example Markdown or SVG.</param>
    /// <param name="mimeType">The content's MIME type, for example <c>text/markdown</c>.</param>
    /// <param name="additionalMimeTypes">More MIME types that the same text is valid for.</param>
    /// <returns>The shown value, which can be updated in place.</returns>
    public static DisplayedValue DisplayAs(
        this KernelInvocationContext context, string value, string mimeType, params string[] additionalMimeTypes)
    {
        if (string.IsNullOrWhiteSpace(mimeType))
            throw new ArgumentException("A MIME type is needed, for example text/markdown.", nameof(mimeType));
        string[] types = [mimeType, .. additionalMimeTypes];
        return Show(context, types.Distinct().ToDictionary(type => type, _ => value));
    }

    private static string Format(object? value, string mimeType)
    {
        try
        {
            return value.ToDisplayString(mimeType);
        }
        catch (ArgumentException unknown) when (unknown.Message.StartsWith("No formatter is registered", StringComparison.Ordinal))
        {
            throw new ArgumentException($"No formatter is registered for MIME type {mimeType}: a text that is {mimeType} already is shown with text.DisplayAs(\"{mimeType}\").");
        }
    }

    private static DisplayedValue Show(KernelInvocationContext context, Dictionary<string, string> data)
    {
        if (context is null)
            throw new InvalidOperationException("Nothing can be displayed here: no notebook cell is running.");
        string id = Guid.NewGuid().ToString("N");
        context.Output.Display(id, data);
        return new DisplayedValue(id, [.. data.Keys], context);
    }
}
