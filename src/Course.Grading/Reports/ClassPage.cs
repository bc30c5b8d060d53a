using System.Globalization;
using System.Text;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>What a teacher looks at: how the class did, what each exercise is worth, and what needs a look.</summary>
internal static class ClassPage
{
    private const int Bars = 10;

    public static string Of(ClassGrades grades, Func<StudentGrade, string> linkTo)
    {
        var items = ItemStatistics.Of(grades);
        int notebooks = grades.Notebooks.Count(), failed = grades.Notebooks.Count(notebook => notebook is { Problem: not null, IsSuperseded: false });
        var html = new StringBuilder("<h1>Grades</h1>");
        html.Append($"""<p class="total">{Count(grades.Students.Count, "student")}, {Count(notebooks, "notebook")}{(failed > 0 ? $", {failed} could not be graded" : "")}</p>""");
        if (grades.Missing > 0)
            html.Append($"""<p class="total">Grading was stopped: {Count(grades.Missing, "notebook")} more were handed in and are not here.</p>""");
        html.Append(Distribution(grades));
        html.Append(Items(items));
        html.Append(Look(grades, linkTo));
        html.Append(Students(grades, items, linkTo));
        html.Append(CultureInfo.InvariantCulture, $"""<footer>Seed {grades.Seed}: <code>course grade --seed {grades.Seed}</code> gives every student the same inputs again. Isolation: {Page.Text(grades.Isolation)} Took {grades.Elapsed.TotalSeconds:0.0} s.</footer>""");
        return Page.Of("Grades", html.ToString());
    }

    private static string Distribution(ClassGrades grades)
    {
        int[] bars = new int[Bars];
        foreach (var student in grades.Students.Where(student => student.Points > 0))
            bars[Math.Min(Bars - 1, Bars * student.Earned / student.Points)]++;
        int highest = Math.Max(1, bars.Max());
        var svg = new StringBuilder("""<figure><svg viewBox="0 0 530 150" role="img" aria-label="How many students earned which share of the points">""");
        for (int i = 0; i < Bars; i++)
        {
            int height = 100 * bars[i] / highest, x = 10 + 50 * i;
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x + 2}" y="{120 - height}" width="46" height="{height}" rx="2"/>""");
            if (bars[i] > 0)
                svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x + 25}" y="{114 - height}">{bars[i]}</text>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x}" y="140">{10 * i}</text>""");
        }
        return svg.Append("""<text x="510" y="140">100</text><line x1="10" y1="120.5" x2="510" y2="120.5"/></svg><figcaption>Students by the share of points that they earned, in percent</figcaption></figure>""").ToString();
    }

    private static string Items(IReadOnlyList<ItemStatistics> items)
    {
        var html = new StringBuilder("""
            <h2>Exercises</h2><div class="scroll"><table class="grid"><thead><tr><th>exercise</th><th>attempted</th><th>facility</th><th>discrimination</th><th>what went wrong most</th></tr></thead><tbody>
            """);
        foreach (var item in items)
        {
            string kind = item.Discrimination < 0 ? "number bad" : "number";
            html.Append($"""<tr><td>{Page.Text($"{item.Exercise} {item.Title}")}</td><td class="number">{item.Attempted} of {item.Answers}</td><td class="number"><span class="bar" style="--share:{item.Facility.ToString("0.###", CultureInfo.InvariantCulture)}"></span>{Percent(item.Facility)}</td>""");
            html.Append($"""<td class="{kind}">{item.Discrimination?.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture) ?? "–"}</td><td>""");
            html.AppendJoin("<br>", item.Diagnoses.Select(one => $"""<span class="points">{one.Students}×</span> {Page.Text(one.What)}"""));
            html.Append("</td></tr>\n");
        }
        return html.Append("""
            </tbody></table></div><p class="note">Facility is the mean share of points: the higher, the easier. Discrimination is the correlation of an exercise's points with the points in all others: near 0 it tells nothing about who knows more, below 0 look at the exercise. It needs three students.</p>
            """).ToString();
    }

    private static string Look(ClassGrades grades, Func<StudentGrade, string> linkTo)
    {
        var lines = new List<string>();
        foreach (var student in grades.Students)
        {
            string link = $"""<a href="{Page.Text(linkTo(student))}">{Page.Text(student.Student.Name)}</a>""";
            foreach (var notebook in student.Notebooks)
            {
                if (notebook.Problem is { } problem)
                    lines.Add($"<tr><td>{link}</td><td></td><td>not graded</td><td>{Page.Text(problem)}</td></tr>");
                foreach (var grade in notebook.Exercises.Where(grade => notebook.Problem is null && (grade.Incident != Incident.None || grade.Notes.Count > 0)))
                {
                    string text = string.Join(' ', new[] { grade.Incident == Incident.None ? null : GradeText.Headline(grade) }.Concat(grade.Notes).OfType<string>());
                    lines.Add($"<tr><td>{link}</td><td>{grade.Exercise}</td><td>{GradeText.Name(grade.Incident)}</td><td>{Page.Text(text)}</td></tr>");
                }
            }
        }
        return lines.Count == 0 ? "" : $"""
            <h2>To look at</h2><div class="scroll"><table class="grid"><thead><tr><th>student</th><th>exercise</th><th>what</th><th>details</th></tr></thead><tbody>
            {string.Join('\n', lines)}</tbody></table></div>
            """;
    }

    private static string Students(ClassGrades grades, IReadOnlyList<ItemStatistics> items, Func<StudentGrade, string> linkTo)
    {
        var html = new StringBuilder("""<h2>Students</h2><div class="scroll"><table class="grid marks"><thead><tr><th>student</th><th>points</th>""");
        foreach (var item in items)
            html.Append($"""<th title="{Page.Text(item.Title)}">{item.Exercise}</th>""");
        html.Append("</tr></thead><tbody>\n");
        foreach (var student in grades.Students)
        {
            html.Append($"""<tr><td><a href="{Page.Text(linkTo(student))}">{Page.Text(student.Student.Name)}</a></td><td class="number">{student.Earned} of {student.Points}</td>""");
            foreach (var item in items)
            {
                var grade = student.Exercises.FirstOrDefault(grade => grade.Exercise == item.Exercise);
                string share = (grade is null || grade.Points == 0 ? 0 : (double)grade.Earned / grade.Points).ToString("0.###", CultureInfo.InvariantCulture);
                html.Append(grade is null ? "<td></td>" : $"""<td class="cell" style="--share:{share}" title="{Page.Text($"{grade.Earned} of {grade.Points}: {GradeText.Headline(grade)}")}">{GradeText.Mark(grade)}</td>""");
            }
            html.Append("</tr>\n");
        }
        return html.Append("""</tbody></table></div><p class="note">✓ all points, ◐ some, ✗ none, ○ not attempted, ! not judged by its checks: see above.</p>""").ToString();
    }

    private static string Percent(double share) => Math.Round(100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
