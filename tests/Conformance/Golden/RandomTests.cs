using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

/// <summary>Same seed, same numbers as PyTorch: random streams and the initial weights drawn from them.</summary>
public sealed class RandomTests
{
    private static readonly Dictionary<string, JsonElement> s_streams =
        GoldenFile.Read("rng.json").GetProperty("streams").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static readonly Dictionary<string, Func<Tensor>> s_draws = new()
    {
        ["rand(5)"] = () => rand(5),
        ["rand(1000)"] = () => rand(1000),
        ["randn(5)"] = () => randn(5),
        ["randn(16)"] = () => randn(16),
        ["randn(37)"] = () => randn(37),
        ["randn(1000)"] = () => randn(1000),
        ["randn_double(5)"] = () => randn(5, dtype: float64),
        ["randint(0,10,[20])"] = () => randint(0, 10, [20]),
        ["randperm(20)"] = () => randperm(20),
        ["randperm(1000)"] = () => randperm(1000),
        ["uniform_(-1,1)[40]"] = () => empty(40).uniform_(-1, 1),
        ["normal_(0,0.02)[40]"] = () => empty(40).normal_(0, 0.02),
        ["rand_then_randn"] = () => cat([rand(3), randn(3), rand(3)]),
        ["Linear(20,10).weight"] = () => nn.Linear(20, 10).weight!,
        ["Linear(20,10).bias"] = () => nn.Linear(20, 10).bias!,
        ["Conv2d(3,8,5).weight"] = () => nn.Conv2d(3, 8, 5).weight!,
        ["Embedding(10,4).weight"] = () => nn.Embedding(10, 4).weight!,
        ["LSTM(4,5).weight_hh_l0"] = () => nn.LSTM(4, 5).get_parameter("weight_hh_l0")!,
        ["xavier_uniform_(8,6)"] = () => nn.init.xavier_uniform_(empty(8, 6)),
        ["kaiming_normal_(8,6)"] = () => nn.init.kaiming_normal_(empty(8, 6), nonlinearity: nn.init.NonlinearityType.ReLU),
    };

    public static TheoryData<string> Names => [.. s_draws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stream_of_a_seed_is_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = s_streams[name];
        manual_seed(golden.GetProperty("seed").GetInt64());
        var drawn = s_draws[name]().detach();

        Assert.Equal(golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), drawn.shape);
        var values = drawn.to_type(float64).flatten().data<double>().ToArray();
        var first = GoldenFile.Doubles(golden.GetProperty("value").GetProperty("data"));
        for (var i = 0; i < first.Length; i++) Assert.Equal(first[i], values[i], Bound(name));
        Assert.Equal(golden.GetProperty("sum").GetDouble(), values.Sum(), 1e-4);
    }

    /// <summary>Uniform draws and integers are PyTorch's to the bit. Normal ones go through a logarithm and a cosine, and from 16 on PyTorch takes those of its vectors.</summary>
    private static double Bound(string name) => name is "randn(16)" or "randn(37)" or "randn(1000)" or "normal_(0,0.02)[40]" or "Embedding(10,4).weight" or "kaiming_normal_(8,6)" ? 1e-6 : 0;

    [Fact]
    public void A_saved_state_continues_the_stream()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        randn(5);
        var state = random.get_rng_state();
        var expected = randn(7).data<float>().ToArray();
        random.set_rng_state(state);
        Assert.Equal(expected, randn(7).data<float>().ToArray());
    }
}
