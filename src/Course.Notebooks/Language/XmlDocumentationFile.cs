using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>The documentation of libraries, read from compilers' XML files member by member, when a member is asked for.</summary>
/// <param name="paths">The files, in the order in which they are searched; those that do not exist document nothing.</param>
internal sealed class XmlDocumentationFile(IReadOnlyList<string> paths) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, Place>>[] _files =
        [.. paths.Select(path => new Lazy<Dictionary<string, Place>>(() => File.Exists(path) ? Index(path) : []))];

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < _files.Length; i++)
        {
            if (!_files[i].Value.TryGetValue(documentationMemberID, out var place))
                continue;
            try
            {
                using var file = File.OpenRead(paths[i]);
                byte[] member = new byte[place.Length];
                file.Position = place.Start;
                file.ReadExactly(member);
                return Encoding.UTF8.GetString(member);
            }
            catch (IOException)
            {
                // The library is being rebuilt: no documentation is better than no answer.
                return null;
            }
        }
        return null;
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => paths.Count == 0 ? 0 : paths[0].GetHashCode(StringComparison.Ordinal);

    private static Dictionary<string, Place> Index(string path)
    {
        ReadOnlySpan<byte> opening = "<member name=\""u8, closing = "</member>"u8;
        byte[] file = File.ReadAllBytes(path);
        var members = new Dictionary<string, Place>(StringComparer.Ordinal);
        for (int at = 0; file.AsSpan(at).IndexOf(opening) is >= 0 and int found;)
        {
            int start = at + found, name = start + opening.Length;
            int quote = file.AsSpan(name).IndexOf((byte)'"'), length = file.AsSpan(start).IndexOf(closing);
            if (quote < 0 || length < 0)
                break;
            at = start + length + closing.Length;
            members.TryAdd(Encoding.UTF8.GetString(file, name, quote), new Place(start, at - start));
        }
        return members;
    }

    private readonly record struct Place(int Start, int Length);
}
