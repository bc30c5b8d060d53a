using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary>The options of every command that runs notebooks.</summary>
internal sealed class RunArguments
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets a variable of the notebook's parameters cell, for example --set epochs=1; may be repeated.",
        HelpName = "name=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<TimeSpan?> _timeout = Seconds("--timeout", "Fails a notebook that runs longer than this.");
    private readonly Option<TimeSpan?> _cellTimeout = Seconds("--cell-timeout", "Fails a cell that runs longer than this.");

    public RunArguments() => _set.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
            result.AddError($"--set {token.Value}: expected name=value, for example --set epochs=1.");
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_set);
        command.Options.Add(_timeout);
        command.Options.Add(_cellTimeout);
    }

    public RunOptions Read(ParseResult parsed) => new()
    {
        Parameters = Assignments(parsed.GetValue(_set) ?? []),
        Timeout = parsed.GetValue(_timeout),
        CellTimeout = parsed.GetValue(_cellTimeout),
    };

    /// <summary>The notebooks that a command is given.</summary>
    public static Argument<string[]> Files(string description, ArgumentArity arity)
    {
        var files = new Argument<string[]>("FILE") { Description = description, Arity = arity };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError(EditDistance.Nearest(token.Value, Options(result)) is { } near ? $"There is no option {token.Value}: did you mean {near}?" : $"There is no option {token.Value}.");
        });
        return files;
    }

    private static IEnumerable<string> Options(ArgumentResult result) => ((CommandResult)result.Parent!).Command.Options.Select(option => option.Name);

    /// <summary>A number of things that happen at the same time.</summary>
    public static Option<int> Jobs()
    {
        var jobs = new Option<int>("--jobs")
        {
            Description = "How many notebooks run at the same time; default: 1.",
            HelpName = "n",
            DefaultValueFactory = _ => 1,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 256)
                    return count;
                result.AddError($"--jobs {text}: expected a whole number from 1 to 256.");
                return 1;
            },
        };
        return jobs;
    }

    /// <summary>The folder that results go to.</summary>
    public static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "folder" };

    /// <summary>The file that <c>--out</c> means: that file, or one of the given name in that folder.</summary>
    public static string OutFile(string output, string name) =>
        Directory.Exists(output) || Path.EndsInDirectorySeparator(output) ? Path.Combine(output, name) : output;

    /// <summary>Tries, before there is anything to lose, whether a file can be written.</summary>
    /// <param name="option">What named the file, such as <c>--junit</c>.</param>
    /// <param name="file">The file; it and its folder may be missing.</param>
    /// <exception cref="UsageException">It is a folder, or nothing can be written where it is.</exception>
    public static void CheckFile(string option, string file)
    {
        if (Directory.Exists(file))
            throw new UsageException($"{option} {file} is a folder: name a file.");
        Check(option, Path.GetDirectoryName(Path.GetFullPath(file))!, $"{option} {file}: it cannot be written there; name a file in a folder in which you may write.");
    }

    /// <summary>Tries, before there is anything to lose, whether results can be written.</summary>
    /// <param name="option">What named the place, such as <c>--out</c>.</param>
    /// <param name="folder">Where results go; it may be missing, and is not made.</param>
    /// <exception cref="UsageException">It is a file, or nothing can be written there.</exception>
    public static void CheckFolder(string option, string folder) =>
        Check(option, folder, $"{option} {folder}: nothing can be written there; name a folder in which you may write.");

    private static void Check(string option, string folder, string refusal)
    {
        string there = Path.GetFullPath(folder);
        for (; !Directory.Exists(there) && Path.GetDirectoryName(there) is { } above; there = above)
        {
            if (File.Exists(there))
                throw new UsageException($"{option}: {there} is a file; name a folder.");
        }
        try
        {
            using var trial = new FileStream(Path.Combine(there, $"{Guid.NewGuid():N}.tmp"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(refusal);
        }
    }

    private static Option<TimeSpan?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "seconds",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6)
                return TimeSpan.FromSeconds(seconds);
            result.AddError($"{name} {text}: expected a number of seconds greater than 0.");
            return null;
        },
    };

    private static Dictionary<string, string> Assignments(string[] texts)
    {
        var values = new Dictionary<string, string>();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=');
            values[text[..equals]] = text[(equals + 1)..];
        }
        return values;
    }
}
