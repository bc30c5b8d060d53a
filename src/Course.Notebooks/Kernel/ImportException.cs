namespace Course.Notebooks.Kernel;

/// <summary>Something inside an imported file failed, so the cell that imports it fails.</summary>
/// <param name="import">The directive.</param>
/// <param name="error">What failed, in terms of the imported file.</param>
/// <param name="name">The file, and the cell in it.</param>
internal sealed class ImportException(CellStep.Import import, CellError error, string name)
    : Exception(error is { Line: { } line, Type: not CellError.Compilation } ? $"{name}, line {line}: {error.Message}" : $"{name}: {error.Message}")
{
    public CellStep.Import Import { get; } = import;

    public CellError Error { get; } = error;
}
