using Course.Notebooks.Running;
using Spectre.Console;

namespace Course.Cli.Progress;

/// <summary>Shows the runs of one or several notebooks.</summary>
internal abstract class BatchDisplay : IDisposable
{
    public static BatchDisplay Create(IReadOnlyList<string> notebooks, int jobs)
    {
        bool isTerminal = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
        return isTerminal && notebooks.Count > 1 ? new BatchTable(notebooks, AnsiConsole.Console) : new OneByOne(notebooks, areMixed: jobs > 1);
    }

    /// <summary>A notebook starts; its cells are told to what this gives.</summary>
    public abstract IRunObserver Started(int place);

    /// <summary>A notebook is over.</summary>
    /// <param name="place">Which one.</param>
    /// <param name="run">Its run.</param>
    /// <param name="page">The page that was written; null if none was.</param>
    public abstract void Ended(int place, NotebookRun run, string? page);

    public virtual void Dispose()
    {
    }

    /// <summary>Each notebook has the output for itself; those that run at the same time are shown as each ends.</summary>
    private sealed class OneByOne(IReadOnlyList<string> notebooks, bool areMixed) : BatchDisplay
    {
        private readonly RunDisplay?[] _displays = new RunDisplay?[notebooks.Count];

        public override IRunObserver Started(int place)
        {
            string name = Path.GetFileName(notebooks[place]);
            return _displays[place] = areMixed ? new LogDisplay(name, isOneOfMany: true, isHeldBack: true) : RunDisplay.Create(name, notebooks.Count > 1);
        }

        public override void Ended(int place, NotebookRun run, string? page)
        {
            _displays[place]!.Ended(run, page);
            _displays[place]!.Dispose();
            _displays[place] = null;
        }

        public override void Dispose()
        {
            foreach (var display in _displays)
                display?.Dispose();
        }
    }
}
