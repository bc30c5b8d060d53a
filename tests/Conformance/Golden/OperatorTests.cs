using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

/// <summary>Values and gradients of operators against PyTorch's, in float64 and float32.</summary>
public sealed partial class OperatorTests
{
    private static readonly Dictionary<string, JsonElement> s_cases =
        GoldenFile.Read("ops.json").GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    /// <summary>The cases that the engine has operators for.</summary>
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> s_functions = new(Core().Concat(Layers()).Concat(Shapes()).Concat(Mathematics()).Concat(Spatial()).Concat(Losses()).Concat(Sequences()));

    public static TheoryData<string> Names => [.. Compared(s_cases.Keys)];

    /// <summary>The cases of a file that there are functions for; the file that COURSE_GOLDEN names may have fewer cases, and others.</summary>
    private static IEnumerable<string> Compared(IEnumerable<string> cases) => s_functions.Keys.Concat(s_networks.Keys).Intersect(cases);

    [Fact]
    public void Every_case_of_the_course_has_a_function()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "ops.json")));
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("name").GetString()!).ToList();
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Except(Compared(cases)));
    }

    [Fact]
    public void A_file_with_fewer_and_with_other_cases_is_compared_where_it_can_be() => Assert.Equal(["exp", "mm"], Compared(["mm", "unheard of", "exp"]));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void In_float64_values_and_gradients_equal_PyTorchs(string name) => Compare(name, float64, 1e-9);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void In_float32_values_and_gradients_equal_PyTorchs(string name) => Compare(name, float32, 1e-5);

    private static void Compare(string name, ScalarType type, double bound)
    {
        Skip.If(name == "hardtanh" && Api.ApiSurfaceTests.Engine != "embedded", "TorchSharp 0.107.0's functional.hardtanh returns its input as it is, unless inplace is true.");
        if (s_networks.ContainsKey(name))
        {
            CompareNetwork(name, type, bound);
            return;
        }
        using var scope = NewDisposeScope();
        var golden = s_cases[name];
        var inputs = golden.GetProperty("inputs").EnumerateArray().Select(GoldenFile.Tensor).Select(x => x.is_floating_point() ? x.to_type(type).detach() : x).ToArray();
        var gradients = golden.TryGetProperty("grads", out var found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().ToArray() : [];
        for (var i = 0; i < gradients.Length; i++)
            if (gradients[i].ValueKind == JsonValueKind.Object && inputs[i].is_floating_point()) inputs[i].requires_grad = true;
        var y = s_functions[name](inputs);
        AssertClose($"{name}", y, GoldenFile.Tensor(golden.GetProperty("output")), bound);
        if (gradients.Length == 0) return;
        var weight = GoldenFile.Tensor(golden.GetProperty("output_weight")).to_type(type);
        (y * weight).sum().backward();
        for (var i = 0; i < gradients.Length; i++)
            if (gradients[i].ValueKind == JsonValueKind.Object) AssertClose($"{name}, gradient {i}", inputs[i].grad!, GoldenFile.Tensor(gradients[i]), bound);
    }

    private static void AssertClose(string what, Tensor actual, Tensor expected, double bound)
    {
        Assert.Equal(expected.shape, actual.shape);
        var got = actual.to_type(float64).contiguous().data<double>().ToArray();
        var want = expected.to_type(float64).data<double>().ToArray();
        // Relative to the largest value: a sum that nearly cancels has no digits of its own.
        var scale = want.Length == 0 ? 1 : Math.Max(1e-3, want.Max(Math.Abs));
        for (var i = 0; i < want.Length; i++)
            Assert.True(Math.Abs(got[i] - want[i]) <= bound * scale, $"{what}, element {i}: {got[i]:R}, expected {want[i]:R}.");
    }
}
