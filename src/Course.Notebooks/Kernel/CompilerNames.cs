using System.Text.RegularExpressions;

namespace Course.Notebooks.Kernel;

/// <summary>What the compiler calls a cell, which nobody else does.</summary>
internal static partial class CompilerNames
{
    /// <summary>A message in which the compiler's names for cells are not seen.</summary>
    public static string Hide(string message) =>
        Cell().Replace(Member().Replace(message, ""), match => match.Index == 0 ? "The cell" : "the cell");

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex Member();

    [GeneratedRegex(@"((The t|T)ype )?'Submission#\d+'")]
    private static partial Regex Cell();
}
