using System.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Kernels;

/// <summary>A notebook interrupts a cell by aborting its thread, wherever that is.</summary>
public sealed class InterruptedWorkTests
{
    [SkippableFact]
    public void The_engine_computes_on_after_its_thread_was_aborted_in_the_middle_of_products()
    {
        // An abort may strike the runtime itself, and then ends the process with all other tests in it.
        Skip.IfNot(Environment.GetEnvironmentVariable("COURSE_ABORT") == "1", "aborting a thread can end the whole test process: set COURSE_ABORT=1 and run this test alone");
        var before = get_num_threads();
        set_num_threads(2);
        try
        {
            using var scope = NewDisposeScope();
            var (a, b) = (ones(256, 256), ones(256, 256));
            for (var round = 0; round < 10; round++)
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(30 + 7 * round));
#pragma warning disable SYSLIB0046 // The kernel's own means against a loop that listens to nothing.
                Assert.Throws<OperationCanceledException>(() => ControlledExecution.Run(
                    () =>
                    {
                        while (true) a.mm(b).Dispose();
                    },
                    stop.Token));
#pragma warning restore SYSLIB0046
                for (var i = 0; i < 20; i++)
                {
                    using var product = a.mm(b);
                    Assert.True((bool)(product == 256).all());
                }
            }
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
