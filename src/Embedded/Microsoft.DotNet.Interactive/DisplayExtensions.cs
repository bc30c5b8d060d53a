using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace System;

/// <summary>Displaying any value by a method call on it.</summary>
public static class DisplayExtensions
{
    /// <summary>Formats the value and shows it below the cell.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">The MIME types to format it as; none means the ones preferred for its type.</param>
    /// <returns>The shown value, which can be updated in place.</returns>
    /// <exception cref="ArgumentException">There is no formatter for one of the MIME types.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        KernelInvocationContext.Current!.Display(value, mimeTypes);

    /// <summary>Shows the text as it stands, as content of a MIME type.</summary>
    /// <param name="value">The content, for example Markdown or SVG.</param>
    /// <param name="mimeType">The content's MIME type, for example <c>text/markdown</c>.</param>
    /// <param name="additionalMimeTypes">More MIME types that the same text is valid for.</param>
    /// <returns>The shown value, which can be updated in place.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType, params string[] additionalMimeTypes) =>
        KernelInvocationContext.Current!.DisplayAs(value, mimeType, additionalMimeTypes);
}
