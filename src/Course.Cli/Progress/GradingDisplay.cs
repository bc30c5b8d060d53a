using System.Diagnostics;
using System.Globalization;
using Course.Grading;
using Course.Grading.Results;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Course.Cli.Progress;

/// <summary>Shows how grading goes on: in a terminal a table that changes, in a log a line for each notebook.</summary>
internal sealed class GradingDisplay : IGradingObserver
{
    private const int RecentRows = 12;
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(150);

    private readonly Lock _lock = new();
    private readonly Dictionary<Submission, string> _running = [];
    private readonly List<NotebookGrade> _recent = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int _total;
    private readonly bool _logs;
    private int _done;

    private GradingDisplay(int total, bool logs) => (_total, _logs) = (total, logs);

    /// <summary>Grades, and shows it.</summary>
    public static async Task<ClassGrades> Show(ClassGrader grader, IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        bool logs = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive;
        var display = new GradingDisplay(submissions.Count, logs);
        var grading = grader.Grade(submissions, display, cancellation);
        if (logs)
            return await grading;
        await AnsiConsole.Live(display.Table()).StartAsync(async live =>
        {
            while (!grading.IsCompleted)
            {
                live.UpdateTarget(display.Table());
                await Task.WhenAny(grading, Task.Delay(s_refresh, CancellationToken.None));
            }
            live.UpdateTarget(display.Table());
        });
        return await grading;
    }

    public void Started(Submission submission, string exercise)
    {
        lock (_lock)
            _running[submission] = exercise;
    }

    public void Graded(Submission submission, ExerciseGrade grade)
    {
    }

    public void Graded(Submission submission, NotebookGrade grade)
    {
        lock (_lock)
        {
            _running.Remove(submission);
            _recent.Add(grade);
            if (_recent.Count > RecentRows)
                _recent.RemoveAt(0);
            _done++;
            if (_logs)
                Console.WriteLine($"[{_done}/{_total}] {grade.Student.Name}, {Path.GetFileName(grade.Path)}: {Line(grade)}");
        }
    }

    private IRenderable Table()
    {
        lock (_lock)
        {
            double perMinute = _done / Math.Max(0.001, _watch.Elapsed.TotalMinutes);
            string left = _done > 0 && _done < _total ? $", about {TimeSpan.FromMinutes((_total - _done) / perMinute):m\\:ss} left" : "";
            var table = new Table().Border(TableBorder.Simple).AddColumns("student", "notebook", "points", "");
            table.Title = new TableTitle(string.Create(CultureInfo.InvariantCulture, $"{_done} of {_total} notebooks, {perMinute:0.0} a minute{left}"));
            foreach (var grade in _recent)
                table.AddRow(Markup.Escape(grade.Student.Name), Markup.Escape(Path.GetFileName(grade.Path)), Points(grade), Markup.Escape(Incidents(grade)));
            foreach (var (submission, exercise) in _running)
                table.AddRow($"[grey]{Markup.Escape(submission.Student.Name)}[/]", $"[grey]{Markup.Escape(Path.GetFileName(submission.Path))}[/]", "[grey]…[/]", $"[grey]{exercise}[/]");
            return table;
        }
    }

    private static string Line(NotebookGrade grade) => grade.Problem ?? $"{Points(grade)} points{(Incidents(grade) is { Length: > 0 } text ? $" ({text})" : "")}";

    private static string Points(NotebookGrade grade) =>
        grade.Problem is null ? $"{grade.Exercises.Sum(one => one.Earned)} of {grade.Exercises.Sum(one => one.Points)}" : "–";

    private static string Incidents(NotebookGrade grade) =>
        grade.Problem ?? string.Join(", ", grade.Exercises.Where(one => one.Incident != Incident.None).Select(one => $"{one.Exercise} {one.Incident}"));
}
