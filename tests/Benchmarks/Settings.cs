using System.Globalization;

namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings(string What, IReadOnlyList<int> Threads, double Seconds, int Rounds)
{
    /// <summary>Reads the arguments; the problem is a sentence if there is one.</summary>
    public static (Settings? Settings, string Problem) Parse(string[] args)
    {
        if (args is not ["gemm" or "lenet" or "all", ..])
        {
            return (null, args.Length == 0 ? "Say what to measure: gemm, lenet or all." : $"'{args[0]}' is not a benchmark; choose gemm, lenet or all.");
        }

        var settings = new Settings(args[0], [1, 2], 0.3, 7);
        for (var i = 1; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
            {
                return (null, $"{args[i]} needs a value.");
            }

            var value = args[i + 1];
            switch (args[i])
            {
                case "--threads" when value.Split(',').All(part => int.TryParse(part, out var n) && n is > 0 and <= 1024):
                    settings = settings with { Threads = [.. value.Split(',').Select(int.Parse)] };
                    break;
                case "--threads":
                    return (null, $"--threads takes numbers from 1 up with commas between them, not '{value}'.");
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 60:
                    settings = settings with { Seconds = seconds };
                    break;
                case "--seconds":
                    return (null, $"--seconds takes a number above 0 and up to 60, not '{value}'.");
                case "--rounds" when int.TryParse(value, out var rounds) && rounds is > 0 and <= 1000:
                    settings = settings with { Rounds = rounds };
                    break;
                case "--rounds":
                    return (null, $"--rounds takes a number from 1 to 1000, not '{value}'.");
                default:
                    return (null, $"'{args[i]}' is not an option; there are --threads, --seconds and --rounds.");
            }
        }

        return (settings, "");
    }
}
