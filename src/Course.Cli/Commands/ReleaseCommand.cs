using System.CommandLine;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;
using Course.Notebooks.StudentCopies;

namespace Course.Cli.Commands;

/// <summary><c>course release</c>: writes the students' copies of the masters, or brings a student's notebook up to date.</summary>
internal static class ReleaseCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; fails where a copy in exercises/ is not what its master gives." };
        var update = new Option<string?>("--update")
        {
            Description = "A student's notebook: brings it to the state of its master, with its answers and its own cells kept; the old file stays as NAME.before-update.ipynb.",
            HelpName = "notebook",
        };
        var root = new Option<string?>("--course") { Description = "The course's folder; default: the one above the working directory.", HelpName = "folder" };
        var command = new Command("release", "Writes exercises/*.ipynb, the students' copies, from the masters in solutions/.") { check, update, root };
        command.SetAction(parsed =>
        {
            string course = CourseFolder.Find(parsed.GetValue(root));
            return parsed.GetValue(update) is { } notebook ? Update(course, notebook) : Release(course, parsed.GetValue(check));
        });
        return command;
    }

    /// <summary>What the masters give.</summary>
    private static IEnumerable<(string Name, NotebookDocument Copy)> Copies(string course) =>
        Directory.GetFiles(Path.Combine(course, "solutions"), "*.ipynb").Order(StringComparer.Ordinal)
            .Select(master => (Path.GetFileName(master), StudentCopy.Of(Read(master), "solutions/" + Path.GetFileName(master))));

    private static int Release(string course, bool check)
    {
        string folder = Path.Combine(course, "exercises");
        var copies = Copies(course).ToList();
        if (!check && copies.FirstOrDefault(one => Answered(Path.Combine(folder, one.Name))) is { Name: { } answered })
        {
            throw new UsageException(
                $"exercises/{answered} has answers, which its new copy would overwrite; nothing was written. Move it elsewhere, run course release again, and then course release --update on it, which keeps the answers.");
        }
        Directory.CreateDirectory(folder);
        int stale = 0;
        foreach (var (name, copy) in copies)
        {
            string path = Path.Combine(folder, name);
            bool current = File.Exists(path) && File.ReadAllText(path) == copy.ToJson();
            int exercises = Answers.Of(copy).Count();
            if (!current && !check)
                copy.Write(path);
            stale += current ? 0 : 1;
            Console.WriteLine($"exercises/{name}: {exercises} exercises, {(current ? "current" : check ? "not what its master gives" : "written")}");
        }
        foreach (string orphan in Directory.GetFiles(folder, "*.ipynb").Select(path => Path.GetFileName(path)).Except(copies.Select(copy => copy.Name)))
        {
            stale++;
            Console.WriteLine($"exercises/{orphan}: has no master in solutions/; delete it or write its master");
            check = true;
        }
        if (check && stale > 0)
            Console.Error.WriteLine("Run course release and commit what it writes.");
        return check && stale > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Whether a copy has an answer cell that is not the stub it was released with.</summary>
    private static bool Answered(string path) =>
        File.Exists(path) && Answers.Of(Read(path)).Any(answer => StudentCopy.Hash(answer.Cell.Source) != (answer.Cell.Metadata["course"]!["stub"]?.ToString() ?? ""));

    private static int Update(string course, string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no notebook {path}.");
        var student = Read(path);
        var ids = Answers.Of(student).Select(answer => answer.Exercise).ToHashSet();
        var (name, release) = Copies(course).FirstOrDefault(one => Answers.Of(one.Copy).Any(answer => ids.Contains(answer.Exercise)));
        if (release is null)
            throw new UsageException($"{path} has no answer cell with the id of an exercise of {Path.Combine(course, "solutions")}: name a student's copy.");
        var (updated, notes) = StudentCopy.Update(student, release);
        string old = Path.ChangeExtension(path, ".before-update.ipynb");
        for (int number = 2; File.Exists(old); number++)
            old = Path.ChangeExtension(path, $".before-update-{number}.ipynb");
        File.Copy(path, old);
        updated.Write(path);
        Console.WriteLine($"{path} is on the state of {name}; what it was before is {Path.GetFileName(old)}.");
        foreach (string note in notes)
            Console.WriteLine("  " + note);
        return ExitCode.Done;
    }

    private static NotebookDocument Read(string path)
    {
        try
        {
            return NotebookDocument.Read(path);
        }
        catch (NotebookFormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
