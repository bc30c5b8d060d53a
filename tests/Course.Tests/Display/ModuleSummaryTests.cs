using Course.Display;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Display;

public sealed class ModuleSummaryTests
{
    [Fact]
    public void LeNet_has_the_shapes_and_parameters_of_its_paper()
    {
        using var model = new LeNet5();
        var summary = ModuleSummary.Of(model, zeros(2, 1, 28, 28));
        Assert.Equal(["conv1", "conv2", "fc1", "fc2", "fc3"], summary.Layers.Select(layer => layer.Name));
        Assert.Equal(["[2, 6, 28, 28]", "[2, 16, 10, 10]", "[2, 120]", "[2, 84]", "[2, 10]"], summary.Layers.Select(layer => $"[{string.Join(", ", layer.Output!)}]"));
        Assert.Equal([156, 2_416, 48_120, 10_164, 850], summary.Layers.Select(layer => layer.Parameters));
        Assert.Equal((61_706, 61_706), (summary.Parameters, summary.Trainable));
    }

    [Fact]
    public void Looking_on_leaves_the_model_as_it_was()
    {
        using var model = new LeNet5();
        model.train();
        ModuleSummary.Of(model, zeros(2, 1, 28, 28));
        Assert.True(model.training);
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Frozen_parameters_are_counted_apart()
    {
        using var model = nn.Sequential(("first", nn.Linear(3, 4)), ("second", nn.Linear(4, 2)));
        foreach (var parameter in model.named_parameters().Where(p => p.Item1.StartsWith("first"))) parameter.Item2.requires_grad = false;
        var summary = ModuleSummary.Of(model);
        Assert.Equal((26, 10), (summary.Parameters, summary.Trainable));
        Assert.EndsWith("26 parameters, 10 of them trained", summary.ToString());
    }

    [Fact]
    public void A_layer_alone_is_a_model_of_one() =>
        Assert.Equal("layer     type    parameters\n(itself)  Linear           8\nLinear: 8 parameters", ModuleSummary.Of(nn.Linear(3, 2)).ToString().ReplaceLineEndings("\n"));
}
