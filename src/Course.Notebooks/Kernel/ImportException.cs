namespace Course.Notebooks.Kernel;

/// <summary>Something inside an imported file failed, so the cell that imports it fails.</summary>
/// <param name="line">The line of the directive that asked for the file.</param>
/// <param name="error">What failed, in terms of the imported file.</param>
/// <param name="name">The file, and the cell in it.</param>
internal sealed class ImportException(int line, CellError error, string name)
    : Exception(error is { Line: { } at, Type: not CellError.Compilation } ? $"{name}, line {at}: {error.Message}" : $"{name}: {error.Message}")
{
    public int Line { get; } = line;

    public CellError Error { get; } = error;
}
