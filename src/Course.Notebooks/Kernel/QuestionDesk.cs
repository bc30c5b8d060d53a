using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Kernel;

/// <summary>Answers a front end's questions one after the other, on a thread beside the cells'.</summary>
/// <param name="events">Where the answers go.</param>
/// <param name="language">Knows the session's code; null where the kernel is built without.</param>
internal sealed class QuestionDesk(EventWriter events, ILanguageService? language)
{
    private const string Open = "incomplete";

    /// <summary>The compiler's error for a text between quotes that its line does not end: no further line can.</summary>
    private const string LineEndInText = "CS1010";

    private static readonly CSharpParseOptions s_script = new(kind: SourceCodeKind.Script);

    private readonly BlockingCollection<KernelCommand.Question> _questions = [];

    /// <summary>Begins to answer.</summary>
    public void Start() => new Thread(AnswerAll) { IsBackground = true, Name = "questions" }.Start();

    /// <summary>Takes a question, to be answered soon.</summary>
    public void Ask(KernelCommand.Question question) => _questions.Add(question);

    /// <summary>Whether a cell is whole, and how its next line should begin if it is not.</summary>
    public static KernelReply.Completeness IsComplete(KernelCommand.IsComplete question)
    {
        IReadOnlyList<CellStep> steps;
        try
        {
            steps = CellParser.Parse(question.Code);
        }
        catch (DirectiveException)
        {
            return new KernelReply.Completeness(question.Id, "invalid", "");
        }
        foreach (var code in steps.OfType<CellStep.Code>())
        {
            var tree = CSharpSyntaxTree.ParseText(code.Text, s_script);
            bool isWhole = SyntaxFactory.IsCompleteSubmission(tree);
            if (!isWhole && !tree.GetDiagnostics().Any(diagnostic => diagnostic.Id == LineEndInText))
                return new KernelReply.Completeness(question.Id, Open, Indent(question.Code, tree));
            if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                return new KernelReply.Completeness(question.Id, "invalid", "");
        }
        return new KernelReply.Completeness(question.Id, "complete", "");
    }

    private void AnswerAll()
    {
        foreach (var question in _questions.GetConsumingEnumerable())
        {
            KernelReply reply;
            try
            {
                reply = Answer(question);
            }
            catch (Exception failure)
            {
                // Help that fails must not end the kernel with all its variables.
                reply = new KernelReply.Refusal(question.Id, $"The kernel could not answer: {failure.GetType().Name}: {failure.Message}");
            }
            events.Reply(reply);
        }
    }

    private KernelReply Answer(KernelCommand.Question question) => (question, language) switch
    {
        (KernelCommand.Describe, _) => Describe(question.Id),
        (KernelCommand.IsComplete isComplete, _) => IsComplete(isComplete),
        (KernelCommand.Complete complete, { } service) => service.Complete(complete, CancellationToken.None),
        (KernelCommand.Inspect inspect, { } service) => service.Inspect(inspect, CancellationToken.None),
        (KernelCommand.Signature signature, { } service) => service.Sign(signature, CancellationToken.None),
        (KernelCommand.Diagnose diagnose, { } service) => service.Diagnose(diagnose, CancellationToken.None),
        _ => new KernelReply.Refusal(question.Id, "This kernel has no language service."),
    };

    private static KernelReply.Description Describe(int id) => new(
        id,
        "course-csharp",
        typeof(QuestionDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        "C#",
        LanguageVersion.Default.MapSpecifiedToEffectiveVersion().ToDisplayString(),
        Environment.Version.ToString(),
        Directives.All);

    private static string Indent(string code, SyntaxTree tree)
    {
        string last = code.TrimEnd().Split('\n')[^1];
        string before = last[..(last.Length - last.TrimStart().Length)];
        bool opens = tree.GetRoot().DescendantTokens().LastOrDefault(token => token.Span.Length > 0 && !token.IsMissing && !token.IsKind(SyntaxKind.EndOfFileToken))
            .IsKind(SyntaxKind.OpenBraceToken);
        return opens ? before + "    " : before;
    }
}
