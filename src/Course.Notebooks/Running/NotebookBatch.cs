using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>Runs several notebooks, some of them at the same time, each in a kernel of its own.</summary>
/// <param name="runner">Runs one.</param>
/// <param name="jobs">How many run at a time; at least 1.</param>
public sealed class NotebookBatch(NotebookRunner runner, int jobs)
{
    /// <summary>Reads all notebooks before any of them runs: a wrong name in the last place must not cost the first one's training.</summary>
    /// <param name="paths">The files.</param>
    /// <returns>The notebooks, ready to run.</returns>
    /// <exception cref="UsageException">One of them cannot be run, or two would have the same results.</exception>
    public IReadOnlyList<(string Path, NotebookDocument Notebook)> Read(IEnumerable<string> paths)
    {
        var notebooks = paths.Select(path => (Path: path, Notebook: runner.Read(path))).ToList();
        var clash = notebooks.GroupBy(entry => Path.GetFileNameWithoutExtension(entry.Path), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (clash is not null)
            throw new UsageException($"{string.Join(" and ", clash.Select(entry => entry.Path))} would both be written as {clash.Key}.html: run them one after the other, with different folders for --out.");
        return notebooks;
    }

    /// <summary>Runs notebooks.</summary>
    /// <param name="notebooks">What <see cref="Read"/> gave.</param>
    /// <param name="start">Called when a notebook starts, with its place in the list: gives what is told of its cells.</param>
    /// <param name="ended">Called when one ends, one call at a time.</param>
    /// <param name="cancellation">Stops all of them.</param>
    /// <returns>The runs, in the order of the notebooks; where they were cancelled, as far as they came, and some perhaps not started. Kernels are gone then.</returns>
    public async Task<IReadOnlyList<NotebookRun>> Run(
        IReadOnlyList<(string Path, NotebookDocument Notebook)> notebooks, Func<int, IRunObserver> start, Action<int, NotebookRun> ended, CancellationToken cancellation = default)
    {
        var runs = new NotebookRun?[notebooks.Count];
        var oneAtATime = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, notebooks.Count), options, async (place, stop) =>
            {
                var (path, notebook) = notebooks[place];
                var run = await runner.Run(path, notebook, start(place), stop);
                lock (oneAtATime)
                    ended(place, runs[place] = run);
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What ran so far is kept.
        }
        return [.. runs.Select((run, place) => run ?? NotebookRun.NotStarted(notebooks[place].Path, notebooks[place].Notebook))];
    }
}
