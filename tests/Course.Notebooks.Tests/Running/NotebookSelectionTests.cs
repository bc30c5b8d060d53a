using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

public sealed class NotebookSelectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-selection-").FullName;

    public NotebookSelectionTests()
    {
        foreach (string file in (string[])["Course.sln", "notebooks/01-one.ipynb", "notebooks/10-ten.ipynb", "notebooks/setup.ipynb", "exercises/01-one.ipynb", "notebooks/10-ten.txt"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            File.WriteAllText(Path.Combine(_folder, file), "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1", "notebooks/01-one.ipynb")]
    [InlineData("01 10", "notebooks/01-one.ipynb notebooks/10-ten.ipynb")]
    [InlineData("10 01 1", "notebooks/10-ten.ipynb notebooks/01-one.ipynb")]
    [InlineData("chapters", "notebooks/01-one.ipynb notebooks/10-ten.ipynb")]
    [InlineData("notebooks/0*.ipynb", "notebooks/01-one.ipynb")]
    [InlineData("notebooks/0?-one.*", "notebooks/01-one.ipynb")]
    [InlineData("notebooks/10*", "notebooks/10-ten.ipynb")]
    [InlineData("**/01-*.ipynb", "exercises/01-one.ipynb notebooks/01-one.ipynb")]
    [InlineData("none.ipynb", "none.ipynb")]
    public void Names_patterns_and_numbers_of_chapters_are_found(string names, string files) =>
        Assert.Equal(files.Split(' '), NotebookSelection.Find(names.Split(' '), _folder).Select(path => path.Replace('\\', '/')));

    [Fact]
    public void Chapters_are_found_from_any_folder_of_the_course() =>
        Assert.Equal(Path.Combine("..", "notebooks", "01-one.ipynb"), Assert.Single(NotebookSelection.Find(["1"], Path.Combine(_folder, "exercises"))));

    [Theory]
    [InlineData("7", "There is no chapter 7; there are 01, 10.")]
    [InlineData("none*.ipynb", "No notebook is named like none*.ipynb.")]
    [InlineData("none/*.ipynb", "No notebook is named like none/*.ipynb.")]
    public void What_is_not_there_is_said(string name, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => NotebookSelection.Find([name], _folder)).Message);

    [Fact]
    public void Outside_of_a_course_there_are_no_chapters() =>
        Assert.StartsWith("1 means chapters of the course, and ", Assert.Throws<UsageException>(() => NotebookSelection.Find(["1"], Path.GetTempPath())).Message);
}
