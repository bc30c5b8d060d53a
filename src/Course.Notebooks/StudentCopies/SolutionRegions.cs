using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.StudentCopies;

/// <summary>What stands between <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c> in a master's answer cell.</summary>
public static partial class SolutionRegions
{
    /// <summary>What a region inside a method becomes. The code around it still compiles, and running it says that nobody has answered yet.</summary>
    public const string Stub = "throw new NotAttemptedException();   // replace this line with your code";

    private const string MemberStub = "// your code";

    /// <summary>Whether a source has a mark of a region.</summary>
    /// <param name="source">A cell's source.</param>
    /// <returns>Whether it has.</returns>
    public static bool Has(string source) => Mark().IsMatch(source);

    /// <summary>The source with every region replaced: in a method's body by <see cref="Stub"/>, among a class's members by a comment.</summary>
    /// <param name="source">A master's answer cell.</param>
    /// <returns>The student's cell.</returns>
    /// <exception cref="FormatException">The marks do not pair, there are none, or a region is outside of methods and classes; the message gives the line.</exception>
    public static string Replace(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();
        var stub = new StringBuilder();
        string? begun = null;
        int regions = 0, position = 0, number = 0;
        foreach (string line in source.Split('\n'))
        {
            number++;
            var mark = Mark().Match(line);
            if (mark.Success && mark.Groups["mark"].Value == "BEGIN")
            {
                if (begun is not null)
                    throw new FormatException($"line {number}: a region begins inside a region");
                begun = mark.Groups["indent"].Value;
                regions++;
                stub.Append(begun).Append(Replacement(root, position, number)).Append('\n');
            }
            else if (mark.Success)
            {
                if (begun is null)
                    throw new FormatException($"line {number}: a region ends that has not begun");
                begun = null;
            }
            else if (begun is null)
            {
                stub.Append(line).Append('\n');
            }
            position += line.Length + 1;
        }
        if (begun is not null)
            throw new FormatException("the last region does not end: // END SOLUTION is missing");
        if (regions == 0)
            throw new FormatException("there is no region: put the solution between // BEGIN SOLUTION and // END SOLUTION");
        return stub.ToString()[..^1];
    }

    private static string Replacement(SyntaxNode root, int position, int line)
    {
        var enclosing = root.FindToken(position, findInsideTrivia: false).Parent!.AncestorsAndSelf()
            .Where(node => node.SpanStart < position && node.Span.End > position)
            .FirstOrDefault(node => node is BlockSyntax or TypeDeclarationSyntax);
        return enclosing switch
        {
            BlockSyntax => Stub,
            TypeDeclarationSyntax => MemberStub,
            _ => throw new FormatException($"line {line}: the region is outside of methods and classes, so running the stub would fail the whole cell: make the answer a method"),
        };
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)// (?<mark>BEGIN|END) SOLUTION[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
