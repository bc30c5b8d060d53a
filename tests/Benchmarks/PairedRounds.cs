using System.Diagnostics;

namespace Benchmarks;

/// <summary>Two sides that take turns, so that a machine that slows down slows both.</summary>
/// <param name="Ours">Median seconds of our call.</param>
/// <param name="Theirs">Median seconds of the peer's; NaN without a peer.</param>
/// <param name="Ratio">Median over the rounds of the peer's seconds divided by ours: above 1 we are faster.</param>
/// <param name="Least">The least of these.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record PairedRounds(double Ours, double Theirs, double Ratio, double Least, double Greatest)
{
    /// <summary>Runs the rounds. The peer's side returns seconds per call, or is null.</summary>
    public static PairedRounds Run(Settings settings, Action ours, Func<double>? theirs)
    {
        // The first calls compile; then some time for the JIT's background tier.
        PerCall(Math.Max(0.5, settings.Seconds), ours);
        var mine = new List<double>();
        var peer = new List<double>();
        for (var round = 0; round < settings.Rounds; round++)
        {
            mine.Add(PerCall(settings.Seconds, ours));
            peer.Add(theirs?.Invoke() ?? double.NaN);
        }

        var ratios = mine.Zip(peer, (a, b) => b / a).ToList();
        return new PairedRounds(Median(mine), Median(peer), Median(ratios), ratios.Min(), ratios.Max());
    }

    private static double PerCall(double seconds, Action call)
    {
        call();
        var calls = 0;
        var watch = Stopwatch.StartNew();
        do
        {
            call();
            calls++;
        }
        while (watch.Elapsed.TotalSeconds < seconds);
        return watch.Elapsed.TotalSeconds / calls;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
