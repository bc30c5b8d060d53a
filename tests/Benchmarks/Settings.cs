using System.Globalization;

namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings(IReadOnlyList<string> What, IReadOnlyList<int> Threads, double Seconds, int Rounds, string? Markdown)
{
    private static readonly string[] s_others = ["gemm", "elementwise", "startup", "memory"];

    /// <summary>How the program is called.</summary>
    public static string Usage { get; } = $"""
        usage: dotnet run -c Release --project tests/Benchmarks -- all|WHAT[,WHAT...] [--threads 1,2] [--seconds 0.3] [--rounds 7] [--markdown FILE]
        {string.Concat(Network.All.Select(network => $"  {network.Name,-13}training steps: {network.Title}\n"))}  gemm         matrix products, in GFLOP/s
          elementwise  operators that work element by element, in GB/s
          startup      a fresh process to its first tensor
          memory       10,000 training steps without a Dispose
          --threads    how many threads, one row for each (default 1,2)
          --seconds    how long each side runs in each round (default 0.3)
          --rounds     how many times the two sides take turns (default 7)
          --markdown   writes the tables into this file, between its marker comments if it has them
        """;

    /// <summary>The networks to train.</summary>
    public IReadOnlyList<Network> Networks => [.. Network.All.Where(network => Measures(network.Name))];

    /// <summary>Whether something was asked for.</summary>
    public bool Measures(string name) => What.Contains("all") || What.Contains(name);

    /// <summary>Reads the arguments; the problem is a sentence if there is one.</summary>
    public static (Settings? Settings, string Problem) Parse(string[] args)
    {
        string[] known = ["all", .. Network.All.Select(network => network.Name), .. s_others];
        if (args.Length == 0)
        {
            return (null, $"Say what to measure: {string.Join(", ", known)}.");
        }

        var what = args[0].Split(',');
        if (what.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            return (null, $"'{unknown}' is not a benchmark; choose among {string.Join(", ", known)}.");
        }

        var settings = new Settings(what, [1, 2], 0.3, 7, null);
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
                case "--markdown":
                    settings = settings with { Markdown = value };
                    break;
                default:
                    return (null, $"'{args[i]}' is not an option; there are --threads, --seconds, --rounds and --markdown.");
            }
        }

        return (settings, "");
    }
}
