using System.Text.Json;
using System.Text.Json.Serialization;
using Course.Exercises.Judging;

namespace Course.Exercises.Progress;

/// <summary>What became of one exercise so far.</summary>
/// <param name="Passed">Whether any attempt passed.</param>
/// <param name="Attempts">How often an answer was checked; the stub does not count.</param>
/// <param name="Last">What the last attempt was.</param>
/// <param name="LastAt">When that was.</param>
public sealed record Attempted(bool Passed, int Attempts, Outcome Last, DateTimeOffset LastAt);

/// <summary>The file in which a reader's progress survives restarts: <c>progress.json</c> in the folder that COURSE_HOME names, or in the user's folder for the data of programs.</summary>
/// <remarks>Several notebooks may write at once: each takes the lock file, reads, and replaces the whole file.</remarks>
/// <param name="folder">Where it is.</param>
public sealed class ProgressFile(string folder)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The file itself.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "progress.json");

    /// <summary>The file of whoever runs this process.</summary>
    /// <returns>The file, which need not exist yet.</returns>
    public static ProgressFile OfUser() => new(
        Environment.GetEnvironmentVariable("COURSE_HOME") is { Length: > 0 } home
            ? System.IO.Path.GetFullPath(home)
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "course"));

    /// <summary>The progress by exercise id.</summary>
    /// <returns>What the file says; nothing where there is no file.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it.</exception>
    public IReadOnlyDictionary<string, Attempted> Read() => ReadAll();

    /// <summary>Notes an attempt. A stub that was never attempted is not one.</summary>
    /// <param name="exercise">The exercise's id.</param>
    /// <param name="outcome">What became of it.</param>
    /// <returns>Null where it was noted; otherwise one sentence that says why it was not. The check itself is as good as before.</returns>
    public string? TryRecord(string exercise, Outcome outcome)
    {
        if (outcome == Outcome.NotAttempted)
            return null;
        try
        {
            Directory.CreateDirectory(folder);
            using var turn = TakeTurn();
            var all = ReadAll();
            var before = all.GetValueOrDefault(exercise);
            all[exercise] = new Attempted(
                outcome == Outcome.Passed || before is { Passed: true }, (before?.Attempts ?? 0) + 1, outcome, DateTimeOffset.UtcNow);
            string temporary = $"{Path}.{Guid.NewGuid():N}.tmp";
            File.WriteAllText(temporary, JsonSerializer.Serialize(all, s_json) + "\n");
            File.Move(temporary, Path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return $"Your progress was not noted: {exception.Message}";
        }
    }

    private SortedDictionary<string, Attempted> ReadAll()
    {
        if (!File.Exists(Path))
            return new SortedDictionary<string, Attempted>(StringComparer.Ordinal);
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, Attempted>>(File.ReadAllText(Path), s_json) ?? [];
            return new SortedDictionary<string, Attempted>(read, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{Path} is not a progress file any more: mend it, or move it away to start again.");
        }
    }

    private FileStream TakeTurn()
    {
        var until = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                Thread.Sleep(20);
            }
        }
    }
}
