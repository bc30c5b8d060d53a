using Course.Data;
using Spectre.Console;

namespace Course.Cli.Progress;

/// <summary>Shows downloads: a bar for each file in a terminal, lines in a log.</summary>
internal static class DownloadDisplay
{
    public static async Task<T> Show<T>(Func<IProgress<DownloadProgress>, Task<T>> download)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return await download(new DownloadLines(Console.WriteLine));
        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => download(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<DownloadProgress>
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(DownloadProgress value)
        {
            if (!_bars.TryGetValue(value.File, out var bar))
                _bars[value.File] = bar = context.AddTask(Markup.Escape(value.File), maxValue: value.Total ?? 1);
            switch (value.Stage)
            {
                case DownloadStage.Transfer:
                    bar.IsIndeterminate = value.Total is null;
                    bar.MaxValue = value.Total ?? Math.Max(1, value.Received);
                    bar.Value = value.Received;
                    break;
                case DownloadStage.Check:
                    bar.Description = Markup.Escape($"{value.File} (checking)");
                    break;
                case DownloadStage.Done:
                    bar.Description = Markup.Escape(value.File);
                    bar.StopTask();
                    break;
            }
        }
    }
}
