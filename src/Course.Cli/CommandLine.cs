using System.CommandLine;
using System.CommandLine.Parsing;
using Course.Notebooks.Running;

namespace Course.Cli;

/// <summary>Runs the command that the arguments name and turns every outcome into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>How long a command that was stopped may take to put away what it has.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static async Task<int> Invoke(Command root, string[] args)
    {
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in Errors(parsed))
                Console.Error.WriteLine(error);
            Console.Error.WriteLine($"See {Name(parsed.CommandResult)} --help.");
            return ExitCode.WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_patience });
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCode.Cancelled;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine(failed.Message);
            return ExitCode.Failed;
        }
    }

    private static IEnumerable<string> Errors(ParseResult parsed)
    {
        var commands = parsed.CommandResult.Command.Subcommands;
        if (commands.Count == 0 || parsed.UnmatchedTokens is not [var word, ..])
            return parsed.Errors.Select(error => error.Message).Distinct();
        // Of a word that is no command, what follows it says nothing.
        return [EditDistance.Nearest(word, commands.Select(command => command.Name)) is { } near ? $"There is no command {word}: did you mean {near}?" : $"There is no command {word}."];
    }

    // The names from the root down, such as "course data get".
    private static string Name(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : result.Command.Name;
}
