using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Tests;

public sealed class GradingTests : IDisposable
{
    private static readonly Lazy<ClassGrader> s_grader = Graders.Shared(new GradingOptions { Seed = 7, Jobs = 2 });
    private readonly Handed _handed = new();

    public void Dispose() => _handed.Dispose();

    private static async Task<ExerciseGrade> Grade(Submission submission, string exercise) =>
        (await s_grader.Value.Grade([submission])).Notebooks.Single().Exercises.Single(grade => grade.Exercise == exercise);

    [Fact]
    public async Task Right_answers_get_all_points_and_stubs_none()
    {
        var grades = await s_grader.Value.Grade([_handed.Write("ada", ("01.1", Handed.RightSigmoid), ("01.2", Handed.RightNo))]);
        var exercises = grades.Notebooks.Single().Exercises;
        Assert.Equal(["01.1", "01.2", "01.3", "01.4", "01.5", "01.6", "01.7"], exercises.Select(grade => grade.Exercise));
        Assert.All(exercises.Take(2), grade => Assert.Equal((Outcome.Passed, grade.Points), (grade.Outcome, grade.Earned)));
        Assert.All(exercises.Skip(2), grade => Assert.Equal((Outcome.NotAttempted, 0), (grade.Outcome, grade.Earned)));
    }

    [Fact]
    public async Task A_partly_right_answer_gets_the_points_of_the_checks_that_pass_and_its_diagnosis()
    {
        var grade = await Grade(_handed.Write("bo", ("01.1", "Tensor MySigmoid(Tensor z) => exp(z) / (1 + exp(z));")), "01.1");
        Assert.Equal((Outcome.Failed, 1, 3), (grade.Outcome, grade.Earned, grade.Points));
        Assert.Contains("NaN", grade.Report.Diagnosis);
    }

    [Fact]
    public async Task Three_hundred_notebooks_are_graded_and_bad_ones_among_them_stop_nothing()
    {
        var submissions = Enumerable.Range(0, 290).Select(number => _handed.Write($"student-{number}", Handed.Copy())).ToList();
        submissions.Insert(100, _handed.Write("right", ("01.2", Handed.RightNo)));
        string[] bad = ["", "{", "[]", "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}", new string('[', 100_000), "{\"cells\": 3}", "{\"nbformat\": 9, \"cells\": []}", "\0\0\0"];
        for (int i = 0; i < bad.Length; i++)
        {
            string path = Path.Combine(_handed.Folder, $"bad-{i}.ipynb");
            File.WriteAllText(path, bad[i]);
            submissions.Insert(20 * i, new Submission(path, new Student($"bad-{i}")));
        }
        submissions.Add(new Submission(Path.Combine(_handed.Folder, "missing.ipynb"), new Student("missing")));
        var grades = await s_grader.Value.Grade(submissions);
        Assert.Equal(300, grades.Notebooks.Count());
        Assert.Equal(4, grades.Students.Single(student => student.Student.Name == "right").Earned);
        Assert.Equal(bad.Length + 1, grades.Notebooks.Count(notebook => notebook.Problem is not null));
        Assert.All(grades.Notebooks.Where(notebook => notebook.Problem is null), notebook => Assert.Equal(7, notebook.Exercises.Count));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_has_none_of_the_points_that_the_class_can_have()
    {
        string path = Path.Combine(_handed.Folder, "picture.ipynb");
        File.WriteAllText(path, "\u0089PNG");
        var grades = await s_grader.Value.Grade([_handed.Write("ada", ("01.2", Handed.RightNo)), new Submission(path, new Student("bo"))]);
        var unreadable = grades.Students.Single(student => student.Student.Name == "bo");
        Assert.Equal((0, grades.Students[0].Points), (unreadable.Earned, unreadable.Points));
        Assert.All(unreadable.Exercises, grade => Assert.Equal(Incident.Unreadable, grade.Incident));
        Assert.Matches("(?m)^bo,,,,,0$", Grading.Reports.GradeTables.Canvas(grades));
        Assert.Contains("cannot be graded", Grading.Reports.GradeTables.Exercises(grades), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_seed_makes_the_same_inputs_and_students_get_different_ones()
    {
        using var again = ClassGrader.Create(CourseTree.Root, new GradingOptions { Seed = 7, Isolation = Grading.Isolation.IsolationKind.None });
        Submission[] submissions = [_handed.Write("ada", Handed.Copy()), _handed.Write("bo", Handed.Copy())];
        var first = (await s_grader.Value.Grade(submissions)).Notebooks.Select(notebook => notebook.Exercises[0].Seed).ToList();
        var second = (await again.Grade(submissions)).Notebooks.Select(notebook => notebook.Exercises[0].Seed).ToList();
        Assert.Equal(first, second);
        Assert.NotEqual(first[0], first[1]);
    }

    [Fact]
    public async Task A_cancelled_run_ends_soon_and_keeps_what_was_done()
    {
        var done = _handed.Write("done", Handed.Copy());
        var submission = _handed.Write("endless", ("01.1", "Tensor MySigmoid(Tensor z) { for (long i = 0; i < 1L << 50; i++) { if (i < 0) return z; } return z; }"));
        using var cancel = new CancellationTokenSource();
        var observer = new Watcher(cancel);
        var grades = await s_grader.Value.Grade([done, submission], observer, cancel.Token).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["done"], grades.Notebooks.Select(notebook => notebook.Student.Name));
        Assert.Equal(1, grades.Missing);
    }

    /// <summary>Stops when a notebook is done.</summary>
    private sealed class Watcher(CancellationTokenSource stop) : IGradingObserver
    {
        public void Started(Submission submission, string exercise)
        {
        }

        public void Graded(Submission submission, ExerciseGrade grade)
        {
        }

        public void Graded(Submission submission, NotebookGrade grade) => stop.CancelAfter(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Of_several_notebooks_with_the_same_exercises_the_newest_counts()
    {
        var old = _handed.Write("gus", ("01.1", Handed.RightSigmoid));
        string kept = Path.Combine(Path.GetDirectoryName(old.Path)!, "01-old.ipynb");
        File.Move(old.Path, kept);
        File.SetLastWriteTimeUtc(kept, DateTime.UtcNow.AddHours(-1));
        var grades = await s_grader.Value.Grade([old with { Path = kept }, _handed.Write("gus", ("01.2", Handed.RightNo))]);
        var student = grades.Students.Single();
        Assert.Equal(4, student.Earned);
        Assert.Contains("01-sigmoid-and-cross-entropy.ipynb has the same exercises and is newer", student.Notebooks.Single(notebook => notebook.Path == kept).Problem);
        Assert.All(student.Exercises, grade => Assert.Contains("the newest", Assert.Single(grade.Notes), StringComparison.Ordinal));
        Assert.Matches("(?m)^gus,,,,,4$", Grading.Reports.GradeTables.Canvas(grades));
    }

    [Fact]
    public async Task A_long_message_is_cut_for_the_reports()
    {
        var grade = await Grade(_handed.Write("loud", ("01.1", "Tensor MySigmoid(Tensor z) => throw new InvalidOperationException(new string('x', 2_000_000));")), "01.1");
        Assert.Equal((Outcome.Error, 2_001), (grade.Outcome, grade.Report.FirstFailure!.Failure!.Error!.Message.Length));
    }

    [Fact]
    public async Task Code_that_is_cut_short_does_not_go_on_in_what_stands_behind_it()
    {
        var grade = await Grade(_handed.Write("mallory", ("01.1", """
            Tensor MySigmoid(Tensor z) => sigmoid(z);
            var hit = "no"; hit = "ran";
            if (hit != "no") throw new InvalidOperationException(hit);
            ((Func<Tensor, Tensor>)MySigmoid) ??
            """)), "01.1");
        Assert.Equal(Incident.DoesNotCompile, grade.Incident);
        Assert.StartsWith("It does not compile: line 4: ", grade.Sentence);
    }

    [Fact]
    public async Task An_answer_cell_that_was_turned_into_text_is_read_as_code()
    {
        var notebook = Handed.Copy();
        var cell = Handed.AnswerCell(notebook, "01.2");
        var text = Course.Notebooks.Documents.Cell.Markdown(cell.Id, Handed.RightNo);
        text.Metadata["course"] = cell.Metadata["course"]!.DeepClone();
        notebook.Cells[notebook.Cells.IndexOf(cell)] = text;
        var grade = await Grade(_handed.Write("key", notebook), "01.2");
        Assert.Equal((Outcome.Passed, 4), (grade.Outcome, grade.Earned));
        Assert.Equal(["The answer cell was turned into text; it was read as code."], grade.Notes);
    }

    [Fact]
    public void Names_of_moodle_and_canvas_give_students_and_their_numbers()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_handed.Folder, "class")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "Ada Lovelace_1234_assignsubmission_file_"));
        File.WriteAllText(Path.Combine(folder, "Ada Lovelace_1234_assignsubmission_file_", "01.ipynb"), "");
        File.WriteAllText(Path.Combine(folder, "hoppergrace_LATE_55_66_01-sigmoid.ipynb"), "");
        File.WriteAllText(Path.Combine(folder, "plain.ipynb"), "");
        Assert.Equal(
            [new Student("Ada Lovelace", "1234"), new Student("hoppergrace", "55"), new Student("plain")],
            Submission.In([folder]).Select(submission => submission.Student).OrderBy(student => student.Name, StringComparer.Ordinal));
    }
}
