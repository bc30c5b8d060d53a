using Course.Exercises.Judging;

namespace Course.Grading.Results;

/// <summary>The grade of one exercise in one notebook.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Report">The checks. Where there was an incident, they earn nothing.</param>
/// <param name="Incident">Why the answer was not judged by its checks.</param>
/// <param name="Sentence">The incident in words.</param>
/// <param name="Notes">What a teacher should know about how the answer was found.</param>
/// <param name="Seed">The seed of the inputs.</param>
/// <param name="Elapsed">How long the answer was compiled and run.</param>
public sealed record ExerciseGrade(
    string Exercise, string Title, Report Report, Incident Incident, string? Sentence, IReadOnlyList<string> Notes, int Seed, TimeSpan Elapsed)
{
    /// <summary>The points of the checks that passed; 0 where there was an incident.</summary>
    public int Earned => Incident == Incident.None ? Report.Earned : 0;

    /// <summary>The points of all checks.</summary>
    public int Points => Report.Points;

    /// <summary>What became of the answer.</summary>
    public Outcome Outcome => Report.Outcome;
}

/// <summary>The grade of one notebook.</summary>
/// <param name="Path">The file.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="Master">The master that it belongs to; null where neither its cells nor its file's name tell.</param>
/// <param name="Exercises">The master's exercises, in order; all with 0 points where there is a problem.</param>
/// <param name="Problem">Why it could not be graded, in one sentence; null where it was.</param>
public sealed record NotebookGrade(string Path, Student Student, string? Master, IReadOnlyList<ExerciseGrade> Exercises, string? Problem = null)
{
    /// <summary>Whether its problem is only that a newer notebook counts in its place.</summary>
    public bool IsSuperseded { get; init; }
}

/// <summary>A student, as far as a file's name says.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The learning platform's number, where the file's name has one.</param>
public sealed record Student(string Name, string? Id = null);

/// <summary>All that a student handed in.</summary>
/// <param name="Student">The student.</param>
/// <param name="Notebooks">The notebooks.</param>
public sealed record StudentGrade(Student Student, IReadOnlyList<NotebookGrade> Notebooks)
{
    /// <summary>All exercises, each once.</summary>
    public IEnumerable<ExerciseGrade> Exercises => Notebooks.SelectMany(notebook => notebook.Exercises);

    /// <summary>The points earned.</summary>
    public int Earned => Exercises.Sum(grade => grade.Earned);

    /// <summary>The points that could be earned.</summary>
    public int Points => Exercises.Sum(grade => grade.Points);
}

/// <summary>The grades of a class.</summary>
/// <param name="Students">In the order of their names.</param>
/// <param name="Seed">The seed, by which the same inputs can be made again.</param>
/// <param name="Isolation">What separated the answers from the machine.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ClassGrades(IReadOnlyList<StudentGrade> Students, int Seed, string Isolation, TimeSpan Elapsed)
{
    /// <summary>How many notebooks were not graded, because the run was stopped.</summary>
    public int Missing { get; init; }

    /// <summary>All notebooks.</summary>
    public IEnumerable<NotebookGrade> Notebooks => Students.SelectMany(student => student.Notebooks);
}
