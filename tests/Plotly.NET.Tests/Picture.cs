using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Plotly.NET;

namespace Charts.Tests;

/// <summary>A drawn chart, read back: parsing it proves that it is well-formed XML.</summary>
internal sealed class Picture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    internal Picture(GenericChart chart)
    {
        Html = GenericChart.toChartHTML(chart);
        Root = XDocument.Parse(Html).Root!.Element(Svg + "svg")!;
    }

    internal string Html { get; }

    internal XElement Root { get; }

    internal IEnumerable<XElement> All(string name) => Root.Descendants(Svg + name);

    internal string[] Texts => [.. All("text").Select(e => e.Value)];

    internal string[] Tooltips => [.. All("title").Skip(1).Select(e => e.Value)];

    /// <summary>The data of the paths in this colour that are lines.</summary>
    internal string[] Lines(string color) => [.. All("path").Where(e => (string?)e.Attribute("stroke") == color && (string?)e.Attribute("fill") == "none").Select(e => (string)e.Attribute("d")!)];

    internal static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    internal static JsonElement Json(GenericChart chart) => JsonDocument.Parse(GenericChart.toJson(chart)).RootElement;
}
