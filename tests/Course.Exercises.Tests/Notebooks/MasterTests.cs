using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Course.Notebooks.StudentCopies;

namespace Course.Exercises.Tests.Notebooks;

/// <summary>The masters and the students' copies, as files and as programs.</summary>
public sealed partial class MasterTests
{
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(240);

    public static TheoryData<string> Masters => [.. Repository.Masters];

    [Theory]
    [MemberData(nameof(Masters))]
    public void The_students_copy_is_current(string name) =>
        Assert.True(Copy(name).ToJson() == File.ReadAllText(Path.Combine(Repository.Root, "exercises", name)), "Run course release.");

    [Theory]
    [MemberData(nameof(Masters))]
    public void Master_and_copy_keep_the_rules_of_the_course(string name)
    {
        Assert.Empty(CourseRules.Check(Master(name)));
        Assert.Empty(CourseRules.Check(Copy(name)));
        Assert.Equal(Master(name).Stored().ToJson(), File.ReadAllText(Path.Combine(Repository.Root, "solutions", name)));
    }

    [Theory]
    [MemberData(nameof(Masters))]
    public void Tasks_answers_and_checks_stand_in_the_order_of_the_exercises_and_say_what_these_are_worth(string name)
    {
        var exercises = Exercises.All.Where(exercise => exercise.Chapter == name[..2]).ToList();
        var master = Master(name);
        Assert.Equal(exercises.Select(exercise => exercise.Id), Answers.Of(master).Select(answer => answer.Exercise));
        foreach (var exercise in exercises)
        {
            string points = exercise.Points == 1 ? "1 point" : $"{exercise.Points} points";
            string heading = $"## {exercise.Id} · {exercise.Title}\n{new string('★', (int)exercise.Difficulty)} · {exercise.Minutes} minutes · {points}\n";
            Assert.True(master.Cells.Any(cell => cell.Kind == CellKind.Markdown && cell.Source.StartsWith(heading, StringComparison.Ordinal)), $"No task begins with\n{heading}");
            Assert.True(master.Cells.Any(cell => cell.Source.StartsWith($"Exercises.{exercise.GetType().Name}.Check(", StringComparison.Ordinal)), $"No cell checks {exercise}.");
            Assert.NotEmpty(exercise.Solution().Code);
        }
    }

    [Fact]
    public void Every_exercise_has_its_cell_in_a_master()
    {
        var answered = Repository.Masters.SelectMany(name => Answers.Of(Master(name)).Select(answer => answer.Exercise));
        Assert.Equal(Exercises.All.Select(exercise => exercise.Id), answered.Order(StringComparer.Ordinal));
    }

    /// <remarks>The student's copy and the master run one behind the other in one kernel: to start one and to warm it takes longer than most notebooks do.</remarks>
    [Theory]
    [MemberData(nameof(Masters))]
    public async Task Every_stub_is_not_attempted_and_every_solution_gets_all_points(string name)
    {
        var (copy, master) = (Copy(name), Master(name));
        int exercises = Answers.Of(master).Count();
        foreach (var cell in master.Cells)
            copy.Cells.Add(new Cell($"solution-{cell.Id}", cell.Kind, cell.Text) { Metadata = (JsonObject)cell.Metadata.DeepClone() });

        var results = await Checked(copy, name);
        Assert.All(results.Take(exercises), result => Assert.Equal((result.Id, "NotAttempted", 0), result));
        Assert.All(results.Skip(exercises), result => Assert.Equal((result.Id, "Passed", Exercises.Find(result.Id)!.Points), result));
        Assert.Equal(2 * exercises, results.Count);
    }

    private static NotebookDocument Master(string name) => NotebookDocument.Read(Path.Combine(Repository.Root, "solutions", name));

    private static NotebookDocument Copy(string name) => StudentCopy.Of(Master(name), name);

    private static async Task<IReadOnlyList<(string Id, string Outcome, int Earned)>> Checked(NotebookDocument notebook, string name)
    {
        string home = Directory.CreateTempSubdirectory("course-home-").FullName;
        try
        {
            notebook.Cells.Insert(0, Cell.Code("progress-goes-elsewhere", $"Environment.SetEnvironmentVariable(\"COURSE_HOME\", @\"{home}\");"));
            string path = Path.Combine(Repository.Root, "exercises", name);
            var run = await new NotebookRunner(new RunOptions { Timeout = s_end }).Run(path, notebook);
            Assert.True(run.Succeeded, string.Join('\n', run.Cells.Where(cell => !cell.Succeeded).Select(cell => $"{cell.Place.Cell.Id}: {string.Join('\n', cell.Error!.Describe())}")));
            string html = string.Concat(notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Select(output => output.Data.Text("text/html")));
            var results = Result().Matches(html).Select(match => (match.Groups[1].Value, match.Groups[2].Value, int.Parse(match.Groups[3].Value, null))).ToList();
            Assert.Equal(Answers.Of(notebook).Select(answer => answer.Exercise), results.Select(result => result.Item1));
            return results;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [GeneratedRegex("""data-exercise="([^"]+)" data-outcome="([^"]+)" data-earned="(\d+)" """)]
    private static partial Regex Result();
}
