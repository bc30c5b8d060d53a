using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Conformance.Golden;

/// <summary>The learning rates of the epochs, beside PyTorch's.</summary>
public sealed class SchedulerTests
{
    private static readonly Dictionary<string, JsonElement> s_rates =
        GoldenFile.Read("optim.json").GetProperty("schedulers").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> s_plans = new()
    {
        ["StepLR(3,0.5)"] = optimizer => StepLR(optimizer, 3, 0.5),
        ["ExponentialLR(0.9)"] = optimizer => ExponentialLR(optimizer, 0.9),
        ["CosineAnnealingLR(10)"] = optimizer => CosineAnnealingLR(optimizer, 10),
        ["OneCycleLR(0.5,20)"] = optimizer => OneCycleLR(optimizer, 0.5, total_steps: 20),
    };

    public static TheoryData<string> Names => [.. s_plans.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_learning_rates_are_PyTorchs(string name)
    {
        using var optimizer = optim.SGD([new Parameter(ones(1))], s_rates[name].GetProperty("base_lr").GetDouble(), momentum: 0.9);
        var plan = s_plans[name](optimizer);
        foreach (var expected in GoldenFile.Doubles(s_rates[name].GetProperty("lr")))
        {
            Assert.Equal(expected, optimizer.ParamGroups.First().LearningRate, 1e-14);
            Assert.Equal(expected, plan.get_last_lr().Single(), 1e-14);
            optimizer.step();
            plan.step();
        }
    }
}
