using System.Text.RegularExpressions;

namespace Course.Cli.Tests;

/// <summary>The pages that stand in the repository as Markdown.</summary>
public sealed partial class LinkTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("datasets/README.md")]
    public void Every_relative_link_and_picture_leads_to_a_file(string page)
    {
        string path = Path.Combine(Repository.Root, page);
        var targets = Target().Matches(File.ReadAllText(path)).Select(match => match.Groups["target"].Value).Where(target => !Absolute().IsMatch(target));
        Assert.All(targets, target =>
        {
            string file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target.Split('#')[0]));
            Assert.StartsWith(Repository.Root, file);
            Assert.True(File.Exists(file) || Directory.Exists(file), $"{page} leads to {target}, which is not there.");
        });
    }

    /// <summary>[text](target), ![text](target "title"), &lt;img src="target"&gt; and &lt;a href="target"&gt;.</summary>
    [GeneratedRegex("""\]\(<?(?<target>[^)\s>]+)|(src|href)="(?<target>[^"]+)["]""")]
    private static partial Regex Target();

    [GeneratedRegex("^([a-z]+:|#|//)")]
    private static partial Regex Absolute();
}
