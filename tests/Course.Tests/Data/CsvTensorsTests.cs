using System.Text;
using Course.Data;
using TorchSharp;

namespace Course.Tests.Data;

public sealed class CsvTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_become_features_in_the_order_of_their_names()
    {
        var frame = CsvTensors.Read(Write("width,height,kind\n1.5,2,oak\n3,4.25,elm\n"));

        Numbers.Equal([2, 2], [2, 1.5f, 4.25f, 3], frame.ToTensor("height", "width"));
    }

    [Fact]
    public void All_columns_are_taken_where_none_is_named() =>
        Numbers.Equal([2, 2], [1, 1, 0, 2], CsvTensors.Read(Write("yes,number\ntrue,1\nfalse,2\n")).ToTensor());

    [Fact]
    public void Classes_are_the_different_values_in_order()
    {
        var (labels, names) = CsvTensors.Read(Write("kind\noak\nelm\noak\nash\n")).ToLabels("kind");

        Assert.Equal(["ash", "elm", "oak"], names);
        Assert.Equal([2L, 1, 2, 0], labels.data<long>().ToArray());
        Assert.Equal(torch.int64, labels.dtype);
    }

    [Fact]
    public void Classes_that_are_numbers_are_ordered_as_numbers() =>
        Assert.Equal(["2", "9", "10"], CsvTensors.Read(Write("kind\n10\n9\n2\n")).ToLabels("kind").classNames);

    [Fact]
    public void A_text_far_down_among_numbers_is_found_and_named()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 40).Select(row => row == 33 ? "tall" : $"{row}"));

        Assert.Equal(
            "Column height has the text \"tall\" in row 33; numbers are expected. Use ToLabels for classes.",
            Assert.Throws<ArgumentException>(() => CsvTensors.Read(Write($"height\n{rows}\n")).ToTensor("height")).Message);
    }

    [Fact]
    public void A_missing_value_is_named_with_its_row_and_the_remedy() =>
        Assert.Equal(
            "Column b has no value in row 1 (the first row is 0); fill it (FillNulls) or leave its row out (DropNulls).",
            Assert.Throws<ArgumentException>(() => CsvTensors.Read(Write("a,b\n1,2\n3,\n")).ToTensor()).Message);

    [Fact]
    public void A_column_that_is_not_there_is_an_error_with_those_that_are() =>
        Assert.Equal("The table has no column c; it has a, b.", Assert.Throws<ArgumentException>(() => CsvTensors.Read(Write("a,b\n1,2\n")).ToTensor("c")).Message);

    [Fact]
    public void A_row_with_too_many_fields_is_an_error_with_the_files_name()
    {
        string path = Write("a,b\n1,2\n3,4,5\n");

        Assert.StartsWith($"{path} cannot be read as a table:", Assert.Throws<InvalidDataException>(() => CsvTensors.Read(path)).Message);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("There is no file nowhere.csv.", Assert.Throws<FileNotFoundException>(() => CsvTensors.Read("nowhere.csv")).Message);

    private string Write(string text) => _folder.Write("table.csv", Encoding.UTF8.GetBytes(text));
}
