using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Benchmarks;

/// <summary>Tables that appear on the console row by row, and as Markdown at the end.</summary>
internal sealed class Report
{
    private const string RegionBegin = "<!-- measured -->";
    private const string RegionEnd = "<!-- /measured -->";

    private readonly StringBuilder _markdown = new();
    private int[] _widths = [];

    /// <summary>A number, or nothing for NaN.</summary>
    public static string Number(double value, string format = "f2") => double.IsNaN(value) ? "" : value.ToString(format);

    /// <summary>A line above the tables.</summary>
    public void Line(string text)
    {
        Console.WriteLine(text);
        _markdown.Append("- ").AppendLine(text);
    }

    /// <summary>What the measurements were made on.</summary>
    public void Machine()
    {
        Line($"{Processor()}, {Environment.ProcessorCount} cores, vectors of {(int)TorchSharp.Kernels.Simd.Widest} bits ({InstructionSets()})");
        Line($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}");
    }

    /// <summary>Begins a table.</summary>
    public void Begin(string title, string explanation, params string[] columns)
    {
        // The first column holds names; the others must fit their heading and a number.
        _widths = [.. columns.Select((column, i) => i == 0 ? 46 : Math.Max(column.Length, 7))];
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(Padded(columns));
        _markdown.AppendLine().Append("### ").AppendLine(title).AppendLine().AppendLine(explanation).AppendLine();
        _markdown.Append("| ").AppendJoin(" | ", columns).AppendLine(" |");
        _markdown.Append("| --- |").Append(string.Concat(Enumerable.Repeat(" ---: |", columns.Length - 1))).AppendLine();
    }

    /// <summary>A row of the table.</summary>
    public void Row(params string[] cells)
    {
        Console.WriteLine(Padded(cells));
        _markdown.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
    }

    /// <summary>Writes the tables into the file's region between the two marker comments; a file without them becomes the tables.</summary>
    public void WriteMarkdown(string path)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var begin = text.IndexOf(RegionBegin, StringComparison.Ordinal);
        var end = text.IndexOf(RegionEnd, StringComparison.Ordinal);
        var region = $"{RegionBegin}\n\n{_markdown.ToString().ReplaceLineEndings("\n")}\n{RegionEnd}";
        File.WriteAllText(path, begin >= 0 && end > begin ? text[..begin] + region + text[(end + RegionEnd.Length)..] : region + "\n");
    }

    private string Padded(string[] cells) =>
        string.Join("  ", cells.Select((cell, i) => i == 0 ? cell.PadRight(_widths[i]) : cell.PadLeft(_widths[i])));

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line[(line.IndexOf(':') + 2)..];
    }

    private static string InstructionSets() => string.Join(", ", new[]
    {
        (Avx512F.IsSupported, "AVX-512"), (Avx2.IsSupported, "AVX2"), (Fma.IsSupported, "FMA"), (Sse42.IsSupported, "SSE4.2"),
        (System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported, "Neon"),
    }.Where(set => set.Item1).Select(set => set.Item2));
}
