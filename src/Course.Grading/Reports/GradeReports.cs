using System.Text;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>Writes all that a class's grades are handed on as.</summary>
public static class GradeReports
{
    /// <summary>The name of the table of all exercises, by which a folder of reports is known.</summary>
    public const string ClassTable = "grades.csv";

    /// <summary>Writes the reports: each to a temporary file first, so that an old one is replaced by a whole one.</summary>
    /// <remarks>
    /// <c>index.html</c> the class, <c>students/NAME.html</c> each student's page, <c>grades.csv</c> each exercise, <c>canvas.csv</c> and
    /// <c>moodle-MASTER.csv</c> for import, <c>junit.xml</c> for build servers, <c>results/NAME/EXERCISE.json</c> in Exercism's format.
    /// </remarks>
    /// <param name="grades">The grades.</param>
    /// <param name="folder">Where to; it is made where it is missing.</param>
    /// <returns>The class's page.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(ClassGrades grades, string folder)
    {
        var names = FileNames(grades.Students);
        foreach (var student in grades.Students)
        {
            WriteFile(Path.Combine(folder, "students", names[student] + ".html"), StudentPage.Of(student, grades));
            foreach (var grade in student.Exercises.DistinctBy(grade => grade.Exercise))
                WriteFile(Path.Combine(folder, "results", names[student], grade.Exercise + ".json"), ExercismResult.Of(grade));
        }
        WriteFile(Path.Combine(folder, ClassTable), GradeTables.Exercises(grades));
        WriteFile(Path.Combine(folder, "canvas.csv"), GradeTables.Canvas(grades));
        foreach (string master in grades.Notebooks.Select(notebook => notebook.Master).OfType<string>().Distinct())
            WriteFile(Path.Combine(folder, $"moodle-{Path.GetFileNameWithoutExtension(master)}.csv"), GradeTables.Moodle(grades, master));
        WriteFile(Path.Combine(folder, "junit.xml"), JUnitXml.Of(grades));
        string page = Path.Combine(folder, "index.html");
        WriteFile(page, ClassPage.Of(grades, student => $"students/{names[student]}.html"));
        return page;
    }

    /// <summary>A file name for each student: the name's letters and digits, and a number where two would have the same.</summary>
    private static Dictionary<StudentGrade, string> FileNames(IReadOnlyList<StudentGrade> students)
    {
        var names = new Dictionary<StudentGrade, string>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var student in students)
        {
            string letters = string.Concat(student.Student.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
            string name = letters.Length == 0 ? "student" : letters.Length > 40 ? letters[..40] : letters;
            string unique = name;
            for (int number = 2; !taken.Add(unique); number++)
                unique = $"{name}-{number}";
            names[student] = unique;
        }
        return names;
    }

    private static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
