namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value that a cell has shown and may replace in its place.</summary>
public class DisplayedValue
{
    private readonly string _displayId;
    private readonly string[] _mimeTypes;
    private readonly KernelInvocationContext _context;

    /// <summary>A value shown as one MIME type.</summary>
    /// <param name="displayId">The name of the output; not empty.</param>
    /// <param name="mimeType">The MIME type it is shown as; not empty.</param>
    /// <param name="context">The cell that showed it.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public DisplayedValue(string displayId, string mimeType, KernelInvocationContext context)
        : this(displayId, [mimeType], context)
    {
    }

    /// <summary>A value shown as several MIME types.</summary>
    /// <param name="displayId">The name of the output; not empty.</param>
    /// <param name="mimeTypes">The MIME types it is shown as; at least one.</param>
    /// <param name="context">The cell that showed it.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is no MIME type.</exception>
    public DisplayedValue(string displayId, string[] mimeTypes, KernelInvocationContext context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(displayId);
        ArgumentNullException.ThrowIfNull(context);
        _displayId = displayId;
        _mimeTypes = [.. (mimeTypes ?? []).Where(type => !string.IsNullOrWhiteSpace(type)).Distinct()];
        _context = context;
        if (_mimeTypes.Length == 0)
            throw new ArgumentException("At least one MIME type is needed.", nameof(mimeTypes));
    }

    /// <summary>The MIME types the value is shown as.</summary>
    public IReadOnlyCollection<string> MimeTypes => _mimeTypes;

    /// <summary>Shows another value in this one's place, as the same MIME types.</summary>
    /// <param name="updatedValue">The value to show from here on.</param>
    public void Update(object? updatedValue) =>
        _context.Output.Update(_displayId, _mimeTypes.ToDictionary(type => type, updatedValue.ToDisplayString));
}
