using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>Runs notebooks from the first cell to the last, each in a fresh kernel.</summary>
/// <param name="options">How.</param>
public sealed class NotebookRunner(RunOptions options)
{
    /// <summary>Reads a notebook and checks that it can be run with these options. Nothing is run.</summary>
    /// <param name="path">An <c>.ipynb</c>, <c>.dib</c> or <c>.md</c> file.</param>
    /// <returns>The notebook without outputs, with a cell behind its <c>parameters</c> cell if values are set.</returns>
    /// <exception cref="UsageException">There is no such notebook, or a parameter does not fit it.</exception>
    public NotebookDocument Read(string path)
    {
        if (File.Exists(path) && NotebookFormats.Of(path) is null)
            throw new UsageException($"{path} is not a notebook that runs: its name does not end in .ipynb, .dib or .md.");
        var notebook = NotebookFile.ReadDotNet(path).Stored();
        var values = new Dictionary<string, string>(options.UsesQuickValues ? NotebookParameters.Quick(notebook) : []);
        foreach (var (name, value) in options.Parameters)
            values[name] = value;
        NotebookParameters.Inject(notebook, Path.GetFileName(path), values);
        return notebook;
    }

    /// <summary>Runs a notebook.</summary>
    /// <param name="path">The file it came from: its folder is the working directory of the cells.</param>
    /// <param name="notebook">The notebook as <see cref="Read"/> gave it; its cells get their outputs.</param>
    /// <param name="observer">Told what happens, if anybody is.</param>
    /// <param name="cancellation">Stops the run; the kernel process is gone when this method ends.</param>
    /// <returns>What became of it; where it was stopped, as far as it came.</returns>
    public async Task<NotebookRun> Run(
        string path, NotebookDocument notebook, IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        await using var session = new NotebookSession(options);
        return await session.Run(path, notebook, observer, cancellation: cancellation);
    }
}
