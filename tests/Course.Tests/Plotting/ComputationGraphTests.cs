using System.Globalization;
using System.Xml.Linq;
using Course.Plotting;

namespace Course.Tests.Plotting;

/// <summary>The picture of a computation.</summary>
public sealed class ComputationGraphTests
{
    private sealed class Box(string name, params Box[] operands)
    {
        internal string Name { get; } = name;

        internal Box[] Operands { get; set; } = operands;
    }

    private static XElement Picture(Box result, Func<Box, bool>? marked = null) =>
        XDocument.Parse(ComputationGraph.Of(result, box => box.Operands, box => box.Name, marked).ToSvg()).Root!;

    private static List<XElement> Elements(XElement picture, string name) => [.. picture.Descendants().Where(element => element.Name.LocalName == name)];

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>L = tanh(w·x + b)², with the last factor used twice.</summary>
    private static Box Neuron()
    {
        var bent = new Box("tanh", new Box("+", new Box("·", new Box("w"), new Box("x")), new Box("b")));
        return new Box("L", bent, bent);
    }

    [Fact]
    public void Each_box_is_drawn_once_with_its_text()
    {
        string[] texts = [.. Elements(Picture(Neuron()), "text").Select(text => text.Value)];
        Assert.Equal(["+", "L", "b", "tanh", "w", "x", "·"], texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_operand_that_is_used_twice_has_two_arrows()
    {
        // One line and one arrow's head for each of w, x, ·, b, +, and two of them for tanh.
        Assert.Equal(2 * 7, Elements(Picture(Neuron()), "path").Count);
    }

    [Fact]
    public void Every_box_stands_to_the_right_of_its_operands()
    {
        var picture = Picture(Neuron());
        var across = Elements(picture, "text").ToDictionary(text => text.Value, text => Number(text, "x"));
        Assert.True(across["w"] < across["·"]);
        Assert.True(across["·"] < across["+"]);
        Assert.True(across["b"] < across["+"]);
        Assert.True(across["+"] < across["tanh"]);
        Assert.True(across["tanh"] < across["L"]);
    }

    [Fact]
    public void Boxes_do_not_overlap()
    {
        Box[] inputs = [.. Enumerable.Range(0, 6).Select(i => new Box($"x{i}"))];
        var products = inputs.Select((input, i) => new Box("·", input, inputs[(i + 3) % 6])).ToArray();
        var rectangles = Elements(Picture(new Box("sum", [.. products, inputs[0]])), "rect");
        foreach (var column in rectangles.GroupBy(box => Number(box, "x")))
        {
            double[] tops = [.. column.Select(box => Number(box, "y")).Order()];
            double height = Number(column.First(), "height");
            Assert.All(tops.Zip(tops.Skip(1)), pair => Assert.True(pair.Second - pair.First > height));
        }
    }

    [Fact]
    public void Only_marked_boxes_are_orange()
    {
        var orange = Elements(Picture(Neuron(), box => box.Name == "tanh"), "rect").Where(box => box.Attribute("fill")!.Value == "#d55e00");
        Assert.Single(orange);
    }

    [Fact]
    public void Text_is_written_as_text()
    {
        Assert.Equal("<b>", Assert.Single(Elements(Picture(new Box("<b>")), "text")).Value);
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        var first = new Box("first");
        first.Operands = [new Box("second", first)];
        var error = Assert.Throws<ArgumentException>(() => Picture(first));
        Assert.Contains("no cycle", error.Message);
    }
}
