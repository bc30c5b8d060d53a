using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Course.Notebooks.Cells;

/// <summary>
/// Where running cells learn that they must stop, and leave word of where they are. The kernel compiles a check into every loop and every function
/// of a cell, and a mark before each statement.
/// </summary>
/// <remarks>
/// The runtime can abort a thread, but not safely: an abort that strikes its type loader, its allocator or a lock ends the process.
/// A check stops a loop at a place where nothing is half done, on every thread that runs cells' code, and in every catch-all. That may be a thread of an
/// earlier cell: to ask whose thread it is would make a tight loop four times slower, because a check that may return is in the loop's way.
/// No person calls this class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    private const int LongestWay = 100_000;

    private static volatile bool s_requested;
    private static CancellationToken s_token;
    private static readonly ConditionalWeakTable<Exception, List<(MethodBase? Function, int Mark)>> s_ways = [];

    /// <summary>Goes on unless the running cell must stop.</summary>
    /// <exception cref="OperationCanceledException">It must.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (s_requested)
            Stop();
    }

    /// <summary>The lines of the one of the cell's own statements that comes next or runs, as one number: optimised code does not always know its line when it fails.</summary>
    public static int Mark { get; set; }

    /// <summary>Says where in a function an exception passes it. To be called from a filter, which it makes let the exception pass.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="function">The compiled function.</param>
    /// <param name="mark">The lines of its running statement, as one number.</param>
    /// <returns>False.</returns>
    public static bool Passes(Exception exception, MethodBase? function, int mark)
    {
        var way = s_ways.GetOrCreateValue(exception);
        // An exception that is kept may pass on several threads.
        lock (way)
        {
            if (way.Count == LongestWay)
                way.RemoveRange(0, LongestWay / 2);
            way.Add((function, mark));
        }
        return false;
    }

    /// <summary>The functions of cells that an exception passed, innermost first, each with the lines of the statement that was running.</summary>
    internal static IReadOnlyList<(MethodBase? Function, int Mark)> WayOf(Exception exception) => s_ways.TryGetValue(exception, out var way) ? way : [];

    /// <summary>Makes every check throw from now on.</summary>
    internal static void Request(CancellationToken token)
    {
        s_token = token;
        s_requested = true;
    }

    /// <summary>Lets checks pass again.</summary>
    internal static void Clear() => s_requested = false;

    /// <summary>Whether an exception comes from a check.</summary>
    internal static bool IsStop(Exception exception) => exception is StopException;

    /// <remarks>Without a wish about inlining the compiler sees that it only throws, and puts the call out of the loop's way.</remarks>
    private static void Stop() => throw new StopException(s_token);

    private sealed class StopException(CancellationToken token) : OperationCanceledException("The cell was interrupted.", token);
}
