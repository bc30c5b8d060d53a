using System.Collections.Concurrent;
using Course.Cli.Copying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Course.Cli.Tests.Copying;

/// <summary>Whatever the library holds can be copied out and compiles where it comes to.</summary>
public sealed class CopyTests(ITestOutputHelper output)
{
    private static readonly Lazy<(HelperLibrary Library, Dependencies Dependencies, IReadOnlyList<MetadataReference> References)> s_library = new(() =>
    {
        var library = HelperLibrary.Read(Path.Combine(Repository.Root, "src", "Course"));
        var references = Dependencies.References(library);
        return (library, Dependencies.Of(library, references), references);
    });

    private static HelperCopy Copy(string helper, string? rootNamespace = null) =>
        HelperCopy.Of(s_library.Value.Library, s_library.Value.Dependencies, s_library.Value.Library.Find(helper), rootNamespace);

    [Fact]
    public void The_copy_of_every_helper_compiles_by_itself()
    {
        var (library, dependencies, references) = s_library.Value;
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        // Helpers that need the same files are one copy. Those of a root namespace of their own have to compile as well as those that keep theirs.
        var copies = library.Helpers
            .Select((helper, i) => (helper.Name, Copy: HelperCopy.Of(library, dependencies, helper, i % 2 == 0 ? null : "My.Project")))
            .DistinctBy(copy => string.Join('|', copy.Copy.Texts.Keys)).ToArray();
        Assert.NotEmpty(copies);
        ConcurrentDictionary<string, SyntaxTree> trees = [];
        List<string> failures = [];
        foreach (var (name, copy) in copies)
        {
            var parsed = copy.Texts.Select(text => trees.GetOrAdd(text.Value, source => CSharpSyntaxTree.ParseText(source, options, text.Key)));
            failures.AddRange(Dependencies.Compile(parsed, references).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(3).Select(d => $"{name}: {d}"));
        }
        output.WriteLine($"{library.Helpers.Count} helpers, {copies.Length} different copies");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void A_helper_takes_what_it_needs_and_nothing_else() =>
        Assert.Equal(["Models/InputShape.cs", "Models/LeNet5.cs"], Copy("LeNet5").Texts.Keys.Where(path => path.StartsWith("Models/")).Order());

    [Fact]
    public void The_packages_that_a_helper_needs_are_named()
    {
        Assert.Equal(["TorchSharp-cpu"], Copy("LeNet5").Packages);
        Assert.Contains("Plotly.NET.CSharp", Copy("Plots").Packages);
    }

    [Fact]
    public void A_root_namespace_takes_the_place_of_Course()
    {
        var copy = Copy("LeNet5", "My.Networks");
        Assert.Contains("namespace My.Networks.Models;", copy.Texts["Models/LeNet5.cs"]);
        Assert.DoesNotContain("namespace Course", string.Concat(copy.Texts.Values));
        Assert.DoesNotContain("using Course", string.Concat(copy.Texts.Values));
    }

    [Fact]
    public void Every_helper_has_a_line_that_says_what_it_is() =>
        Assert.Empty(s_library.Value.Library.Helpers.Where(helper => helper.Summary.Length == 0 || helper.Summary.Contains('<')).Select(helper => helper.Name));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("LeNet5", "lenet5", 0)]
    [InlineData("", "abc", 3)]
    public void Words_are_as_far_apart_as_they_have_letters_to_change(string first, string second, int distance) =>
        Assert.Equal(distance, EditDistance.Between(first, second));
}
