using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Export.Programs;

/// <summary>A piece of the program, in the order of the notebook.</summary>
internal abstract record ProgramPart
{
    /// <summary>Text that becomes a comment.</summary>
    internal sealed record Prose(string Text) : ProgramPart;

    /// <summary>A statement that stands for a directive.</summary>
    internal sealed record Statement(string Text) : ProgramPart;

    /// <summary>C# of a cell, bound to what the cells before it declared.</summary>
    internal sealed record Code(string Cell, SyntaxTree Tree, SemanticModel Model, bool MayFail, bool ShowsResult) : ProgramPart
    {
        public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();
    }
}
