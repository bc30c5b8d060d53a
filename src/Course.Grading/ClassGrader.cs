using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Course.Grading.Answers;
using Course.Grading.Isolation;
using Course.Grading.Masters;
using Course.Grading.Results;

namespace Course.Grading;

/// <summary>Grades notebooks. Whatever one answer does, the others are graded.</summary>
public sealed class ClassGrader : IDisposable
{
    private readonly GradingOptions _options;
    private readonly IReadOnlyList<Master> _masters;
    private readonly HostFolder _host;
    private readonly ExerciseGrader _exercises;
    private readonly int _seed;

    private ClassGrader(string course, GradingOptions options)
    {
        _options = options;
        _seed = options.Seed ?? RandomNumberGenerator.GetInt32(1, int.MaxValue);
        _masters = Master.Of(course);
        if (_masters.All(master => master.Exercises.Count == 0))
            throw new FormatException($"There is no exercise in {Path.Combine(course, "solutions")}.");
        _host = HostFolder.Create();
        try
        {
            _exercises = new ExerciseGrader(_masters, _host, options);
        }
        catch
        {
            _host.Dispose();
            throw;
        }
    }

    /// <summary>What separates answers from the machine, as a sentence.</summary>
    public string Isolation => _exercises.Sandbox.Description;

    /// <summary>What separates answers from the machine.</summary>
    public IsolationKind IsolationKind => _exercises.Sandbox.Kind;

    /// <summary>Gets ready: reads the masters, lays out the program that runs answers, and tries which isolation works.</summary>
    /// <param name="course">The course's folder, built.</param>
    /// <param name="options">How.</param>
    /// <returns>The grader.</returns>
    /// <exception cref="FormatException">A master is not as masters are.</exception>
    /// <exception cref="IOException">The course is not built, or the temporary folder cannot be written.</exception>
    public static ClassGrader Create(string course, GradingOptions options) => new(Path.GetFullPath(course), options);

    /// <summary>Grades notebooks.</summary>
    /// <param name="submissions">The notebooks.</param>
    /// <param name="observer">Is told how it goes on; null for nobody.</param>
    /// <param name="cancellation">Ends all answers that run.</param>
    /// <returns>The grades; where the caller cancelled, those of the notebooks that were done.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled before all notebooks were read.</exception>
    public async Task<ClassGrades> Grade(IReadOnlyList<Submission> submissions, IGradingObserver? observer = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var telling = new Lock();
        var notebooks = new List<StudentNotebook>();
        foreach (var submission in submissions)
        {
            cancellation.ThrowIfCancellationRequested();
            notebooks.Add(StudentNotebook.Read(submission, _masters));
        }
        // What cannot be read was meant to be what most of the class hands in, and gets none of its points.
        if (notebooks.Select(notebook => notebook.Master).OfType<Master>().CountBy(master => master).OrderByDescending(count => count.Value).ThenBy(count => count.Key.Name, StringComparer.Ordinal)
            .Select(count => count.Key).FirstOrDefault() is { } usual)
            notebooks = [.. notebooks.Select(notebook => notebook.Master is null ? notebook with { Master = usual } : notebook)];
        notebooks = [.. NewestOfEach(notebooks)];
        var grades = notebooks.Select(notebook => new ExerciseGrade?[notebook.Exercises.Count]).ToList();
        var whole = new NotebookGrade?[notebooks.Count];
        for (int i = 0; i < notebooks.Count; i++)
        {
            if (notebooks[i].Exercises.Count == 0)
                Done(i);
        }
        var work = notebooks.SelectMany((notebook, i) => notebook.Exercises.Select((exercise, j) => (Notebook: notebook, Exercise: exercise, I: i, J: j)));
        try
        {
            await Parallel.ForEachAsync(
                work,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _options.Jobs), CancellationToken = cancellation },
                async (one, stop) =>
                {
                    var submission = one.Notebook.Submission;
                    lock (telling)
                        observer?.Started(submission, one.Exercise.Exercise.Id);
                    var grade = await _exercises.Grade(one.Notebook, one.Exercise, SeedFor(submission, one.Exercise), stop);
                    lock (telling)
                    {
                        grades[one.I][one.J] = grade;
                        observer?.Graded(submission, grade);
                        if (grades[one.I].All(done => done is not null))
                            Done(one.I);
                    }
                });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is worth keeping.
        }
        var students = whole.OfType<NotebookGrade>()
            .GroupBy(grade => grade.Student)
            .Select(group => new StudentGrade(group.Key, [.. group]))
            .OrderBy(grade => grade.Student.Name, StringComparer.OrdinalIgnoreCase).ThenBy(grade => grade.Student.Id, StringComparer.Ordinal);
        return new ClassGrades([.. students], _seed, Isolation, watch.Elapsed) { Missing = whole.Count(grade => grade is null) };

        void Done(int i)
        {
            var grade = notebooks[i].Grade([.. grades[i].Select(done => done!)]);
            whole[i] = grade;
            observer?.Graded(notebooks[i].Submission, grade);
        }
    }

    /// <summary>Of several notebooks of one student with the same exercises the newest counts, and says so: else the best of many guesses would.</summary>
    private static IEnumerable<StudentNotebook> NewestOfEach(IReadOnlyList<StudentNotebook> notebooks)
    {
        var several = notebooks.Where(notebook => notebook.Master is not null).GroupBy(notebook => (notebook.Submission.Student, notebook.Master))
            .Where(group => group.Count() > 1)
            .ToDictionary(group => group.Key, group => group
                .OrderBy(notebook => notebook.Problem is not null)
                .ThenByDescending(notebook => File.GetLastWriteTimeUtc(notebook.Submission.Path))
                .ThenBy(notebook => notebook.Submission.Path, StringComparer.Ordinal).First());
        foreach (var notebook in notebooks)
        {
            if (!several.TryGetValue((notebook.Submission.Student, notebook.Master), out var newest))
                yield return notebook;
            else if (notebook.Submission == newest.Submission)
                yield return notebook with { Note = "Several notebooks with these exercises were handed in; this one is the newest, and counts." };
            else
                yield return notebook with { Master = null, Finder = null, IsSuperseded = true, Problem = $"It does not count: {Path.GetFileName(newest.Submission.Path)} has the same exercises and is newer." };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    /// <summary>Every answer gets inputs of its own, which the class's seed makes again.</summary>
    private int SeedFor(Submission submission, MasterExercise exercise)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_seed}\n{submission.Student.Name}\n{submission.Student.Id}\n{exercise.Exercise.Id}"));
        return BitConverter.ToInt32(hash) & int.MaxValue;
    }
}
