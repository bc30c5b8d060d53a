using Course.Checks;

namespace Course.Display;

/// <summary>A check that passed: a green mark and what was found.</summary>
internal static class CheckHtml
{
    internal static string Of(Derivation check)
    {
        var (mark, found) = Split(check.ToString());
        return $"<div>{mark}<b>{Markup.Text(check.Claim)}</b> <span style=\"opacity:0.75\">{found}</span></div>";
    }

    internal static string Of(string line)
    {
        var (mark, found) = Split(line);
        return $"<div>{mark}{found}</div>";
    }

    private static (string Mark, string Found) Split(string line) =>
        ($"<span style=\"color:#009e73;font-weight:bold\">{line[..1]}</span> ", Markup.Text(line[2..]));
}
