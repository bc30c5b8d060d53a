using System.Text.Json.Nodes;
using System.Xml.Linq;
using Course.Exercises.Judging;
using Course.Exercises.Values;
using Course.Grading.Reports;
using Course.Grading.Results;

namespace Course.Grading.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ExerciseGrade Grade(string exercise, int earned, Incident incident = Incident.None, string? sentence = null)
    {
        var failure = new Failure("random", new NumberValue(2), new NumberValue(4), new NumberValue(5), "It is off by 1.\u0001 <b>", null);
        var report = new Report(exercise, "Squares", earned == 2 ? Outcome.Passed : Outcome.Failed, [new CheckResult("small", 1, earned > 0 ? null : failure), new CheckResult("large", 1, earned > 1 ? null : failure)], null);
        return new ExerciseGrade(exercise, "Squares", report, incident, sentence, [], 5, TimeSpan.FromSeconds(1));
    }

    private static StudentGrade Student(string name, params ExerciseGrade[] grades) =>
        new(new Student(name, "7"), [new NotebookGrade($"{name}.ipynb", new Student(name, "7"), "01-a.ipynb", grades)]);

    private static ClassGrades Class(params StudentGrade[] students) => new(students, 3, "none.", TimeSpan.FromSeconds(2));

    [Fact]
    public void A_correlation_is_that_of_its_definition()
    {
        // Sums of squares 10 and 10, of products 8: r = 8/10.
        Assert.Equal(0.8, ItemStatistics.Correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])!.Value, 12);
        Assert.Null(ItemStatistics.Correlation([1, 1, 1], [1, 2, 3]));
        Assert.Null(ItemStatistics.Correlation([1, 2], [1, 2]));
    }

    [Fact]
    public void Facility_is_the_mean_share_and_discrimination_is_against_the_other_exercises()
    {
        var items = ItemStatistics.Of(Class(
            Student("a", Grade("01.1", 2), Grade("01.2", 2)), Student("b", Grade("01.1", 1), Grade("01.2", 1)), Student("c", Grade("01.1", 0), Grade("01.2", 0))));
        Assert.Equal(0.5, items[0].Facility, 12);
        Assert.Equal(1, items[0].Discrimination!.Value, 12);
    }

    [Fact]
    public void Exercisms_status_is_pass_fail_or_error()
    {
        JsonNode Of(ExerciseGrade grade) => JsonNode.Parse(ExercismResult.Of(grade))!;
        Assert.Equal("pass", (string)Of(Grade("01.1", 2))["status"]!);
        Assert.Equal("fail", (string)Of(Grade("01.1", 1))["status"]!);
        var error = Of(Grade("01.1", 2, Incident.TimeLimit, "It was not done after 10 seconds."));
        Assert.Equal("error", (string)error["status"]!);
        Assert.Equal("It was not done after 10 seconds.", (string)error["message"]!);
        Assert.Equal(3, (int)error["version"]!);
        Assert.All(error["tests"]!.AsArray(), test => Assert.Equal("fail", (string)test!["status"]!));
    }

    [Fact]
    public void JUnit_has_a_failure_for_a_failed_exercise_whatever_its_message_holds()
    {
        var suites = XDocument.Parse(JUnitXml.Of(Class(Student("a", Grade("01.1", 1), Grade("01.2", 2), Grade("01.3", 0, Incident.NotAllowed, "It uses x."))))).Root!;
        var suite = suites.Element("testsuite")!;
        Assert.Equal(("3", "1", "1"), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("errors")!));
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_text_in_csv()
    {
        string csv = GradeTables.Exercises(Class(Student("=cmd|' /C calc'!A0", Grade("01.1", 2))));
        Assert.DoesNotContain("\n=cmd", csv);
        Assert.Contains("'=cmd", csv);
    }

    [Fact]
    public void Pages_show_what_students_wrote_as_text()
    {
        var student = Student("<script>alert(1)</script>", Grade("01.1", 0, Incident.NotAllowed, "<img src=x>"));
        Assert.DoesNotContain("<script>", StudentPage.Of(student, Class(student)));
        Assert.DoesNotContain("<img", ClassPage.Of(Class(student), _ => "students/x.html"));
    }

    [Fact]
    public void Every_report_is_written_and_names_stay_inside_the_folder()
    {
        string page = GradeReports.Write(Class(Student("../../etc", Grade("01.1", 2)), Student(".. ..etc", Grade("01.1", 1))), _folder);
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
        Assert.Equal(Path.Combine(_folder, "index.html"), page);
        Assert.Equal(["canvas.csv", "grades.csv", "index.html", "junit.xml", "moodle-01-a.csv", "results/etc-2/01.1.json", "results/etc/01.1.json", "students/etc-2.html", "students/etc.html"], files);
    }
}
