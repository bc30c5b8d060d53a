using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>What the engine's README shows is what the engine does.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_folder = Path.Combine(Root(), "src/Embedded/TorchSharp");
    private static readonly string s_text = File.ReadAllText(Path.Combine(s_folder, "README.md"));

    public static TheoryData<string, string> Excerpts
    {
        get
        {
            var excerpts = new TheoryData<string, string>();
            foreach (Match match in Regex.Matches(s_text, @"```csharp\r?\n// (\S+)\r?\n(.*?)```", RegexOptions.Singleline)) excerpts.Add(match.Groups[1].Value, match.Groups[2].Value);
            return excerpts;
        }
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void An_excerpt_is_in_the_file_that_it_names(string file, string excerpt) =>
        Assert.Contains(WithoutIndent(excerpt), WithoutIndent(File.ReadAllText(Path.Combine(s_folder, file))), StringComparison.Ordinal);

    [Fact]
    public void Every_excerpt_names_its_file() => Assert.Equal(Regex.Count(s_text, "```csharp"), Excerpts.Count);

    [Fact]
    public void Every_file_and_folder_in_the_text_exists()
    {
        foreach (Match match in Regex.Matches(s_text, @"`((?:Tensor|Ops|Autograd|Kernels|Modules|Optim|Random|Data|Serialization)/[\w./]*)`"))
            Assert.True(Path.Exists(Path.Combine(s_folder, match.Groups[1].Value)), match.Value);
    }

    [Fact]
    public void The_worked_example_computes_what_it_says_and_has_the_slope_that_it_says()
    {
        var x = Sample.Values(-2, 2, [3, 4]).requires_grad_();
        var y = InverseRoot.Instance.Apply(x);
        y.sum().backward();
        double[] at = x.detach().data<double>().ToArray(), values = y.detach().data<double>().ToArray(), slopes = x.grad!.data<double>().ToArray();
        for (var i = 0; i < at.Length; i++)
        {
            Assert.Equal(at[i] / Math.Sqrt(1 + at[i] * at[i]), values[i], 14);
            double Function(double z) => z / Math.Sqrt(1 + z * z);
            Assert.Equal((Function(at[i] + 1e-6) - Function(at[i] - 1e-6)) / 2e-6, slopes[i], 8);
        }
    }

    [Fact]
    public void The_table_of_views_is_right()
    {
        var x = arange(12).reshape(3, 4);
        Assert.Equal("[3, 4] [4, 1] 0", Look(x));
        Assert.Equal("[4, 3] [1, 4] 0", Look(x.t()));
        Assert.Equal("[4] [1] 4", Look(x[1]));
        Assert.Equal("[3, 2] [4, 1] 2", Look(x[TensorIndex.Ellipsis, TensorIndex.Slice(2, 4)]));
        Assert.Equal("[5, 4] [0, 1] 0", Look(x[0].expand(5, 4)));

        static string Look(Tensor view) => $"{Layout.Text(view.shape)} {Layout.Text(view.stride())} {view.storage_offset()}";
    }

    private static string WithoutIndent(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    /// <summary>The working tree that the tests run in; a compiler's path would not do, because a deterministic build replaces it.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Course.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
