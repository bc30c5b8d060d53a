using System.CommandLine;
using Course.Cli.Progress;
using Course.Data;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course data</c>: lists, downloads and checks data sets.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        return new Command("data", "The data sets of the course: which are here, downloading, checking.") { List(), Get(), Verify() };
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the data sets: what they are, how large, and where they are on this machine.");
        command.SetAction(_ =>
        {
            var shelves = DatasetShelves.ForProcess();
            var catalog = Catalog.Course.Datasets;
            int name = catalog.Max(entry => entry.Name.Length), title = catalog.Max(entry => entry.Title.Length);
            foreach (var entry in catalog)
                Console.WriteLine(
                    $"{entry.Name.PadRight(name)}  {entry.Title.PadRight(title)}  {DownloadLines.Size(entry.Files.Sum(file => file.Size)),8}  "
                    + (shelves.Find(entry) ?? (shelves.FindPart(entry) is { } part ? $"not whole in {part}" : "not here")));
            Console.WriteLine($"Data sets are looked for in {string.Join(", ", shelves.Folders)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Get()
    {
        var names = Names("The data sets to download, as course data list names them.", ArgumentArity.OneOrMore);
        var from = new Option<string[]>("--from")
        {
            Description = "A folder or an address that is tried first, such as that of a school's server; it may hold the files in the data set's folder or as they are. May be repeated. COURSE_MIRROR does the same.",
            HelpName = "folder or address",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        from.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !token.Value.Contains("://", StringComparison.Ordinal) && !Directory.Exists(token.Value)))
                result.AddError($"--from {token.Value}: there is no such folder, and it is no address such as https://example.org/datasets.");
        });
        var command = new Command("get", "Downloads data sets, checks them, and goes on where an earlier download stopped. They go to the folder that COURSE_DATA names, else to a cache of the user's.") { names, from };
        command.SetAction((parsed, cancellation) => Get(
            parsed.GetRequiredValue(names), [.. parsed.GetValue(from) ?? [], .. DatasetDownload.MirrorsOfProcess()], cancellation));
        return command;
    }

    private static async Task<int> Get(string[] names, IReadOnlyList<string> mirrors, CancellationToken cancellation)
    {
        try
        {
            foreach (var entry in names.Select(name => Catalog.Course[name]).ToList())
            {
                string folder = await DownloadDisplay.Show(
                    progress => DatasetDownload.ForProcess(entry, mirrors, progress, Console.Error.WriteLine, cancellation));
                Console.WriteLine($"{entry.Title} is in {folder}.");
            }
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. What has come is kept; the same command goes on from there.");
            return ExitCode.Cancelled;
        }
    }

    private static Command Verify()
    {
        var names = Names("The data sets to check; all that are here if none is named.", ArgumentArity.ZeroOrMore);
        var command = new Command("verify", "Checks the files of data sets against their SHA-256.") { names };
        command.SetAction((parsed, cancellation) => Task.Run(() => Verify(parsed.GetValue(names) ?? [], cancellation), cancellation));
        return command;
    }

    private static int Verify(string[] names, CancellationToken cancellation)
    {
        var shelves = DatasetShelves.ForProcess();
        var entries = names.Length > 0 ? names.Select(name => Catalog.Course[name]) : Catalog.Course.Datasets.Where(entry => shelves.FindPart(entry) is not null);
        bool allRight = true;
        foreach (var entry in entries.ToList())
        {
            string? folder = shelves.Find(entry) ?? shelves.FindPart(entry);
            foreach (var file in entry.Files)
            {
                string? path = folder is null ? null : DatasetShelves.Locate(folder, file);
                string? problem = path is null ? $"missing; {entry.Get}" : Problem(path, file, cancellation);
                allRight &= problem is null;
                string result = path is null ? "MISSING" : problem is not null ? "WRONG" : FileChecksum.IsKnown(path, file) ? "right" : "no checksum is known";
                Console.WriteLine($"{entry.Name}  {path ?? file.Name}  {result}");
                if (problem is not null)
                    Console.Error.WriteLine($"{path ?? file.Name}: {problem}.");
                if (path is null)
                    break;
            }
        }
        return allRight ? ExitCode.Done : ExitCode.Failed;
    }

    private static string? Problem(string path, CatalogFile file, CancellationToken cancellation)
    {
        try
        {
            return FileChecksum.Problem(path, file, cancellation);
        }
        catch (InvalidDataException damaged)
        {
            return damaged.Message.TrimEnd('.');
        }
    }

    private static Argument<string[]> Names(string description, ArgumentArity arity)
    {
        var names = new Argument<string[]>("NAME") { Description = description, Arity = arity };
        names.Validators.Add(result =>
        {
            var known = Catalog.Course.Datasets.Select(entry => entry.Name).ToList();
            foreach (var token in result.Tokens.Where(token => !known.Contains(token.Value)))
                result.AddError($"There is no data set {token.Value}; there are {string.Join(", ", known)}.");
        });
        return names;
    }
}
