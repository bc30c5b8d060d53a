using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>A kernel process and a notebook folder of its own.</summary>
public sealed class TestKernel : IAsyncLifetime
{
    private int _cells;

    public KernelProcess Process { get; } = KernelProcess.Start();

    public string Folder { get; } = Directory.CreateTempSubdirectory("course-kernel-").FullName;

    public Task InitializeAsync() => Process.WaitUntilReady();

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs one cell, within a minute at most.</summary>
    public async Task<CellResult> Run(string code, string? name = null, TimeSpan? timeout = null, Action<KernelEvent>? onEvent = null, params string?[] input)
    {
        var lines = new Queue<string?>(input);
        var events = new List<(KernelEvent Event, DateTime Time)>();
        var outcome = await Process.Execute(
            name ?? $"cell-{++_cells}", code, Folder, Say, timeout ?? TimeSpan.FromMinutes(1),
            answer: input.Length == 0 ? null : (request, _) =>
            {
                lock (events)
                    events.Add((request, DateTime.UtcNow));
                return Task.FromResult(lines.TryDequeue(out string? line) ? line : null);
            });
        return new CellResult(outcome, events);

        void Say(KernelEvent kernelEvent)
        {
            lock (events)
                events.Add((kernelEvent, DateTime.UtcNow));
            onEvent?.Invoke(kernelEvent);
        }
    }

    /// <summary>Writes a notebook into the folder.</summary>
    public string Write(string file, params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        return Write(file, notebook.ToJson());
    }

    public string Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

/// <summary>What a test looks at after a cell.</summary>
public sealed record CellResult(CellOutcome Outcome, IReadOnlyList<(KernelEvent Event, DateTime Time)> Events)
{
    public CellError Error => Outcome.Error ?? throw new InvalidOperationException("The cell succeeded.");

    public string Stdout => Stream("stdout");

    public string Stderr => Stream("stderr");

    public IReadOnlyDictionary<string, string>? Result => Of<ResultProduced>().LastOrDefault()?.Data;

    public IReadOnlyList<ValueDisplayed> Displayed => [.. Of<ValueDisplayed>()];

    public IEnumerable<T> Of<T>() => Events.Select(entry => entry.Event).OfType<T>();

    /// <summary>The result's text; fails the test where the cell failed.</summary>
    public string Text
    {
        get
        {
            Assert.Null(Outcome.Error);
            return Assert.Single(Result ?? throw new InvalidOperationException("The cell has no result.")).Value;
        }
    }

    private string Stream(string name) => string.Concat(Of<StreamWritten>().Where(stream => stream.Name == name).Select(stream => stream.Text));
}
