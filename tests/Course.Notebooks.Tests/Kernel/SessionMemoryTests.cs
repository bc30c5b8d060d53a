using System.Runtime.CompilerServices;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class SessionMemoryTests
{
    private const int Cells = 200;
    private const int Sessions = 50;

    /// <summary>What a kernel may grow by over 200 cells with a class, a method and a table each.</summary>
    private const long AllowedBytes = 300L << 20;

    [SkippableFact]
    public async Task A_long_session_stays_within_300_MB()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The memory of the kernel process is read from /proc.");
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        for (int i = 0; i < 10; i++)
            await Cell(kernel, i);
        long before = ResidentBytes(kernel.Process.ProcessId);
        for (int i = 10; i < 10 + Cells; i++)
            await Cell(kernel, i);
        long grown = ResidentBytes(kernel.Process.ProcessId) - before;
        await kernel.DisposeAsync();
        Assert.True(grown < AllowedBytes, $"{Cells} cells took {grown >> 20} MB more than the first ten left");
    }

    [Fact]
    public void Fifty_sessions_leave_nothing_of_their_cells_in_the_memory()
    {
        var contexts = new List<WeakReference>();
        for (int i = 0; i < Sessions; i++)
            contexts.Add(RunSession(i));
        for (int i = 0; i < 10 && contexts.Any(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.InRange(contexts.Count(context => context.IsAlive), 0, 1);
    }

    private static async Task Cell(TestKernel kernel, int number)
    {
        var result = await kernel.Run($"class Kind{number} {{ public int Value => {number}; }}\nint Value{number}() => new Kind{number}().Value;\nnew[] {{ new {{ Number = Value{number}() }} }}");
        Assert.True(result.Outcome.Succeeded);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunSession(int number)
    {
        using var session = new CSharpSession();
        foreach (string code in new[] { $"record Point(int X); var p = new Point({number});", "int Twice(int n) => 2 * n;\nTwice(p.X)" })
            session.Start(session.Compile(code, "cell", Environment.CurrentDirectory)).GetAwaiter().GetResult();
        return new WeakReference(session.Context);
    }

    private static long ResidentBytes(int process) =>
        long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1]) * Environment.SystemPageSize;
}
