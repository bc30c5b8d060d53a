namespace Course.Grading.Tests;

/// <summary>Whose notebook a file is.</summary>
public sealed class SubmissionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("submissions").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_of_one_name_belong_to_the_students_of_their_folders()
    {
        string[] files = [Hand("ada", "01.ipynb"), Hand("bo", "01.ipynb")];
        Assert.Equal(["ada", "bo"], Submission.In(files).Select(submission => submission.Student.Name));
    }

    [Fact]
    public void The_copy_that_an_update_left_is_not_graded()
    {
        string answered = Hand("ada", "01.ipynb");
        Hand("ada", "01.before-update.ipynb");
        Assert.Equal([answered], Submission.In([_folder]).Select(submission => submission.Path));
    }

    [Fact]
    public void A_students_folder_without_a_notebook_is_handed_in_and_a_folder_of_reports_is_not()
    {
        Hand("ada", "01.ipynb");
        Hand("bo", "notes.txt");
        Hand("grades", "grades.csv");
        Assert.Equal([("ada", true), ("bo", false)], Submission.In([_folder]).Select(submission => (submission.Student.Name, File.Exists(submission.Path))));
    }

    [SkippableFact]
    public void Links_are_not_handed_in()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows allows symbolic links to administrators only.");
        string ada = Hand("ada", "01.ipynb");
        Hand("eve", "notes.txt");
        File.CreateSymbolicLink(Path.Combine(_folder, "eve", "01.ipynb"), ada);
        foreach (string loop in new[] { "a", "b" })
            Directory.CreateSymbolicLink(Path.Combine(_folder, "eve", loop), _folder);
        Assert.Equal([("ada", true), ("eve", false)], Submission.In([_folder]).Select(submission => (submission.Student.Name, File.Exists(submission.Path))));
    }

    [Fact]
    public void Of_a_students_clone_the_course_is_not_handed_in()
    {
        string answered = Hand("ada/exercises", "01.ipynb");
        Hand("ada/solutions", "01.ipynb");
        Hand("ada/notebooks", "setup.ipynb");
        Assert.Equal([answered], Submission.In([_folder]).Select(submission => submission.Path));
    }

    [Fact]
    public void Files_of_one_name_in_clones_belong_to_the_students_of_the_clones()
    {
        string[] files = [Hand("ada/exercises", "01.ipynb"), Hand("bo/exercises", "01.ipynb")];
        Assert.Equal(["ada", "bo"], Submission.In(files).Select(submission => submission.Student.Name));
    }

    private string Hand(string student, string name)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, student)).FullName, name);
        File.WriteAllText(path, "{}");
        return path;
    }
}
