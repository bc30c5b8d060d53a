using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using Course.Exercises.Judging;
using Course.Grading.Host;
using Course.Grading.Results;

namespace Course.Grading.Isolation;

/// <summary>What came of running an answer in its process.</summary>
/// <param name="Observations">What it gave, in the order in which it came.</param>
/// <param name="Incident">Why it is not to be graded; none where it came to its end.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Problem">What kept the answer from being made at all, such as an exception in a variable's initial value.</param>
internal sealed record AnswerRun(IReadOnlyList<Observation> Observations, Incident Incident, string? Sentence, AnswerError? Problem);

/// <summary>Runs one answer in a process of its own and takes back values, never verdicts.</summary>
/// <remarks>
/// Values come over a pipe of their own, one JSON line each, with a random text that the answer does not know; what is printed is thrown away.
/// Only a process that says that it is done has given an answer: one that ends, hangs or talks otherwise has given none.
/// </remarks>
internal sealed class AnswerProcess
{
    private const int LongestMessage = 2_000;

    private static readonly TimeSpan s_watch = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_last = TimeSpan.FromSeconds(5);

    // A process inherits the pipes that are open for inheritance while it starts: one at a time, so that no answer has another one's pipe.
    private static readonly Lock s_starting = new();

    private readonly Sandbox _sandbox;
    private readonly Limits _limits;
    private readonly List<Observation> _observations = [];
    private readonly StringBuilder _lastWords = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (Incident Incident, string Sentence)? _stopped;
    private AnswerError? _problem;
    private bool _done;
    private long _printed;

    private AnswerProcess(Sandbox sandbox, Limits limits) => (_sandbox, _limits) = (sandbox, limits);

    /// <summary>Runs an answer to its end, or to a limit.</summary>
    /// <param name="sandbox">How.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="task">The answer and the inputs.</param>
    /// <param name="cancellation">Ends the process and waits no longer.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process is gone.</exception>
    public static async Task<AnswerRun> Run(Sandbox sandbox, Limits limits, AnswerTask task, CancellationToken cancellation)
    {
        string scratch = Directory.CreateTempSubdirectory("course-answer-").FullName;
        try
        {
            return await new AnswerProcess(sandbox, limits).Run(task, scratch, cancellation);
        }
        finally
        {
            Delete(scratch);
        }
    }

    private async Task<AnswerRun> Run(AnswerTask task, string scratch, CancellationToken cancellation)
    {
        var (process, replies) = Start(scratch);
        using var _ = process;
        using var __ = replies;
        var reading = Task.WhenAll(ReadReplies(replies, task.Nonce, process), Discard(process.StandardOutput, process), KeepLast(process.StandardError, process));
        var sending = Send(task, process);
        try
        {
            await Watch(process, cancellation);
        }
        finally
        {
            Kill(process);
        }
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(s_last, CancellationToken.None);
        // A process that the answer has left behind could hold the pipes open: what it would still say does not count.
        await Task.WhenAny(Task.WhenAll(reading, sending), Task.Delay(s_last, CancellationToken.None));
        cancellation.ThrowIfCancellationRequested();
        if (sending.IsFaulted)
            await sending;
        lock (_observations)
        {
            if (_stopped is null && !_done)
                _stopped = Ended(process.ExitCode);
            return new AnswerRun([.. _observations], _stopped?.Incident ?? Incident.None, _stopped?.Sentence, _problem);
        }
    }

    private (Process Process, AnonymousPipeServerStream Replies) Start(string scratch)
    {
        lock (s_starting)
        {
            var replies = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            try
            {
                var process = Process.Start(_sandbox.Start(replies.GetClientHandleAsString(), scratch, _limits))!;
                return (process, replies);
            }
            catch
            {
                replies.Dispose();
                throw;
            }
            finally
            {
                replies.DisposeLocalCopyOfClientHandle();
            }
        }
    }

    private async Task Watch(Process process, CancellationToken cancellation)
    {
        var exited = process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(_ready.Task, exited).WaitAsync(Limits.StartTime, cancellation).ContinueWith(task => task.IsFaulted, TaskScheduler.Default))
        {
            Stop(Incident.GraderFailed, $"Its process was not ready after {Limits.StartTime.TotalSeconds:0} seconds.");
            return;
        }
        cancellation.ThrowIfCancellationRequested();
        long started = Stopwatch.GetTimestamp();
        while (!exited.IsCompleted && _stopped is null)
        {
            await Task.WhenAny(exited, Task.Delay(s_watch, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (!exited.IsCompleted && Stopwatch.GetElapsedTime(started) > _limits.Time)
                Stop(Incident.TimeLimit, $"It was not done after {_limits.Time.TotalSeconds:0.#} seconds.");
            else if (!_sandbox.LimitsMemory && Memory(process) > _limits.Memory)
                Stop(Incident.MemoryLimit, TooMuchMemory);
        }
    }

    private string TooMuchMemory => $"It took more than the {_limits.Memory >> 20} MB of memory that an answer may have.";

    private static async Task Send(AnswerTask task, Process process)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await JsonSerializer.SerializeAsync(input, task, HostJson.Default.AnswerTask);
        }
        catch (IOException)
        {
            // The process is gone; its end says so.
        }
    }

    private async Task ReadReplies(Stream replies, string nonce, Process process)
    {
        byte[] buffer = new byte[1 << 16];
        using var line = new MemoryStream();
        long total = 0;
        int count;
        while ((count = await ReadSome(replies, buffer)) > 0 && !_done)
        {
            if ((total += count) > Limits.ReplyBytes)
            {
                Stop(Incident.OutputLimit, $"It gave back more than {Limits.ReplyBytes >> 20} MB of values.");
                Kill(process);
                return;
            }
            foreach (byte one in buffer.AsSpan(0, count))
            {
                if (one != '\n')
                {
                    line.WriteByte(one);
                    continue;
                }
                Take(line.ToArray(), nonce);
                line.SetLength(0);
            }
        }
    }

    /// <summary>An error in a length that a report has room for.</summary>
    private static AnswerError? Short(AnswerError? error) => error is null ? null : error with { Type = Beginning(error.Type), Message = Beginning(error.Message) };

    private static string Beginning(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";

    private static async Task<int> ReadSome(Stream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private void Take(byte[] line, string nonce)
    {
        AnswerReply? reply = null;
        try
        {
            reply = JsonSerializer.Deserialize(line, HostJson.Default.AnswerReply) is { } read
                ? read with { Problem = Short(read.Problem), Observation = read.Observation is { } seen ? seen with { Error = Short(seen.Error) } : null }
                : null;
        }
        catch (Exception)
        {
            // Whatever is wrong with the line, the grader's program did not write it.
        }
        if (reply?.Nonce != nonce)
        {
            Stop(Incident.ForgedReply, "Something else than the grader's program wrote on the channel for values.");
            return;
        }
        lock (_observations)
        {
            if (reply.Observation is { } observation)
                _observations.Add(observation);
            _problem ??= reply.Problem;
            _done |= reply.Kind == ReplyKind.Done;
        }
        if (reply.Kind == ReplyKind.Ready)
            _ready.TrySetResult();
    }

    private async Task Discard(StreamReader printed, Process process)
    {
        byte[] buffer = new byte[1 << 14];
        int count;
        while ((count = await ReadSome(printed.BaseStream, buffer)) > 0)
            Printed(count, process);
    }

    private async Task KeepLast(StreamReader errors, Process process)
    {
        byte[] buffer = new byte[1 << 14];
        int count;
        while ((count = await ReadSome(errors.BaseStream, buffer)) > 0)
        {
            Printed(count, process);
            lock (_observations)
            {
                if (_lastWords.Length < 4_000)
                    _lastWords.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
    }

    private void Printed(int count, Process process)
    {
        if (Interlocked.Add(ref _printed, count) <= Limits.PrintedBytes)
            return;
        Stop(Incident.OutputLimit, $"It printed more than {Limits.PrintedBytes >> 20} MB.");
        Kill(process);
    }

    private void Stop(Incident incident, string sentence)
    {
        lock (_observations)
            _stopped ??= (incident, sentence);
    }

    private (Incident Incident, string Sentence) Ended(int exitCode)
    {
        string said = _lastWords.ToString();
        if (said.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || said.Contains("OutOfMemory", StringComparison.Ordinal) || said.Contains("GC heap initialization failed", StringComparison.Ordinal))
            return (Incident.MemoryLimit, TooMuchMemory);
        if (!_ready.Task.IsCompleted)
            return (Incident.GraderFailed, $"Its process did not start (exit code {exitCode}): {FirstLine(said)}");
        string why = said.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase) ? "its calls were nested too deeply, most likely by a function that calls itself without an end" : FirstLine(said);
        return (Incident.EndedProcess, $"It ended its process before it was done (exit code {exitCode}{(why.Length > 0 ? ": " + why : "")}).");
    }

    private static string FirstLine(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The system's cleaning of temporary files takes it.
        }
    }
}
