using System.IO.Compression;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary>What a reader sees of the library's errors, through the command.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task A_truncated_IDX_file_is_named_with_its_two_sizes()
    {
        // The header promises 10 images of 28×28, which makes 16 + 7840 bytes with the header.
        File.WriteAllBytes(Path.Combine(_course.Folder, "cut-idx"), [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[100]]);
        Assert.Equal(
            "InvalidDataException: cut-idx is truncated: its header says 10×28×28, which takes 7856 bytes, and it has 116; get the file again.",
            await ErrorOf("var images = Idx.Read(\"cut-idx\", rank: 3);", line: 6));
    }

    [Fact]
    public async Task A_file_with_another_checksum_is_named_with_what_to_do()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_course.Folder, "data", "mnist")).FullName;
        string path = Path.Combine(folder, "train-images-idx3-ubyte.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 255]);
        foreach (string other in new[] { "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
            File.WriteAllBytes(Path.Combine(folder, other), [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        _course.Environment["COURSE_DATA"] = Path.Combine(_course.Folder, "data");
        Assert.Matches(
            $"^InvalidDataException: {Regex.Escape(path)} is not the file that it should be: the SHA-256 of its content is [0-9a-f]{{64}} \\(17 bytes\\) and "
                + "[0-9a-f]{64} \\(47040016 bytes\\) is expected; delete it, then get it with course data get mnist, in a notebook with ",
            await ErrorOf("var data = Datasets.Mnist();", line: 6));
    }

    [Fact]
    public async Task An_input_that_does_not_fit_a_linear_layer_is_said_with_both_shapes() =>
        // The beginning is what libtorch says too.
        Assert.StartsWith(
            "mat1 and mat2 shapes cannot be multiplied (64x28 and 784x10)",
            WithoutType(await ErrorOf("var layer = nn.Linear(784, 10);\nvar y = layer.call(zeros(64, 28));", line: 7)));

    [Fact]
    public async Task A_backward_of_several_numbers_is_refused() =>
        Assert.StartsWith(
            "grad can be implicitly created only for scalar outputs",
            WithoutType(await ErrorOf("var w = zeros(3, requires_grad: true);\n(w * 2).backward();", line: 7)));

    /// <summary>The sentence that the program prints, once the rest of what it prints is as it should be.</summary>
    private async Task<string> ErrorOf(string code, int line)
    {
        string library = Path.Combine(Repository.Root, "artifacts", "course").Replace('\\', '/');
        string source = $"#r \"{library}/TorchSharp.dll\"\n#r \"{library}/Course.dll\"\nusing Course.Data;\nusing TorchSharp;\nusing static TorchSharp.torch;\n{code}";
        _course.Write("bad.ipynb", Cell.Code("mistake", source));
        var (exitCode, _, error) = await _course.Run("run", "bad.ipynb");
        Assert.Equal(1, exitCode);
        string[] lines = [.. error.ReplaceLineEndings("\n").TrimEnd().Split('\n')];
        Assert.Equal($"Cell 1 of 1 (mistake, line {line}) failed:", lines[0]);
        int quote = Array.IndexOf(lines, $"      line {line}: {code.Split('\n')[^1]}");
        Assert.True(quote >= 2, error);
        // Below the sentence stand the calls of the library, innermost first, down to the cell and no further.
        Assert.All(lines[(quote + 1)..], call => Assert.StartsWith("      at ", call));
        Assert.Equal($"      at line {line}", lines[^1]);
        Assert.DoesNotContain("Course.Notebooks", error);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", error);
        return lines[1].Trim();
    }

    private static string WithoutType(string sentence) => sentence[(sentence.IndexOf(": ", StringComparison.Ordinal) + 2)..];
}
