using Course.Cli.Copying;
using Course.Notebooks.Running;
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
        Dictionary<string, SyntaxTree> trees = [];
        // Helpers that need the same files are one copy. Those of a root namespace of their own have to compile as well as those that keep theirs.
        var copies = library.Helpers
            .SelectMany(helper => new[] { null, "My.Project" }.Select(root => (helper.Name, HelperCopy.Of(library, dependencies, helper, root).Texts)))
            .Select(copy => (copy.Name, Trees: copy.Texts.Select(text => Parse(text.Key, text.Value)).ToHashSet()))
            .DistinctBy(copy => copy.Trees, HashSet<SyntaxTree>.CreateSetComparer())
            .OrderBy(copy => copy.Trees.Count).ToArray();
        Assert.NotEmpty(copies);

        // A file that compiles among some files compiles among these and more: in the larger copies only the others are looked at.
        var provenAmong = trees.Values.ToDictionary(tree => tree, _ => new List<HashSet<SyntaxTree>>());
        List<string> failures = [];
        var looks = 0;
        // From one compilation, so that the assemblies are read once.
        var empty = Dependencies.Compile([], references);
        foreach (var (name, own) in copies)
        {
            var compilation = empty.AddSyntaxTrees(own);
            foreach (var tree in own.Where(tree => !provenAmong[tree].Exists(among => among.IsSubsetOf(own))))
            {
                looks++;
                failures.AddRange(Errors(compilation, tree).Take(3).Select(error => $"{name}: {error}"));
                provenAmong[tree].Add(own);
            }
        }
        output.WriteLine($"{library.Helpers.Count} helpers, {copies.Length} different copies, {trees.Count} different files compiled {looks} times");
        Assert.True(failures.Count == 0, string.Join('\n', failures));

        SyntaxTree Parse(string path, string text) => trees.TryGetValue(path + text, out var known) ? known : trees[path + text] = CSharpSyntaxTree.ParseText(text, options, path);
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [Fact]
    public void A_copy_without_one_of_its_files_does_not_compile()
    {
        var texts = Copy("LeNet5").Texts;
        SyntaxTree[] trees = [.. texts.Where(text => text.Key != "Models/InputShape.cs").Select(text => CSharpSyntaxTree.ParseText(text.Value, new CSharpParseOptions(LanguageVersion.CSharp14), text.Key))];
        Assert.Equal(texts.Count - 1, trees.Length);
        var compilation = Dependencies.Compile(trees, s_library.Value.References);
        Assert.NotEmpty(trees.SelectMany(tree => Errors(compilation, tree)));
    }

    [Fact]
    public void A_failure_half_way_leaves_the_folder_as_it_was()
    {
        using var folder = new TemporaryFolder();
        string before = Path.Combine(folder.Path, "Metrics", "ConfusionMatrix.cs"), inTheWay = Path.Combine(folder.Path, "Training");
        Directory.CreateDirectory(Path.GetDirectoryName(before)!);
        File.WriteAllText(before, "// mine");
        File.WriteAllText(inTheWay, "no folder");
        var copy = Copy("ConfusionMatrix");
        // Of the files, some come before the one that fails.
        Assert.Contains(copy.Texts.Keys, path => path.StartsWith("Training/"));

        Assert.ThrowsAny<IOException>(() => copy.Write(folder.Path, overwrite: true));
        Assert.Equal([before, inTheWay], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Order());
        Assert.Equal(("// mine", "no folder"), (File.ReadAllText(before), File.ReadAllText(inTheWay)));
    }

    [Fact]
    public void A_folder_where_a_file_belongs_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "Models", "LeNet5.cs"));
        Assert.Contains("has a folder where the file Models/LeNet5.cs belongs", Assert.Throws<UsageException>(() => Copy("LeNet5").Write(folder.Path, overwrite: true)).Message);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Files_that_a_helper_embeds_come_along()
    {
        using var folder = new TemporaryFolder();
        var copy = Copy("Datasets");
        var (from, to) = Assert.Single(copy.Resources);
        copy.Write(folder.Path, overwrite: false);
        Assert.Equal(File.ReadAllBytes(from), File.ReadAllBytes(Path.Combine(folder.Path, to)));
        Assert.Empty(Copy("LeNet5").Resources);
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
