using Course.Grading.Results;
using Course.Notebooks.Documents;
using StudentAnswers = Course.Notebooks.StudentCopies.Answers;

namespace Course.Grading.Tests;

/// <summary>Notebooks as students hand them in: the student's copy of chapter 1, with some answers written.</summary>
public sealed class Handed : IDisposable
{
    /// <summary>An answer that gets all points of 01.2; the exercise beside the one that a test is about.</summary>
    public const string RightNo = "double MyProbabilityOfNo(double z) { double e = Math.Exp(-Math.Abs(z)); return z > 0 ? e / (1 + e) : 1 / (1 + e); }";

    /// <summary>An answer that gets all points of 01.1.</summary>
    public const string RightSigmoid = "Tensor MySigmoid(Tensor z) { var e = exp(-abs(z)); return where(z >= 0, 1 / (1 + e), e / (1 + e)); }";

    public string Folder { get; } = Directory.CreateTempSubdirectory("course-handed-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static NotebookDocument Copy() => NotebookDocument.Read(Path.Combine(CourseTree.Root, "exercises", "01-sigmoid-and-cross-entropy.ipynb"));

    public static Cell AnswerCell(NotebookDocument notebook, string exercise) => StudentAnswers.Of(notebook).Single(answer => answer.Exercise == exercise).Cell;

    public Submission Write(string student, NotebookDocument notebook)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, student)).FullName, "01-sigmoid-and-cross-entropy.ipynb");
        notebook.Write(path);
        return new Submission(path, new Student(student));
    }

    public Submission Write(string student, params (string Exercise, string Source)[] answers)
    {
        var notebook = Copy();
        foreach (var (exercise, source) in answers)
            AnswerCell(notebook, exercise).Source = source;
        return Write(student, notebook);
    }
}
