using TorchSharp.Kernels;

namespace TorchSharp.Tests.Kernels;

[Collection(KernelCollection.Name)]
public sealed unsafe class WorkersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_part_runs_exactly_once(int parts)
    {
        using var counts = new Guarded<int>(parts);
        WithThreads(3, () =>
        {
            for (var again = 0; again < 200; again++)
            {
                counts.Span.Clear();
                Workers.Run(parts, new CountParts { Counts = counts.Pointer });
                Assert.False(counts.Span.ContainsAnyExcept(1));
            }
        });
        counts.AssertBorderUntouched();
    }

    [Fact]
    public void Workers_that_fell_asleep_still_serve()
    {
        using var counts = new Guarded<int>(64);
        WithThreads(3, () =>
        {
            for (var again = 0; again < 20; again++)
            {
                counts.Span.Clear();
                Workers.Run(64, new CountParts { Counts = counts.Pointer });
                Assert.False(counts.Span.ContainsAnyExcept(1));
                Thread.Sleep(3);
            }
        });
    }

    [Fact]
    public void More_than_one_thread_takes_part()
    {
        using var threads = new Guarded<int>(64);
        WithThreads(2, () =>
        {
            // A sleeping worker needs a while to wake, and the machine may be busy: it has many chances.
            for (var again = 0; again < 200; again++)
            {
                Workers.Run(64, new NoteThreads { Threads = threads.Pointer });
                if (threads.Span.ContainsAnyExcept(threads.Span[0]))
                {
                    return;
                }
            }

            Assert.Fail("all parts ran on one thread, 200 times");
        });
    }

    [Fact]
    public void A_call_inside_a_part_runs_in_place()
    {
        using var counts = new Guarded<int>(8 * 16);
        counts.Span.Clear();
        WithThreads(3, () => Workers.Run(8, new Nested { Counts = counts.Pointer }));
        Assert.False(counts.Span.ContainsAnyExcept(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_in_a_part_reaches_the_caller_and_the_next_call_works(int threads) => WithThreads(threads, () =>
    {
        for (var again = 0; again < 50; again++)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Workers.Run(16, default(ThrowAtSeven)));
            Assert.Equal("part 7", error.Message);
        }

        using var counts = new Guarded<int>(16);
        counts.Span.Clear();
        Workers.Run(16, new CountParts { Counts = counts.Pointer });
        Assert.False(counts.Span.ContainsAnyExcept(1));
    });

    [Fact]
    public void A_fork_allocates_nothing() => WithThreads(2, () =>
    {
        using var counts = new Guarded<int>(16);
        counts.Span.Clear();
        Workers.Run(16, new CountParts { Counts = counts.Pointer });
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var again = 0; again < 100; again++)
        {
            Workers.Run(16, new CountParts { Counts = counts.Pointer });
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    });

    [Fact]
    public void Calls_from_several_threads_do_not_mix() => WithThreads(2, () =>
    {
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            using var counts = new Guarded<int>(32);
            for (var again = 0; again < 300; again++)
            {
                counts.Span.Clear();
                Workers.Run(32, new CountParts { Counts = counts.Pointer });
                if (counts.Span.ContainsAnyExcept(1))
                {
                    throw new InvalidOperationException("a part was lost or ran twice");
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    });

    [Fact]
    public void Fewer_than_one_thread_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Count = 0);

    private static void WithThreads(int threads, Action action)
    {
        var before = Workers.Count;
        Workers.Count = threads;
        try
        {
            action();
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private struct CountParts : IParts
    {
        public int* Counts;

        public readonly void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private struct NoteThreads : IParts
    {
        public int* Threads;

        public readonly void Run(int part)
        {
            Threads[part] = Environment.CurrentManagedThreadId;
            Thread.SpinWait(200);
        }
    }

    private struct Nested : IParts
    {
        public int* Counts;

        public readonly void Run(int part) => Workers.Run(16, new CountParts { Counts = Counts + (16 * part) });
    }

    private struct ThrowAtSeven : IParts
    {
        public readonly void Run(int part)
        {
            if (part == 7)
            {
                throw new InvalidOperationException("part 7");
            }
        }
    }
}
