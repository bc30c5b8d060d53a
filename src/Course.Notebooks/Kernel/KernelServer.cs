using System.Globalization;
using System.IO.Pipes;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Course.Notebooks.Cells;
using Course.Notebooks.Language;
using Microsoft.Win32.SafeHandles;

namespace Course.Notebooks.Kernel;

/// <summary>The kernel process's main loop.</summary>
public static class KernelServer
{
    private const int CellStackBytes = 64 << 20;

    /// <summary>Obeys commands from standard input until it ends or a shutdown is asked for. Standard output carries events only.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Run()
    {
        // Ctrl-C in a terminal reaches every process of the group; the front end decides what it means for the kernel.
        using var ignoreInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        // Numbers look alike on every machine, as the chapters' pages need; a cell may choose another culture.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var (ordered, told, printed) = Pipes();
        using var commands = new StreamReader(ordered);
        var events = EventWriter.To(told);
        if (printed is not null)
            new Thread(() => TellPrinted(printed, events)) { IsBackground = true, Name = "printed" }.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => events.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => events.Flush();
        ExceptionHandling.SetUnhandledExceptionHandler(exception => EndsItsThreadOnly(exception, events));

        var kernel = new CSharpKernel(events);
        var desk = new QuestionDesk(events, new LanguageService(kernel.Session.View));
        var thread = new Thread(() => RunCells(kernel, events, desk), CellStackBytes) { IsBackground = true, Name = "cells" };
        thread.Start();

        while (commands.ReadLine() is { } line)
        {
            KernelCommand? command;
            try
            {
                command = KernelJson.ReadCommand(line);
            }
            catch (JsonException wrong)
            {
                events.Reply(new KernelReply.Refusal(0, $"This is no command of the kernel: {wrong.Message}"));
                continue;
            }
            switch (command)
            {
                case KernelCommand.Execute cell:
                    kernel.Take(cell);
                    break;
                case KernelCommand.Interrupt:
                    kernel.Interrupt();
                    break;
                case KernelCommand.Input input:
                    kernel.Input.Answer(input);
                    break;
                case KernelCommand.Question question:
                    desk.Ask(question);
                    break;
                case KernelCommand.Shutdown:
                    return 0;
            }
        }
        // The front end is gone; cells that still run are background threads and end with the process.
        return 0;
    }

    /// <summary>Whether what nobody caught was an interruption, which must not take the process with it as other exceptions of threads do.</summary>
    private static bool EndsItsThreadOnly(Exception exception, EventWriter events)
    {
        if (!Interruption.IsStop(exception))
            return false;
        events.Send(new StreamWritten("stderr", "The interruption stopped a thread that a cell had started.\n"));
        return true;
    }

    /// <summary>The front end's pipes, and what others print.</summary>
    /// <remarks>
    /// Programs that a cell starts, and native code, read and write the descriptors 0 and 1. There they would take commands away and leave half a line before an event.
    /// So the pipes move to other numbers; at 0 there is nothing to read, and what comes to 1 is told as output. The console's own stream is not used either:
    /// on Unix it locks Console.Out while it writes. A cell that writes holds that lock and then asks for the
    /// event writer's; whoever sends an event asks for the two in the other order, and in time both would wait for ever.
    /// </remarks>
    private static (Stream Input, Stream Output, Stream? Printed) Pipes()
    {
        if (OperatingSystem.IsWindows())
            return (Console.OpenStandardInput(), Console.OpenStandardOutput(), null);
        var input = new FileStream(new SafeFileHandle(Duplicate(0), ownsHandle: true), FileAccess.Read, bufferSize: 0);
        var output = new FileStream(new SafeFileHandle(Duplicate(1), ownsHandle: true), FileAccess.Write, bufferSize: 0);
        using var nothing = File.OpenHandle("/dev/null");
        _ = Replace((int)nothing.DangerousGetHandle(), 0);
        var printed = new AnonymousPipeServerStream(PipeDirection.In);
        _ = Replace((int)printed.ClientSafePipeHandle.DangerousGetHandle(), 1);
        printed.DisposeLocalCopyOfClientHandle();
        return (input, output, printed);
    }

    private static void TellPrinted(Stream printed, EventWriter events)
    {
        using var text = new StreamReader(printed);
        char[] buffer = new char[4096];
        while (text.Read(buffer) is > 0 and var length)
            events.WritePrinted(buffer.AsSpan(0, length));
    }

    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Replace(int source, int target);

    private static void RunCells(CSharpKernel kernel, EventWriter events, QuestionDesk desk)
    {
        CSharpKernel.WarmUp();
        desk.Start();
        events.Send(new KernelReady());
        kernel.RunCells();
    }
}
