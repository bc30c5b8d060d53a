using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis.Tests;

public sealed class CsvTests
{
    private static readonly string Lines = string.Join("\r\n", "name,age,member,since,note", "Ann,41,true,2020-01-31,\"likes \"\"C#\"\", tea\"", "Bob,,FALSE,,\"two\r\nlines\"", "", "Cem,29,true,1999-12-01,null");

    private static string Saved(DataFrame frame, char separator = ',', bool header = true, CultureInfo? culture = null)
    {
        using var stream = new MemoryStream();
        DataFrame.SaveCsv(frame, stream, separator, header, cultureInfo: culture);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Types_are_guessed_and_whole_numbers_are_Single()
    {
        var frame = DataFrame.LoadCsvFromString(Lines);
        Assert.Equal([typeof(string), typeof(float), typeof(bool), typeof(DateTime), typeof(string)], frame.Columns.Select(column => column.DataType));
        Assert.Equal(["Ann", 41f, true, new DateTime(2020, 1, 31), "likes \"C#\", tea"], frame.Rows[0]);
        Assert.Equal(["Bob", null, false, null, "two\r\nlines"], frame.Rows[1]);
        Assert.Null(frame["note"][2]);
        Assert.Equal(3, frame.Rows.Count);
    }

    [Fact]
    public void Types_and_names_can_be_given()
    {
        var frame = DataFrame.LoadCsvFromString("1;2,5\n3;4", separator: ';', header: false, columnNames: ["i", "d"], dataTypes: [typeof(int), typeof(double)], cultureInfo: CultureWithComma());
        Assert.Equal([1, 3], frame.Columns.GetInt32Column("i"));
        Assert.Equal([2.5, 4], frame.Columns.GetDoubleColumn("d"));
        Assert.Equal(["Column0", "Column1"], DataFrame.LoadCsvFromString("1,2", header: false).Columns.Select(column => column.Name));
        Assert.Equal(["x", "y"], DataFrame.LoadCsvFromString("a,b\n1,2", columnNames: ["x", "y"]).Columns.Select(column => column.Name));
        Assert.Equal(typeof(double), DataFrame.LoadCsvFromString("a\n1", guessTypeFunction: _ => typeof(double))["a"].DataType);
    }

    [Fact]
    public void Some_rows_are_read_and_an_index_is_added()
    {
        var frame = DataFrame.LoadCsvFromString("a\n5\n6\n7", numberOfRowsToRead: 2, addIndexColumn: true);
        Assert.Equal(["IndexColumn", "a"], frame.Columns.Select(column => column.Name));
        Assert.Equal([1L, 6f], frame.Rows[1]);
        Assert.Equal(2, frame.Rows.Count);
    }

    [Fact]
    public void A_type_guessed_from_too_few_rows_is_named_with_its_line()
    {
        var error = Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("a,b\n1,2\n\"x\ny\",3", guessRows: 1));
        Assert.Equal("Line 3: \"x\ny\" is no Single, which the column \"a\" holds. Give dataTypes, or let guessRows reach this line.", error.Message);
        Assert.Equal(typeof(string), DataFrame.LoadCsvFromString("a,b\n1,2\nx,3", guessRows: 2)["a"].DataType);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3", "Line 3 has 1 fields, where 2 are expected.")]
    [InlineData("a,b\n1,2,3", "Line 2 has 3 fields, where 2 are expected.")]
    [InlineData("a\n\"x\ny\"\n\"z", "Line 4: a field begins with a quote, and no quote ends it.")]
    [InlineData("a\n\"x\"y", "Line 2: a quote ends a field, but \"y\" follows; a quote inside a field is written twice.")]
    [InlineData("\n\n", "There is no line with anything in it.")]
    public void A_malformed_line_is_named(string csv, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString(csv)).Message);

    [Fact]
    public void Space_around_fields_is_dropped_and_inside_quotes_kept()
    {
        var frame = DataFrame.LoadCsvFromString(" a , b \n x , \" y \" \n");
        Assert.Equal(["x", " y "], frame.Rows[0]);
        Assert.Equal("x", frame["a"][0]);
        Assert.Equal(["p", "", "q"], DataFrame.LoadCsvFromString("a\tb\tc\np\t\tq", separator: '\t').Rows[0]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_name()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. "ä\n1"u8]);
        Assert.Equal("ä", DataFrame.LoadCsv(stream).Columns[0].Name);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused_or_renamed()
    {
        Assert.Throws<ArgumentException>(() => DataFrame.LoadCsvFromString("a,a,a\n1,2,3"));
        Assert.Equal(["a", "a.1", "a.2"], DataFrame.LoadCsvFromString("a,a,a\n1,2,3", renameDuplicatedColumns: true).Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_header_alone_is_a_frame_without_rows()
    {
        var frame = DataFrame.LoadCsvFromString("a,b\n");
        Assert.Equal((2, 0), (frame.Columns.Count, frame.Rows.Count));
    }

    [Fact]
    public void What_needs_quotes_is_written_in_quotes()
    {
        var frame = new DataFrame(new StringDataFrameColumn("a,b", ["x\"y", null, " z"]), new DoubleDataFrameColumn("d", new double?[] { 0.1, null, -3 }));
        Assert.Equal(string.Join(Environment.NewLine, "\"a,b\",d", "\"x\"\"y\",0.1", ",", "\" z\",-3", ""), Saved(frame));
        Assert.Equal(string.Join(Environment.NewLine, "\"x\"\"y\";0,1", ";", "\" z\";-3", ""), Saved(frame, ';', header: false, CultureWithComma()));
        Assert.Throws<ArgumentException>(() => Saved(frame, culture: CultureWithComma()));
    }

    [Fact]
    public void A_file_is_written_and_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            DataFrame.SaveCsv(new DataFrame(new DoubleDataFrameColumn("d", [Math.PI])), path);
            Assert.Equal([Math.PI], DataFrame.LoadCsv(path, dataTypes: [typeof(double)]).Columns.GetDoubleColumn("d"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Random_frames_come_back_as_they_were()
    {
        string[] pieces = ["a", "\"", ",", "\r\n", "\n", " ", "'", ";", "ß", "😀", "\t", "nul", "\"\""];
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var rows = random.Next(1, 12);
            var frame = new DataFrame(
                new StringDataFrameColumn("s\"1,", Values(() => "x" + string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => pieces[random.Next(pieces.Length)])))),
                new DoubleDataFrameColumn(" d", Values(() => Missing() ? null : BitConverter.Int64BitsToDouble(random.NextInt64()) is var x && double.IsFinite(x) ? x : (double?)0.5)),
                new SingleDataFrameColumn("f\n", Values(() => Missing() ? null : (float?)random.NextSingle())),
                new Int32DataFrameColumn("i", Values(() => Missing() ? null : (int?)random.Next(int.MinValue, int.MaxValue))),
                new BooleanDataFrameColumn("b", Values(() => Missing() ? null : (bool?)(random.Next(2) == 0))),
                new DateTimeDataFrameColumn("t", Values(() => Missing() ? null : (DateTime?)new DateTime(2000, 1, 1).AddSeconds(random.Next()))));
            var read = DataFrame.LoadCsvFromString(Saved(frame), dataTypes: [.. frame.Columns.Select(column => column.DataType)]);
            Assert.Equal(frame.Columns.Select(column => column.Name), read.Columns.Select(column => column.Name));
            Assert.Equal(frame.Rows.SelectMany(row => row), read.Rows.SelectMany(row => row));

            IEnumerable<T> Values<T>(Func<T> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
            bool Missing() => random.Next(4) == 0;
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_sentence()
    {
        const string letters = "ab1,,,\"\"\n\n\r .-";
        var random = new Random(11);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 5000; round++)
        {
            var csv = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => letters[random.Next(letters.Length)]));
            try
            {
                var frame = DataFrame.LoadCsvFromString(csv, header: false);
                Assert.All(frame.Columns, column => Assert.Equal(frame.Rows.Count, column.Length));
                read++;
            }
            catch (FormatException)
            {
                refused++;
            }
        }
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    private static CultureInfo CultureWithComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
