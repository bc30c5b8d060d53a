using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>A grade in the format of Exercism's test runners, version 3: https://exercism.org/docs/building/tooling/test-runners/interface.</summary>
internal static class ExercismResult
{
    private const int LongestMessage = 65_535;

    // Messages hold names such as σ and text such as "<"; both are fine in a file.
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ExerciseGrade grade)
    {
        var result = new JsonObject { ["version"] = 3, ["status"] = Status(grade) };
        // "error" is for an answer that could not be tested as a whole, and it has a message of its own.
        if (grade.Incident != Incident.None || grade.Outcome == Outcome.NotAttempted)
            result["message"] = Short(GradeText.Headline(grade));
        result["tests"] = new JsonArray([.. grade.Report.Checks.Select(check => (JsonNode)Test(check, grade))]);
        return result.ToJsonString(s_options) + "\n";
    }

    private static string Status(ExerciseGrade grade) =>
        grade.Incident != Incident.None || grade.Outcome == Outcome.NotAttempted ? "error" : grade.Outcome == Outcome.Passed ? "pass" : "fail";

    private static JsonObject Test(CheckResult check, ExerciseGrade grade)
    {
        bool passed = check.Passed && grade.Incident == Incident.None;
        var test = new JsonObject
        {
            ["name"] = check.Name,
            ["status"] = passed ? "pass" : check.Failure?.Error is null ? "fail" : "error",
        };
        if (check.Failure is { } failure)
            test["message"] = Short(string.Join('\n', new[] { failure.Sentence }.Concat(failure.Sides().Select(side => $"{side.Name}: {side.Value}"))));
        return test;
    }

    private static string Short(string text) => text.Length > LongestMessage ? text[..LongestMessage] : text;
}
