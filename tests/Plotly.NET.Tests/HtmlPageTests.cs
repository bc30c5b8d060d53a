using System.Text.Json;
using System.Text.RegularExpressions;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

public sealed partial class HtmlPageTests
{
    private static readonly GenericChart One = Chart.Line<double, double, string>([1, 2], [3, double.NaN], Name: "</script><b>").WithTitle("<page>");

    [Fact]
    public void A_page_holds_the_picture_and_the_figure_and_nothing_from_elsewhere()
    {
        string page = GenericChart.toEmbeddedHTML(One);
        Assert.Contains(GenericChart.toChartHTML(One), page, StringComparison.Ordinal);
        Assert.Contains("<title>&lt;page&gt;</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        string script = Assert.Single(Script().Matches(page).Select(m => m.Groups[1].Value));
        Assert.Equal("</script><b>", JsonDocument.Parse(script).RootElement.GetProperty("data")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Saving_writes_the_page_and_leaves_nothing_half_written()
    {
        string folder = Directory.CreateTempSubdirectory("charts").FullName;
        string path = System.IO.Path.Combine(folder, "chart.html");
        File.WriteAllText(path, "old");
        Plotly.NET.CSharp.GenericChartExtensions.SaveHtml(One, path);
        Assert.Equal(GenericChart.toEmbeddedHTML(One), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("<script type=\"application/json\"[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
