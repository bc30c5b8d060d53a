using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course.Training;

/// <summary>A history in a file, and back: all its numbers, to the last digit.</summary>
public static class HistoryFiles
{
    private const string Header = "epoch,train loss,train accuracy,validation loss,validation accuracy,seconds,samples per second";

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The history as CSV: a line of headings, then a line for each epoch; what an epoch lacks is empty.</summary>
    public static string ToCsv(this History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return string.Concat(history.Select(Line).Prepend(Header).Select(line => line + "\n"));

        static string Line(EpochResult e) => string.Join(',', [
            e.Epoch.ToString(CultureInfo.InvariantCulture),
            .. new[] { e.TrainLoss, e.TrainAccuracy, e.ValidationLoss, e.ValidationAccuracy, e.Seconds, e.SamplesPerSecond }
                .Select(value => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture))]);
    }

    /// <summary>The history that <see cref="ToCsv"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else; the message says in which line.</exception>
    public static History FromCsv(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var lines = csv.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Header) throw new FormatException($"Line 1 is not that of a history: \"{Header}\" is expected.");
        return new History(lines.Skip(1).Select((line, i) => Epoch(line, i + 2)));

        static EpochResult Epoch(string line, int number)
        {
            var cells = line.Split(',');
            var values = new double[6];
            var fits = cells.Length == 7 & int.TryParse(cells[0], CultureInfo.InvariantCulture, out var epoch);
            for (var i = 0; fits && i < 6; i++)
            {
                if (cells[i + 1].Length == 0) values[i] = double.NaN;
                else fits = double.TryParse(cells[i + 1], CultureInfo.InvariantCulture, out values[i]);
            }
            return fits ? new EpochResult(epoch, values[0], values[1], values[2], values[3], values[4], values[5])
                : throw new FormatException($"Line {number} is not an epoch of a history: seven numbers with commas between them are expected, and it is \"{line}\".");
        }
    }

    /// <summary>The history as JSON: an array with an object for each epoch; "NaN" stands for what an epoch lacks.</summary>
    public static string ToJson(this History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return JsonSerializer.Serialize(history.ToArray(), s_json);
    }

    /// <summary>The history that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static History FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return new History(JsonSerializer.Deserialize<EpochResult[]>(json, s_json) ?? []);
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not the JSON of a history: {error.Message}", error);
        }
    }
}
