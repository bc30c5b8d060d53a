using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Course.Notebooks.Kernel;

/// <summary>A kernel in a process of its own: whatever a cell does, this process stays alive and knows it.</summary>
public sealed partial class KernelProcess : IAsyncDisposable
{
    private const int RememberedErrorLines = 40;
    private const int OldestIcu = 50;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private const string Ended = "The kernel process has ended.";
    private const string NotStopped = "It could not be interrupted, so the kernel was ended: its variables are lost.";

    private readonly Process _process;
    private readonly Channel<KernelEvent> _events = Channel.CreateUnbounded<KernelEvent>();
    private readonly ConcurrentQueue<string> _lastErrors = [];
    private readonly Task _ending;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<KernelReply>> _questions = new();
    private int _cellsDone;
    private bool _executing;
    private volatile bool _interrupted;
    private volatile bool _resisted;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KernelProcess(Process process)
    {
        _process = process;
        _ending = End(Task.WhenAll(ReadEvents(), ReadErrors()));
    }

    /// <summary>What starts a kernel: a program and its arguments.</summary>
    /// <exception cref="FileNotFoundException">The <c>course</c> program is not beside this library.</exception>
    public static IReadOnlyList<string> Command
    {
        get
        {
            string program = Path.Combine(AppContext.BaseDirectory, "Course.Cli.dll");
            return File.Exists(program)
                ? [DotNetHost(), program, "kernel"]
                : throw new FileNotFoundException($"The kernel program {program} is missing: build src/Course.Cli.", program);
        }
    }

    /// <summary>Whether the machine has what .NET knows cultures from: on Linux the library ICU, whose file is named after its version.</summary>
    public static bool HasCultures { get; } =
        !OperatingSystem.IsLinux() || Enumerable.Range(OldestIcu, 100).Any(version => NativeLibrary.TryLoad($"libicuuc.so.{version}", out _));

    /// <summary>The environment variables that a kernel is started with, where the user has not set them.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        // The compiler runs mostly once: profiling its code to optimise it further costs more than it gives.
        ["DOTNET_TieredPGO"] = "0",
        // A crash is reported as a failed cell, in the reader's language rather than as a core dump.
        ["DOTNET_DbgEnableMiniDump"] = "0",
        // This program needs no cultures, cells may; without their library the runtime does not even start unless it is told to do without.
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = HasCultures ? "0" : "1",
    };

    /// <summary>Whether the process is there to run another cell.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>The operating system's number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the process has used of the processors so far, over all of them; zero when it is gone.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It ended between the question and the answer.
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Starts a kernel process. It warms its compiler while the caller goes on.</summary>
    /// <returns>The kernel, which takes cells at once.</returns>
    /// <exception cref="FileNotFoundException">The <c>course</c> program is not beside this library.</exception>
    public static KernelProcess Start()
    {
        var (program, arguments) = (Command[0], Command.Skip(1));
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in Settings)
            start.Environment.TryAdd(name, value);
        return new KernelProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the compiler is warm, so that the start counts neither as a cell's time nor against its limit.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>When the kernel is ready, or gone.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task WaitUntilReady(CancellationToken cancellation = default) => _ready.Task.WaitAsync(cancellation);

    /// <summary>Runs one cell to its end.</summary>
    /// <param name="cell">The cell's id, which errors name.</param>
    /// <param name="code">The cell's source.</param>
    /// <param name="directory">The notebook's folder.</param>
    /// <param name="onEvent">Told of everything that happens, in order, on one thread at a time.</param>
    /// <param name="timeout">When to stop the cell; null for never.</param>
    /// <param name="cancellation">Stops the cell when the caller loses interest.</param>
    /// <param name="answer">Gives the line that the cell reads, or null for the end of the input; without it, a cell's input is at its end. Its exceptions come out of this method when the cell is over.</param>
    /// <returns>How the cell ended. A cell that takes the kernel process with it has failed like any other.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; the cell was stopped, or the process with it.</exception>
    /// <exception cref="InvalidOperationException">Another cell is running.</exception>
    public async Task<CellOutcome> Execute(
        string cell, string code, string directory, Action<KernelEvent> onEvent, TimeSpan? timeout = null, CancellationToken cancellation = default,
        Func<InputRequested, CancellationToken, Task<string?>>? answer = null)
    {
        if (Interlocked.Exchange(ref _executing, true))
            throw new InvalidOperationException("The kernel runs a cell already: wait for its end before you give it another.");
        _interrupted = false;
        try
        {
            return await ExecuteAlone(cell, code, directory, onEvent, timeout, cancellation, answer);
        }
        finally
        {
            Volatile.Write(ref _executing, false);
        }
    }

    private async Task<CellOutcome> ExecuteAlone(
        string cell, string code, string directory, Action<KernelEvent> onEvent, TimeSpan? timeout, CancellationToken cancellation,
        Func<InputRequested, CancellationToken, Task<string?>>? answer)
    {
        var watch = Stopwatch.StartNew();
        CellError? error = null;
        bool timedOut = false;
        Exception? noAnswer = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } limit)
            stop.CancelAfter(limit);
        using var over = new CancellationTokenSource();
        Send(new KernelCommand.Execute(cell, code, directory) { AllowsInput = answer is not null });
        var wait = stop.Token;
        while (true)
        {
            KernelEvent? kernelEvent;
            try
            {
                kernelEvent = await _events.Reader.WaitToReadAsync(wait) && _events.Reader.TryRead(out var read) ? read : null;
            }
            catch (OperationCanceledException)
            {
                timedOut = !cancellation.IsCancellationRequested;
                wait = CancellationToken.None;
                Interrupt();
                continue;
            }

            switch (kernelEvent)
            {
                case null:
                    await _ending;
                    cancellation.ThrowIfCancellationRequested();
                    string lost = _resisted ? NotStopped : $"The kernel process ended while it was interrupted (exit code {_process.ExitCode}): its variables are lost.";
                    error = !_interrupted ? Died() : timedOut ? TimedOut(timeout, lost) : new CellError(CellError.KernelDied, lost);
                    onEvent(new CellFailed(error));
                    return Done(error);
                case InputRequested request:
                    _ = Answer(request);
                    break;
                case CellFailed { Error.Type: CellError.Interrupted } when timedOut:
                    error = TimedOut(timeout, "It was interrupted.");
                    onEvent(new CellFailed(error));
                    break;
                case CellFailed failed:
                    error = failed.Error;
                    onEvent(failed);
                    break;
                case CellDone:
                    cancellation.ThrowIfCancellationRequested();
                    if (timedOut && error is null)
                    {
                        error = TimedOut(timeout, "It stopped when it was asked to.");
                        onEvent(new CellFailed(error));
                    }
                    return Done(error);
                default:
                    onEvent(kernelEvent);
                    break;
            }
        }

        CellOutcome Done(CellError? error)
        {
            var outcome = new CellOutcome(error, watch.Elapsed);
            over.Cancel();
            Interlocked.Increment(ref _cellsDone);
            if (noAnswer is not null)
                ExceptionDispatchInfo.Throw(noAnswer);
            return outcome;
        }

        async Task Answer(InputRequested request)
        {
            string? text = null;
            try
            {
                text = await answer!(request, over.Token);
            }
            catch (OperationCanceledException)
            {
                // The cell ended while the question stood, or the person gave none.
            }
            catch (Exception failure)
            {
                // The cell must not wait for ever.
                noAnswer = failure;
            }
            Send(new KernelCommand.Input(request.Id, text));
        }
    }

    /// <summary>Stops the running cell and keeps its variables; a cell that resists is ended with the process, and fails saying so.</summary>
    /// <remarks>Between cells it does nothing.</remarks>
    public void Interrupt()
    {
        Send(new KernelCommand.Interrupt());
        if (!Volatile.Read(ref _executing))
            return;
        _interrupted = true;
        _ = KillUnlessDone(Volatile.Read(ref _cellsDone));
    }

    private async Task KillUnlessDone(int cellsDone)
    {
        await _ready.Task;
        await Task.Delay(s_grace);
        if (Volatile.Read(ref _executing) && Volatile.Read(ref _cellsDone) == cellsDone)
        {
            _resisted = true;
            Kill();
        }
    }

    /// <summary>Ends the process at once; a running cell fails.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
    }

    /// <summary>Ends the process: politely if it listens, at once if it does not.</summary>
    /// <returns>When the process is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        Send(new KernelCommand.Shutdown());
        try
        {
            await _process.WaitForExitAsync().WaitAsync(s_grace);
        }
        catch (TimeoutException)
        {
            Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static CellError TimedOut(TimeSpan? timeout, string what) =>
        new(CellError.TimedOut, $"The cell ran longer than the {timeout?.TotalSeconds:0.#} s it is allowed. {what}");

    /// <summary>The program that runs .NET programs, of the same installation as this process.</summary>
    internal static string DotNetHost() => Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private void Send(KernelCommand command)
    {
        try
        {
            lock (_writing)
            {
                _process.StandardInput.WriteLine(KernelJson.Line(command));
                _process.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // The process is gone; the end of its events says so.
        }
    }

    private async Task ReadEvents()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // Each event begins a line of its own, whatever a program or native code left of a line before it.
            if (line.Length == 0)
                continue;
            var kernelEvent = KernelJson.ReadEvent(line) ?? new StreamWritten("stdout", line + "\n");
            if (kernelEvent is KernelReady)
                _ready.TrySetResult();
            else if (kernelEvent is KernelReply reply)
                Answered(reply);
            else
                _events.Writer.TryWrite(kernelEvent);
        }
    }

    private async Task ReadErrors()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            // What a dying .NET process says first says most.
            if (_lastErrors.Count < RememberedErrorLines && line.Length > 0)
                _lastErrors.Enqueue(line);
        }
    }

    /// <summary>Waits for the process's end and says so to all who wait. A program that a cell started may hold the process's pipes open much longer.</summary>
    private async Task End(Task reading)
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(reading, Task.Delay(s_lastWords));
        _ready.TrySetResult();
        _events.Writer.Complete();
        foreach (int question in _questions.Keys)
            Answered(new KernelReply.Refusal(question, Ended));
    }

    private CellError Died()
    {
        string code = $"exit code {_process.ExitCode}";
        // The runtime says what happened, then where; of the calls, those of the cells' own methods mean something to a reader.
        string said = string.Join(' ', _lastErrors.TakeWhile(line => !OfStack().IsMatch(line)).Select(line => line.Trim()));
        if (said.StartsWith("Stack overflow", StringComparison.Ordinal))
            said = "Stack overflow: a function calls itself, or functions each other, without an end";
        string message = said.Length > 0 ? $"The kernel process ended ({code}): {said.TrimEnd('.')}."
            : _process.ExitCode == 137 ? $"The kernel process was killed ({code}), perhaps because memory ran out."
            : $"The cell ended the kernel process ({code}).";
        var calls = _lastErrors.Select(line => CellCall().Match(line)).Where(match => match.Success).Select(match => $"at {match.Groups["call"].Value}");
        return new CellError(CellError.KernelDied, message) { Stack = [.. calls] };
    }

    [GeneratedRegex(@"^\s*(at |Repeat|---)")]
    private static partial Regex OfStack();

    [GeneratedRegex(@"^\s*at Submission#\d+[.+](?<call>[^<>]+)$")]
    private static partial Regex CellCall();
}
