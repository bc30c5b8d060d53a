using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>Grades in the format of JUnit that build servers show: a suite for each notebook, a case for each exercise.</summary>
internal static class JUnitXml
{
    public static string Of(ClassGrades grades)
    {
        var suites = grades.Notebooks.Select(Suite).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "grades"), Time(grades.Elapsed), suites);
        using var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CheckCharacters = false }))
            root.Save(writer);
        return text + "\n";
    }

    private static XElement Suite(NotebookGrade notebook)
    {
        string name = $"{notebook.Student.Name}/{Path.GetFileName(notebook.Path)}";
        var cases = notebook.Problem is { } problem
            ? [new XElement("testcase", new XAttribute("classname", Legal(name)), new XAttribute("name", "the notebook"), Result("error", "NotGraded", problem, ""))]
            : notebook.Exercises.Select(grade => Case(name, grade)).ToList();
        return new XElement(
            "testsuite", new XAttribute("name", Legal(name)), new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Elements("failure").Count()), new XAttribute("errors", cases.Elements("error").Count()),
            new XAttribute("skipped", cases.Elements("skipped").Count()),
            Time(TimeSpan.FromTicks(notebook.Exercises.Sum(grade => grade.Elapsed.Ticks))), cases);
    }

    private static XElement Case(string suite, ExerciseGrade grade)
    {
        var result = new XElement("testcase", new XAttribute("classname", Legal(suite)), new XAttribute("name", Legal($"{grade.Exercise} {grade.Title}")), Time(grade.Elapsed));
        string headline = $"{grade.Earned} of {grade.Points} points. {GradeText.Headline(grade)}";
        if (grade.Incident != Incident.None)
            result.Add(Result("error", grade.Incident.ToString(), headline, grade.Report.ToString()));
        else if (grade.Outcome == Outcome.NotAttempted)
            result.Add(new XElement("skipped", new XAttribute("message", Legal(headline))));
        else if (grade.Outcome != Outcome.Passed)
            result.Add(Result("failure", grade.Outcome.ToString(), headline, grade.Report.ToString()));
        return result;
    }

    private static XElement Result(string kind, string type, string message, string text) =>
        new(kind, new XAttribute("type", type), new XAttribute("message", Legal(message)), Legal(text));

    private static XAttribute Time(TimeSpan time) => new("time", time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>XML has no characters for most control codes, and an answer can put them into its messages.</summary>
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            legal.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return legal.ToString();
    }

    private sealed class Utf8Writer : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
