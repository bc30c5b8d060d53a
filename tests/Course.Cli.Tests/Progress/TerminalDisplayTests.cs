using Course.Cli.Progress;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Spectre.Console;

namespace Course.Cli.Tests.Progress;

public sealed class TerminalDisplayTests
{
    [Fact]
    public void Of_a_flood_of_lines_the_terminal_gets_the_first_and_the_last()
    {
        string shown = Shown(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"line {i}\n")));
        Assert.Contains("line 0\n", shown);
        Assert.Contains("line 99999\n", shown);
        Assert.DoesNotContain("line 50000\n", shown);
        Assert.Matches("… [0-9]{3},[0-9]{3} characters of this cell are left out here", shown);
        Assert.InRange(shown.Length, 100_000, 120_000);
    }

    [Fact]
    public void What_a_usual_cell_prints_is_shown_whole() =>
        Assert.Contains("a\nb\n", Shown("a\nb\n"));

    private static string Shown(string text)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        using (var display = new TerminalDisplay("n.ipynb", console))
        {
            var place = new RunningCell(Cell.Code("c", "1"), 1, 1, null);
            display.CellStarted(place);
            display.CellSaid(place, new StreamWritten("stdout", text));
            display.CellEnded(new CellRun(place, TimeSpan.FromMilliseconds(1), null));
        }
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
