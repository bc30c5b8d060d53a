using System.Globalization;
using Course.Grading.Results;
using CsvHelper;
using CsvHelper.Configuration;

namespace Course.Grading.Reports;

/// <summary>Grades as CSV. A field that a spreadsheet would take for a formula is written so that it does not.</summary>
internal static class GradeTables
{
    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\n" };

    /// <summary>One row for each exercise of each student; a notebook that could not be graded has one row.</summary>
    public static string Exercises(ClassGrades grades) => Table(
        ["student", "id", "notebook", "exercise", "title", "outcome", "earned", "points", "incident", "message", "diagnosis", "notes", "seed", "seconds"],
        grades.Notebooks.SelectMany(notebook => notebook is { Problem: { } problem, Exercises.Count: 0 }
            ? [[notebook.Student.Name, notebook.Student.Id, Path.GetFileName(notebook.Path), "", "", "Error", "0", "0", "not graded", problem, "", "", "", ""]]
            : notebook.Exercises.Select(grade => new[]
            {
                notebook.Student.Name, notebook.Student.Id, Path.GetFileName(notebook.Path), grade.Exercise, grade.Title, grade.Outcome.ToString(),
                Text(grade.Earned), Text(grade.Points), GradeText.Name(grade.Incident), GradeText.Headline(grade), grade.Report.Diagnosis,
                string.Join(' ', grade.Notes), Text(grade.Seed), grade.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture),
            })));

    /// <summary>What Canvas' gradebook imports: a column for each notebook of the course, and a row with the points that are possible.</summary>
    public static string Canvas(ClassGrades grades)
    {
        var masters = grades.Notebooks.Select(notebook => notebook.Master).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var possible = masters.Select(master => Text(grades.Notebooks.Where(notebook => notebook.Master == master).Max(notebook => notebook.Exercises.Sum(grade => grade.Points))));
        return Table(
            ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", .. masters.Select(master => Path.GetFileNameWithoutExtension(master))],
            [
                ["    Points Possible", "", "", "", "", .. possible],
                .. grades.Students.Select(student => (string?[])[student.Student.Name, student.Student.Id, "", "", "", .. masters.Select(master => Earned(student, master))]),
            ]);
    }

    /// <summary>What Moodle's assignment takes as a grading worksheet.</summary>
    public static string Moodle(ClassGrades grades, string master) => Table(
        ["Identifier", "Full name", "Grade", "Maximum Grade"],
        grades.Students.Where(student => Earned(student, master) is not null).Select(student => new[]
        {
            student.Student.Id is { } id ? $"Participant {id}" : "", student.Student.Name, Earned(student, master),
            Text(grades.Notebooks.First(notebook => notebook.Master == master).Exercises.Sum(grade => grade.Points)),
        }));

    /// <summary>An empty field reads as excused: who handed in a notebook of which nobody can tell what it is has 0, as with one that cannot be read.</summary>
    private static string? Earned(StudentGrade student, string master) =>
        student.Notebooks.Where(notebook => notebook.Master == master).Max(notebook => (int?)notebook.Exercises.Sum(grade => grade.Earned)) is { } best ? Text(best)
            : student.Notebooks.Any(notebook => notebook.Master is null) ? Text(0)
            : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Table(string[] heading, IEnumerable<string?[]> rows)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, s_format))
        {
            foreach (var row in rows.Prepend(heading))
            {
                foreach (string? field in row)
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        return text.ToString();
    }
}
