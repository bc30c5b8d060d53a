using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Exercises.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Exercises;

/// <summary>The course's own answer to an exercise, from the chapter's master.</summary>
/// <param name="Code">The answer's cell, without the marks of the solution's region.</param>
[TypeFormatterSource(typeof(SolutionFormatters))]
public sealed partial record Solution(string Code)
{
    /// <summary>The code.</summary>
    public override string ToString() => Code;

    internal static Solution Of(Exercise exercise)
    {
        var assembly = typeof(Solution).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"solutions/{exercise.Chapter}-", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var cells = JsonNode.Parse(stream)!["cells"]!.AsArray();
            var answer = cells.FirstOrDefault(cell => cell!["metadata"]?["course"]?["exercise"]?.ToString() == exercise.Id);
            if (answer is not null)
                return new Solution(Mark().Replace(string.Concat(answer["source"]!.AsArray().Select(line => line!.ToString())), ""));
        }
        throw new InvalidOperationException($"The solutions of chapter {exercise.Chapter} have no cell for exercise {exercise.Id}.");
    }

    [GeneratedRegex(@"^[ \t]*// (BEGIN|END) SOLUTION[ \t]*\r?\n?", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
