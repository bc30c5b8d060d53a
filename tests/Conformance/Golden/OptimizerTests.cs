using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Conformance.Golden;

/// <summary>Twenty-five steps down ½Σ(pᵢ − i)² + Σ sin 3pᵢ, in float32, beside PyTorch's.</summary>
public sealed class OptimizerTests
{
    private static readonly Dictionary<string, JsonElement> s_trajectories =
        GoldenFile.Read("optim.json").GetProperty("optimizers").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> s_optimizers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD_momentum"] = p => optim.SGD(p, 0.05, momentum: 0.9),
        ["SGD_nesterov_wd"] = p => optim.SGD(p, 0.05, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["Adam"] = p => optim.Adam(p, 0.1),
        ["Adam_wd_amsgrad"] = p => optim.Adam(p, 0.1, weight_decay: 0.01, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, 0.1, weight_decay: 0.05),
    };

    public static TheoryData<string> Names => [.. s_optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_trajectory_is_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = s_trajectories[name];
        var parameter = new Parameter(tensor(GoldenFile.Doubles(golden.GetProperty("start")), dtype: float32));
        using var optimizer = s_optimizers[name]([parameter]);
        var step = 0;
        foreach (var expected in golden.GetProperty("trajectory").EnumerateArray())
        {
            optimizer.zero_grad();
            var loss = 0.5 * (parameter - arange(4, dtype: float32)).pow(2).sum() + (3 * parameter).sin().sum();
            loss.backward();
            optimizer.step();
            step++;
            var values = parameter.detach().data<float>().ToArray();
            var wanted = GoldenFile.Doubles(expected);
            // The last digits of float32: PyTorch's own versions differ by 2e-6 on the steepest of these paths.
            for (var i = 0; i < wanted.Length; i++)
                Assert.True(Math.Abs(wanted[i] - values[i]) <= 4e-6, $"{name}, step {step}, element {i}: {values[i]:R}, expected {wanted[i]:R}.");
        }
    }
}
