using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Jupyter;

[Collection(JupyterInstallation.OneAtATime)]
public sealed class NbConvertTests(JupyterInstallation jupyter) : IClassFixture<JupyterInstallation>
{
    [SkippableFact]
    public async Task Nbconvert_executes_a_chapter()
    {
        JupyterInstallation.Needs("nbconvert", "jupyter-nbconvert");
        string chapter = Path.Combine(Repository.Root, "notebooks", "01-sigmoid-and-cross-entropy.ipynb");
        using var nbconvert = jupyter.StartPython(
            jupyter.Folder, "-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", jupyter.Folder, "--output", "executed.ipynb", chapter);
        nbconvert.StandardInput.Close();
        var said = nbconvert.StandardError.ReadToEndAsync();
        Assert.True(nbconvert.WaitForExit(TimeSpan.FromMinutes(4)));
        Assert.True(nbconvert.ExitCode == 0, await said);
        var cells = NotebookDocument.Read(Path.Combine(jupyter.Folder, "executed.ipynb")).Cells.Where(cell => cell.Kind == CellKind.Code);
        Assert.All(cells, cell => Assert.NotNull(cell.ExecutionCount));
    }
}
