using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Grading.Answers;
using Course.Grading.Masters;
using Course.Grading.Results;
using Course.Notebooks.Documents;

namespace Course.Grading;

/// <summary>A notebook that was handed in, read, with the master that it belongs to.</summary>
/// <param name="Submission">The file.</param>
/// <param name="Finder">Finds its answers; null where it cannot be graded.</param>
/// <param name="Master">Its master; null where neither its cells nor its file's name tell.</param>
/// <param name="Problem">Why it cannot be graded.</param>
internal sealed record StudentNotebook(Submission Submission, AnswerFinder? Finder, Master? Master, string? Problem)
{
    private const long LargestFile = 64 << 20;

    public IReadOnlyList<MasterExercise> Exercises => Master?.Exercises ?? [];

    /// <summary>Reads a notebook. Whatever is wrong with it becomes its problem.</summary>
    public static StudentNotebook Read(Submission submission, IReadOnlyList<Master> masters)
    {
        try
        {
            var finder = DeepStack.Run(() => new AnswerFinder(Parse(submission.Path)), DeepStack.ReadingTime);
            var master = masters.Where(master => master.Exercises.Count > 0)
                .Select(master => (Master: master, Known: master.Exercises.Count(finder.Knows)))
                .OrderByDescending(one => one.Known)
                .FirstOrDefault(one => one.Known > 0 || IsNamedAfter(submission, one.Master)).Master;
            return master is null
                ? Failed(submission, masters, "It has no answer cell of any exercise of the course.")
                : new StudentNotebook(submission, finder, master, null);
        }
        catch (NotebookFormatException wrong)
        {
            return Failed(submission, masters, wrong.Message);
        }
        // A notebook is a stranger's file: nothing in it may stop the others.
        catch (Exception exception)
        {
            return Failed(submission, masters, $"It cannot be read: {exception.Message}");
        }
    }

    /// <summary>What the reports say beside each of its exercises; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether its problem is only that a newer notebook counts in its place.</summary>
    public bool IsSuperseded { get; init; }

    public NotebookGrade Grade(IReadOnlyList<ExerciseGrade> exercises) =>
        new(Submission.Path, Submission.Student, Master?.Name, [.. exercises.Select(grade => Note is null ? grade : grade with { Notes = [Note, .. grade.Notes] })], Problem) { IsSuperseded = IsSuperseded };

    private static bool IsNamedAfter(Submission submission, Master master) =>
        Path.GetFileName(submission.Path).Contains(Path.GetFileNameWithoutExtension(master.Name), StringComparison.OrdinalIgnoreCase);

    /// <summary>Its file's name may still say which master's points it does not get.</summary>
    private static StudentNotebook Failed(Submission submission, IReadOnlyList<Master> masters, string problem) =>
        new(submission, null, masters.FirstOrDefault(master => master.Exercises.Count > 0 && IsNamedAfter(submission, master)), problem);

    private static NotebookDocument Parse(string path)
    {
        if (Directory.Exists(path))
            throw new NotebookFormatException("There is no notebook (.ipynb) in the student's folder.");
        return NotebookDocument.Parse(WithoutRepeatedIds(Text(path)), Path.GetFileName(path));
    }

    /// <summary>The file's text. Its length says nothing where it is a device.</summary>
    private static string Text(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = file.Read(block)) > 0; content.Write(block, 0, read))
        {
            if (content.Length + read > LargestFile)
                throw new IOException($"the file is larger than {LargestFile >> 20} MB; clear its outputs.");
        }
        content.Position = 0;
        return new StreamReader(content).ReadToEnd();
    }

    /// <summary>A cell that was copied with its id is a cell all the same: the copy gets an id from its place.</summary>
    private static string WithoutRepeatedIds(string json)
    {
        try
        {
            if (JsonNode.Parse(json)?["cells"] is not JsonArray cells)
                return json;
            var ids = new HashSet<string>();
            var repeated = cells.OfType<JsonObject>().Where(cell => cell["id"] is JsonValue id && !ids.Add(id.ToString())).ToList();
            foreach (var cell in repeated)
                cell.Remove("id");
            return repeated.Count == 0 ? json : cells.Root.ToJsonString();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            // The reader says what is wrong, and where.
            return json;
        }
    }
}
