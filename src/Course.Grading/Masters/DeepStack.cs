using System.Runtime.ExceptionServices;

namespace Course.Grading.Masters;

/// <summary>A thread with much stack, for reading what strangers wrote: the parser recurses as deep as a source nests, and the end of a stack is the end of a process.</summary>
internal static class DeepStack
{
    private const int Bytes = 256 << 20;

    /// <summary>The time in which a notebook, and an answer in it, has to be read.</summary>
    public static TimeSpan ReadingTime => TimeSpan.FromSeconds(60);

    /// <summary>Does something on such a thread and waits for it.</summary>
    /// <param name="work">What.</param>
    /// <param name="limit">How long it is waited for.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="TimeoutException">It was not done in time; it is left behind, with a lower priority where the system has priorities of threads.</exception>
    public static T Run<T>(Func<T> work, TimeSpan limit)
    {
        T? result = default;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failed = ExceptionDispatchInfo.Capture(exception);
            }
        }, Bytes)
        { IsBackground = true, Name = "reading" };
        thread.Start();
        if (!thread.Join(limit))
        {
            thread.Priority = ThreadPriority.Lowest;
            throw new TimeoutException($"Reading it was not done after {limit.TotalSeconds:0} seconds.");
        }
        failed?.Throw();
        return result!;
    }
}
