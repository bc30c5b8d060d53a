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

    /// <summary>Adds a style sheet to the page, as an output of the cell.</summary>
    /// <param name="content">CSS rules.</param>
    public static void CSS(string content) => new HtmlString($"<style>{content}</style>").Display(HtmlFormatter.MimeType);

    /// <summary>Runs a script in the page, where a browser shows the output.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) => new HtmlString($"<script type=\"text/javascript\">{scriptContent}</script>").Display(HtmlFormatter.MimeType);

    /// <summary>Asks the person at the notebook for a line of text.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="typeHint">What kind of text is wanted, for front ends that have inputs for it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static async Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        await Ask(prompt, isPassword: typeHint == "password");

    /// <summary>Asks the person at the notebook for a secret, which is not seen while it is typed.</summary>
    /// <param name="prompt">The question.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await Ask(prompt, isPassword: true));

    private static async Task<string> Ask(string prompt, bool isPassword)
    {
        if (KernelInvocationContext.Current is not { } context)
            throw new InvalidOperationException("Nobody can be asked for input here: no notebook cell is running.");
        return await context.Output.Ask(prompt, isPassword)
            ?? throw new InvalidOperationException($"The cell asks for input{(prompt.Length > 0 ? $" (\"{prompt}\")" : "")}, and nobody is there to answer: run it in a notebook editor, or set the value in the code.");
    }
}
