using System.Globalization;
using System.Text;
using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>What a student gets back: each exercise, which checks pass, where the first one fails, and what helps.</summary>
internal static class StudentPage
{
    public static string Of(StudentGrade student, ClassGrades grades)
    {
        var html = new StringBuilder();
        html.Append($"""<h1>{Page.Text(student.Student.Name)}</h1><p class="total"><b>{student.Earned}</b> of {student.Points} points</p>""");
        foreach (var notebook in student.Notebooks)
        {
            html.Append($"<h2>{Page.Text(Path.GetFileNameWithoutExtension(notebook.Master ?? notebook.Path))}</h2>");
            if (notebook.Problem is { } problem)
                html.Append($"""<p class="incident">This notebook could not be graded. {Page.Text(problem)}</p>""");
            foreach (var grade in notebook.Exercises)
                html.Append(Exercise(grade));
        }
        html.Append(CultureInfo.InvariantCulture, $"""<footer>Graded with inputs that were made for you; sizes and numbers mostly differ from the notebook's and from other students'. Seed of the class: {grades.Seed}.</footer>""");
        return Page.Of($"{student.Student.Name}: {student.Earned} of {student.Points} points", html.ToString());
    }

    private static string Exercise(ExerciseGrade grade)
    {
        var html = new StringBuilder();
        html.Append($"""<section class="{Kind(grade)}"><h3><span class="mark">{GradeText.Mark(grade)}</span> {Page.Text($"{grade.Exercise} {grade.Title}")} <span class="points">{grade.Earned} of {grade.Points}</span></h3>""");
        html.Append($"<p>{Page.Text(GradeText.Headline(grade))}</p>");
        if (grade.Incident == Incident.None && grade.Outcome is not (Outcome.NotAttempted or Outcome.Passed))
        {
            html.Append("<ul>");
            foreach (var check in grade.Report.Checks)
                html.Append($"""<li class="{(check.Passed ? "passed" : "failed")}">{Page.Text(check.Name)} <span class="points">{check.Points}</span></li>""");
            html.Append("</ul>");
            if (grade.Report.FirstFailure?.Failure is { } failure && grade.Sentence is null)
                html.Append(First(failure));
        }
        if (grade.Report.Diagnosis is { } diagnosis && grade.Incident == Incident.None)
            html.Append($"""<p class="diagnosis">{Page.Text(diagnosis)}</p>""");
        foreach (string note in grade.Notes)
            html.Append($"""<p class="note">{Page.Text(note)}</p>""");
        return html.Append("</section>\n").ToString();
    }

    private static string First(Failure failure)
    {
        var html = new StringBuilder($"""<p>On the input “{Page.Text(failure.Probe)}”: {Page.Text(failure.Sentence)}</p><div class="scroll"><table>""");
        foreach (var (name, value) in failure.Sides())
            html.Append($"<tr><th>{Page.Text(name)}</th><td><code>{Page.Text(value)}</code></td></tr>");
        return html.Append("</table></div>").ToString();
    }

    private static string Kind(ExerciseGrade grade) => grade.Incident != Incident.None ? "incident" : grade.Outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.NotAttempted => "open",
        _ when grade.Earned > 0 => "partly",
        _ => "failed",
    };
}
