using Course.Notebooks.Kernel;
using Course.Notebooks.Language;

namespace Course.Notebooks.Tests.Language;

/// <summary>A session with language services, in this process. In the cells of a test, <c>|</c> is where the cursor stands.</summary>
public sealed class LanguageSession : IDisposable
{
    private readonly CSharpSession _session = new();
    private readonly LanguageService _service;

    public LanguageSession() => _service = new LanguageService(_session.View);

    public string Folder { get; } = Directory.CreateTempSubdirectory("course-language-").FullName;

    /// <summary>Runs a cell, so that what it declares can be seen.</summary>
    internal void Run(string code) => _session.Start(_session.Compile(code, "cell", Folder)).GetAwaiter().GetResult();

    internal KernelReply.Completions Complete(string cell) =>
        _service.Complete(new KernelCommand.Complete(1, Source(cell), Cursor(cell), Folder), CancellationToken.None);

    /// <summary>The texts of the completions.</summary>
    internal IReadOnlyList<string> Words(string cell) => [.. Complete(cell).Items.Select(item => item.Text)];

    /// <summary>The help as plain text, its parts apart; the first is the declaration.</summary>
    internal IReadOnlyList<string> Inspect(string cell) =>
        _service.Inspect(new KernelCommand.Inspect(1, Source(cell), Cursor(cell), Folder), CancellationToken.None).Data.GetValueOrDefault("text/plain")?.Split("\n\n") ?? [];

    internal KernelReply.Signatures Signatures(string cell) =>
        _service.Sign(new KernelCommand.Signature(1, Source(cell), Cursor(cell), Folder), CancellationToken.None);

    internal IReadOnlyList<CellDiagnostic> Diagnose(string cell) =>
        _service.Diagnose(new KernelCommand.Diagnose(1, cell, Folder), CancellationToken.None).Items;

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static int Cursor(string cell) => cell.IndexOf('|') is >= 0 and int cursor ? cursor : throw new ArgumentException("The cell has no cursor.", nameof(cell));

    private static string Source(string cell) => cell.Remove(Cursor(cell), 1);
}
