using Course.Notebooks.Documents;

namespace Course.Notebooks.Kernel;

/// <summary>What a notebook's code cell asks the kernel to run.</summary>
internal static class CellSource
{
    /// <summary>The cell's source; a cell whose metadata name another language than C# begins with the directive for it.</summary>
    public static string Of(Cell cell) => cell.KernelName is null or "csharp" or "C#" ? cell.Source : $"#!{cell.KernelName}\n{cell.Source}";
}
