using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>What a class's answers say about an exercise, by classical test theory.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Answers">How many students had it.</param>
/// <param name="Attempted">How many of them wrote something.</param>
/// <param name="Facility">The mean share of points, 0 to 1: the higher, the easier. (Test theory calls it the difficulty index.)</param>
/// <param name="Discrimination">
/// The correlation, −1 to 1, of an exercise's points with the points in all other exercises. Near 0 it tells nothing about who knows more;
/// below 0 something is wrong with it. Null for fewer than three students, or where all got the same.
/// </param>
/// <param name="Diagnoses">What went wrong, the most frequent first, with the number of students.</param>
public sealed record ItemStatistics(
    string Exercise, string Title, int Answers, int Attempted, double Facility, double? Discrimination, IReadOnlyList<(string What, int Students)> Diagnoses)
{
    private const int FewestStudents = 3;

    /// <summary>The statistics of every exercise.</summary>
    /// <param name="grades">The grades.</param>
    /// <returns>In the order of the exercises' ids.</returns>
    public static IReadOnlyList<ItemStatistics> Of(ClassGrades grades) =>
        [.. grades.Students
            .SelectMany(student => student.Exercises.DistinctBy(grade => grade.Exercise).Select(grade => (Student: student, Grade: grade)))
            .GroupBy(one => one.Grade.Exercise)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of([.. group]))];

    /// <summary>Pearson's correlation coefficient.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many numbers.</param>
    /// <returns>It; null where either does not vary or there are fewer than three.</returns>
    internal static double? Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < FewestStudents)
            return null;
        double meanX = x.Average(), meanY = y.Average();
        double both = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        double spread = Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
        return spread < 1e-12 ? null : both / spread;
    }

    private static ItemStatistics Of(IReadOnlyList<(StudentGrade Student, ExerciseGrade Grade)> answers)
    {
        var first = answers[0].Grade;
        var shares = answers.Select(one => one.Grade.Points == 0 ? 0 : (double)one.Grade.Earned / one.Grade.Points).ToList();
        // Against the rest, not the total: an exercise always correlates with a sum that it is in.
        var rests = answers.Select(one => (double)(one.Student.Earned - one.Grade.Earned)).ToList();
        var diagnoses = answers.Select(one => What(one.Grade)).OfType<string>().GroupBy(what => what)
            .Select(group => (What: group.Key, Students: group.Count()))
            .OrderByDescending(one => one.Students).ThenBy(one => one.What, StringComparer.Ordinal).Take(3);
        return new ItemStatistics(
            first.Exercise, first.Title, answers.Count, answers.Count(one => one.Grade.Outcome != Outcome.NotAttempted && one.Grade.Incident != Incident.Unreadable),
            shares.Average(), Correlation(shares, rests), [.. diagnoses]);
    }

    private static string? What(ExerciseGrade grade) => grade.Report.Diagnosis ?? (grade.Incident == Incident.None ? null : GradeText.Name(grade.Incident));
}
