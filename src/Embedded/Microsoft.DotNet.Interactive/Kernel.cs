using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that every C# cell may call by their bare names.</summary>
public abstract class Kernel
{
    private protected Kernel()
    {
    }

    /// <summary>Formats a value and shows it below the cell.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">The MIME types to format it as; none means the ones preferred for its type.</param>
    /// <returns>The shown value, which can be updated in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>A text that is HTML already and is shown without being escaped.</summary>
    /// <param name="content">An HTML fragment.</param>
    /// <returns>The fragment, to be displayed.</returns>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();
}
