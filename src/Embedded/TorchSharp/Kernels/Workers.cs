using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>Work that has been cut into numbered parts, each of which may run on any thread.</summary>
/// <remarks>Implementations are small structs of pointers and numbers: <see cref="Workers.Run{TWork}"/> passes them by address and allocates nothing.</remarks>
internal interface IParts
{
    /// <summary>Does one part. Parts write to disjoint memory and never wait for each other.</summary>
    void Run(int part);
}

/// <summary>Fork and join over parts, on threads that spin for a while before they sleep.</summary>
/// <remarks>
/// The caller cuts the work by its size alone, never by the number of threads, so every result is the same to the bit however many threads run.
/// A spinning worker takes on work within half a microsecond; waking a sleeping one takes a hundred times that, and nobody waits for it:
/// the caller works through the parts itself and leaves when none is left.
/// Each thread begins with its own share, the same one in every call, and then helps the others: what a thread has written in one operator
/// is mostly what it reads in the next one, and lies in its cache. A line that two cores write in turn costs ten times one that stays.
/// A call from inside a part, or while another thread is forking, runs its parts in place.
/// </remarks>
internal static unsafe class Workers
{
    private const int SpinMicroseconds = 300;

    // Two cache lines, because processors fetch them in pairs: what one thread writes while another waits for something else must not lie on one.
    private const int Apart = 128;
    private const int IntsBetweenCounters = Apart / sizeof(int);

    private static readonly Lock s_growing = new();
    private static Worker[] s_workers = [];
    private static int s_count = Environment.ProcessorCount;

    private static int s_busy;

    private static readonly Board* s_board = NewBoard();

    // How many parts of each thread's share have been taken: counters far from each other and from the array's own length.
    private static int[] s_taken = [];
    private static Exception? s_error;

    /// <summary>How many threads work at most, the caller among them; at least 1. The default is the number of processors.</summary>
    public static int Count
    {
        get => s_count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            s_count = value;
        }
    }

    /// <summary>Runs parts 0 to <paramref name="parts"/> − 1 and returns when all are done.</summary>
    /// <exception cref="Exception">The first exception thrown by a part; parts not begun by then are left out.</exception>
    public static void Run<TWork>(int parts, TWork work) where TWork : unmanaged, IParts
    {
        if (parts <= 1 || s_count == 1 || Interlocked.CompareExchange(ref s_busy, 1, 0) != 0)
        {
            for (var part = 0; part < parts; part++)
            {
                work.Run(part);
            }

            return;
        }

        Exception? error;
        try
        {
            Fork(&RunPart<TWork>, &work, parts);
            error = s_error;
        }
        finally
        {
            Volatile.Write(ref s_busy, 0);
        }

        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private static void RunPart<TWork>(void* work, int part) where TWork : unmanaged, IParts => ((TWork*)work)->Run(part);

    private static void Fork(delegate*<void*, int, void> run, void* work, int parts)
    {
        var wanted = Math.Min(s_count, parts) - 1;
        if (s_workers.Length < wanted)
        {
            Grow(wanted);
        }

        s_board->Run = run;
        s_board->Work = work;
        s_board->Parts = parts;
        s_board->Limit = wanted;
        SetTaken(0);
        s_error = null;
        try
        {
            Interlocked.Increment(ref s_board->Epoch);
            var workers = s_workers;
            for (var i = 0; i < wanted; i++)
            {
                workers[i].Wake();
            }

            TakeParts(0);
        }
        finally
        {
            // The work lies on this thread's stack, so nobody may be left inside however this thread leaves, were it by an abort, which waits for the end of this block.
            Close();
        }
    }

    private static void Close()
    {
        SetTaken(s_board->Parts);

        // The next even number, also where an abort came before the job was offered.
        Interlocked.Exchange(ref s_board->Epoch, (s_board->Epoch | 1) + 1);
        for (var polls = 0; Volatile.Read(ref s_board->Inside) != 0; polls++)
        {
            // Yields only after a while: a worker that runs is done sooner than a yield returns, a preempted one needs the processor.
            if (polls < 2000)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>0 offers every part, their number none.</summary>
    private static void SetTaken(int parts)
    {
        for (var share = 0; share <= s_board->Limit; share++)
        {
            Volatile.Write(ref s_taken[(share + 1) * IntsBetweenCounters], parts);
        }
    }

    private static void TakeParts(int own)
    {
        try
        {
            for (var i = 0; i <= s_board->Limit; i++)
            {
                TakeShare((own + i) % (s_board->Limit + 1));
            }
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref s_error, error, null);
            SetTaken(s_board->Parts);
        }
    }

    private static void TakeShare(int share)
    {
        var start = StartOfShare(share);
        var count = StartOfShare(share + 1) - start;
        ref var taken = ref s_taken[(share + 1) * IntsBetweenCounters];
        while (Volatile.Read(ref taken) < count)
        {
            var part = Interlocked.Increment(ref taken) - 1;
            if (part < count)
            {
                s_board->Run(s_board->Work, start + part);
            }
        }
    }

    private static int StartOfShare(int share) => (int)((long)share * s_board->Parts / (s_board->Limit + 1));

    private static void Grow(int wanted)
    {
        lock (s_growing)
        {
            var workers = new Worker[wanted];
            s_workers.CopyTo(workers, 0);
            for (var i = s_workers.Length; i < wanted; i++)
            {
                workers[i] = new Worker(i);
            }

            s_taken = new int[(wanted + 3) * IntsBetweenCounters];
            s_workers = workers;
        }
    }

    private static Board* NewBoard()
    {
        var board = (Board*)NativeMemory.AlignedAlloc((nuint)sizeof(Board), Apart);
        *board = default;
        return board;
    }

    /// <summary>What the threads tell each other. Whoever waits for one thing does not have another's writes in its way.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 3 * Apart)]
    private struct Board
    {
        // The job on offer. Written while none is and nobody is inside, so a worker that sees it open reads a whole job.
        [FieldOffset(0)]
        public delegate*<void*, int, void> Run;

        [FieldOffset(8)]
        public void* Work;

        [FieldOffset(16)]
        public int Parts;

        /// <summary>How many workers may take part, beside the caller.</summary>
        [FieldOffset(20)]
        public int Limit;

        /// <summary>Odd while a job is on offer.</summary>
        [FieldOffset(Apart)]
        public int Epoch;

        /// <summary>Workers that may be reading the job.</summary>
        [FieldOffset(2 * Apart)]
        public int Inside;
    }

    private sealed class Worker
    {
        private readonly SemaphoreSlim _wake = new(0);
        private readonly int _index;
        private int _asleep;

        public Worker(int index)
        {
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = $"torch worker {index + 1}" }.Start();
        }

        public void Wake()
        {
            if (Volatile.Read(ref _asleep) == 1 && Interlocked.CompareExchange(ref _asleep, 0, 1) == 1)
            {
                _wake.Release();
            }
        }

        private void Loop()
        {
            var ticks = Stopwatch.Frequency * SpinMicroseconds / 1_000_000;
            var seen = 0;
            var until = Stopwatch.GetTimestamp() + ticks;
            var polls = 0;
            while (true)
            {
                while (!IsOpen(seen))
                {
                    Thread.SpinWait(1);
                    if ((++polls & 31) == 0 && Stopwatch.GetTimestamp() > until)
                    {
                        Sleep(seen);
                        until = Stopwatch.GetTimestamp() + ticks;
                    }
                }

                seen = Volatile.Read(ref s_board->Epoch);
                if (_index < s_board->Limit)
                {
                    Enter(seen);
                    until = Stopwatch.GetTimestamp() + ticks;
                }
            }
        }

        /// <summary>Whether a job is on offer other than the one last seen.</summary>
        private static bool IsOpen(int seen)
        {
            var epoch = Volatile.Read(ref s_board->Epoch);
            return epoch != seen && (epoch & 1) != 0;
        }

        private void Enter(int epoch)
        {
            // Entering is announced before looking, and the caller closes before it counts those inside: one of the two sees the other.
            Interlocked.Increment(ref s_board->Inside);
            if (Volatile.Read(ref s_board->Epoch) == epoch && (epoch & 1) != 0 && _index < s_board->Limit)
            {
                TakeParts(_index + 1);
            }

            Interlocked.Decrement(ref s_board->Inside);
        }

        private void Sleep(int seen)
        {
            Interlocked.Exchange(ref _asleep, 1);
            if (IsOpen(seen) && Interlocked.CompareExchange(ref _asleep, 0, 1) == 1)
            {
                return;
            }

            _wake.Wait();
        }
    }
}
