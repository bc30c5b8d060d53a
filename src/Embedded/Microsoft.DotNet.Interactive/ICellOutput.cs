namespace Microsoft.DotNet.Interactive;

/// <summary>Where a cell's rich output goes: the kernel that runs the cell.</summary>
internal interface ICellOutput
{
    /// <summary>Cancelled when the running cell is interrupted.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Shows a value that was already formatted.</summary>
    /// <param name="displayId">The name under which the output can be replaced later.</param>
    /// <param name="data">MIME type to formatted text.</param>
    void Display(string displayId, IReadOnlyDictionary<string, string> data);

    /// <summary>Asks whoever runs the cell for a line of text.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="isPassword">Whether the answer must not be seen while it is typed.</param>
    /// <returns>The answer; null where nobody is there to give one.</returns>
    Task<string?> Ask(string prompt, bool isPassword);

    /// <summary>Replaces an output shown earlier, in its place.</summary>
    /// <param name="displayId">The name given to <see cref="Display"/>.</param>
    /// <param name="data">MIME type to formatted text.</param>
    void Update(string displayId, IReadOnlyDictionary<string, string> data);
}
