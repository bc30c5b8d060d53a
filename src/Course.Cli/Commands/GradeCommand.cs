using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Course.Cli.Progress;
using Course.Grading;
using Course.Grading.Isolation;
using Course.Grading.Reports;
using Course.Grading.Results;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course grade</c>: grades the notebooks of a class, each answer in a process of its own.</summary>
internal static class GradeCommand
{
    private const long Megabyte = 1 << 20;

    public static Command Create()
    {
        var places = new Argument<string[]>("DIR|FILE")
        {
            Description = "Notebooks (.ipynb), and folders with notebooks; in a folder, the folders in it are named after the students, or the notebooks are.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "The folder for the reports; default: grades.", HelpName = "folder", DefaultValueFactory = _ => "grades" };
        var jobs = Number("--jobs", "n", "How many answers run at the same time; default: as many as there are processors.", 1, 256);
        var timeout = Number("--timeout", "seconds", "The time for each answer; default: the exercise's own limit.", 1, 86_400);
        var memory = Number("--memory", "megabytes", $"The memory for each answer; default: {Limits.DefaultMemory / Megabyte}.", 256, 1 << 20);
        var seed = Number("--seed", "number", "Makes the inputs of an earlier run again; default: fresh ones.", 0, int.MaxValue);
        var pass = Number("--pass", "percent", "Fails (exit code 1) where a notebook earns less than this share of its points.", 0, 100);
        var require = new Option<bool>("--require-isolation") { Description = "Grades nothing (exit code 1) where the system separates answers from the files or the network of the user who grades in no way." };
        var root = new Option<string?>("--course") { Description = "The course's folder; default: the one above the working directory.", HelpName = "folder" };
        var command = new Command("grade", "Grades notebooks for marks: every answer runs in a fresh process with fresh inputs, and what comes back is judged here.")
        {
            places, output, jobs, timeout, memory, seed, pass, require, root,
        };
        command.SetAction((parsed, cancellation) => Grade(
            parsed.GetRequiredValue(places), parsed.GetRequiredValue(output), CourseFolder.Find(parsed.GetValue(root)),
            new GradingOptions
            {
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                Timeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Memory = parsed.GetValue(memory) is { } megabytes ? megabytes * Megabyte : Limits.DefaultMemory,
                Seed = parsed.GetValue(seed),
            },
            parsed.GetValue(pass), parsed.GetValue(require), cancellation));
        return command;
    }

    private static async Task<int> Grade(string[] places, string output, string course, GradingOptions options, int? pass, bool requireIsolation, CancellationToken cancellation)
    {
        var submissions = Submission.In(places);
        RunArguments.CheckFolder("--out", output);
        using var grader = ClassGrader.Create(course, options);
        Console.WriteLine($"Isolation: {grader.Isolation}");
        if (requireIsolation && grader.IsolationKind == IsolationKind.None)
        {
            Console.Error.WriteLine("Nothing was graded: --require-isolation was given, and neither bubblewrap nor unshare works here. On Debian and Ubuntu, apt-get install bubblewrap.");
            return ExitCode.Failed;
        }
        var grades = await GradingDisplay.Show(grader, submissions, cancellation);
        string page = GradeReports.Write(grades, output);

        if (grades.Missing > 0)
            Console.Error.WriteLine($"Stopped: {grades.Missing} of {submissions.Count} notebooks were not graded. What was done is in {page}.");
        cancellation.ThrowIfCancellationRequested();
        var failed = grades.Notebooks.Where(notebook => notebook is { Problem: not null, IsSuperseded: false } || notebook.Exercises.Any(grade => grade.Incident == Incident.GraderFailed)).ToList();
        foreach (var notebook in failed)
            Console.Error.WriteLine($"{notebook.Path}: {notebook.Problem ?? notebook.Exercises.First(grade => grade.Incident == Incident.GraderFailed).Sentence}");
        int exercises = grades.Notebooks.Sum(notebook => notebook.Exercises.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{submissions.Count} notebooks, {exercises} exercises in {grades.Elapsed.TotalSeconds:0.0} s; seed {grades.Seed}."));
        Console.WriteLine($"The class: {page}");
        var below = grades.Notebooks.Where(notebook => pass is { } percent && notebook.Problem is null && Share(notebook) < percent).ToList();
        if (below.Count > 0)
            Console.Error.WriteLine($"{below.Count} of {submissions.Count} notebooks earned less than {pass} % of their points.");
        return failed.Count == 0 && below.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static double Share(NotebookGrade notebook) => 100.0 * notebook.Exercises.Sum(grade => grade.Earned) / Math.Max(1, notebook.Exercises.Sum(grade => grade.Points));

    private static Option<int?> Number(string name, string help, string description, int from, int to) => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= from && number <= to)
                return number;
            result.AddError($"{name} {text}: expected a whole number from {from} to {to}.");
            return null;
        },
    };
}
