using System.Runtime.InteropServices;

namespace Course.Grading.Host;

/// <summary>Makes Linux refuse this process, for good, to start programs and processes, to open sockets, and to look into others.</summary>
/// <remarks>
/// A seccomp filter: see <c>seccomp(2)</c>; the numbers are those of the kernel's <c>unistd.h</c> for x86-64 and for arm64. On other systems and
/// processors nothing is installed, which the grader knows from <see cref="IsSupported"/>.
/// </remarks>
public static partial class SystemCallFilter
{
    private const int NoNewPrivileges = 38;
    private const int SetModeFilter = 1;
    private const int OnAllThreads = 1;
    private const uint Allow = 0x7fff0000, NotPermitted = 0x00050000 | 1, NoSuchCall = 0x00050000 | 38, KillProcess = 0x80000000;
    private const ushort Load = 0x20, IfEqual = 0x15, IfAtLeast = 0x35, IfAnyBit = 0x45, Return = 0x06;
    private const uint NumberOffset = 0, ArchitectureOffset = 4, FirstArgumentOffset = 16;
    private const uint CloneThread = 0x10000;
    private const uint X32Bit = 0x40000000;

    private sealed record Numbers(uint Architecture, int Seccomp, uint ClonePlain, uint CloneThree, uint[] Refused);

    // execve, execveat, fork, vfork; socket, socketpair; ptrace, process_vm_readv, process_vm_writev; mount, unshare, setns; bpf, io_uring_setup, keyctl, userfaultfd.
    private static readonly Numbers? s_numbers = !OperatingSystem.IsLinux() ? null : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => new Numbers(0xC000003E, 317, 56, 435, [59, 322, 57, 58, 41, 53, 101, 310, 311, 165, 272, 308, 321, 425, 250, 323]),
        Architecture.Arm64 => new Numbers(0xC00000B7, 277, 220, 435, [221, 281, 198, 199, 117, 270, 271, 40, 97, 268, 280, 425, 219, 282]),
        _ => null,
    };

    /// <summary>Whether there is a filter for this system and processor.</summary>
    public static bool IsSupported => s_numbers is not null;

    /// <summary>Installs the filter for all threads of this process.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel does not take it.</exception>
    public static unsafe void Install()
    {
        var numbers = s_numbers ?? throw new PlatformNotSupportedException("There is no filter for this system.");
        var program = Program(numbers);
        fixed (Instruction* first = program)
        {
            var description = new Description { Length = (ushort)program.Length, First = first };
            if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0 || Call(numbers.Seccomp, SetModeFilter, OnAllThreads, &description) != 0)
                throw new PlatformNotSupportedException($"Linux did not take the filter of system calls (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    private static Instruction[] Program(Numbers numbers)
    {
        var program = new List<Instruction>
        {
            new(Load, 0, 0, ArchitectureOffset),
            new(IfEqual, 1, 0, numbers.Architecture),
            new(Return, 0, 0, KillProcess),
            new(Load, 0, 0, NumberOffset),
            // The calls of x86-64's 32-bit form have numbers of their own: none of them is needed.
            new(IfAtLeast, 0, 1, X32Bit),
            new(Return, 0, 0, NotPermitted),
        };
        foreach (uint call in numbers.Refused)
        {
            program.Add(new(IfEqual, 0, 1, call));
            program.Add(new(Return, 0, 0, NotPermitted));
        }
        // Threads are made by clone with a flag that can be seen here; what clone3 is asked cannot be, and the C library goes back to clone where it is missing.
        program.Add(new(IfEqual, 0, 1, numbers.CloneThree));
        program.Add(new(Return, 0, 0, NoSuchCall));
        program.Add(new(IfEqual, 0, 3, numbers.ClonePlain));
        program.Add(new(Load, 0, 0, FirstArgumentOffset));
        program.Add(new(IfAnyBit, 1, 0, CloneThread));
        program.Add(new(Return, 0, 0, NotPermitted));
        program.Add(new(Return, 0, 0, Allow));
        return [.. program];
    }

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Description
    {
        public ushort Length;
        public Instruction* First;
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static unsafe partial long Call(long number, long operation, long flags, Description* program);
}
