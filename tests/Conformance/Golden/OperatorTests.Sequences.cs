using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Sequences() => new()
    {
        ["sdpa_causal"] = x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true),
    };

    /// <summary>Networks own their parameters: these take over the golden inputs behind the first three, which are x, h0 and c0.</summary>
    private static readonly Dictionary<string, (Func<ScalarType, nn.Module> Make, Func<nn.Module, Tensor[], Tensor> Run)> s_networks = new()
    {
        ["rnn"] = (type => nn.RNN(3, 4, dtype: type), (net, x) => ((TorchSharp.Modules.RNN)net).call(x[0], x[1].unsqueeze(0)).Item1),
        ["gru"] = (type => nn.GRU(3, 4, dtype: type), (net, x) => ((TorchSharp.Modules.GRU)net).call(x[0], x[1].unsqueeze(0)).Item1),
        ["lstm"] = (type => nn.LSTM(3, 4, dtype: type), (net, x) => ((TorchSharp.Modules.LSTM)net).call(x[0], (x[1].unsqueeze(0), x[2].unsqueeze(0))).Item1),
        ["embedding"] = (type => nn.Embedding(7, 3, dtype: type), (net, x) => ((TorchSharp.Modules.Embedding)net).call(x[0])),
    };

    private static void CompareNetwork(string name, ScalarType type, double bound)
    {
        using var scope = NewDisposeScope();
        var golden = s_cases[name];
        var inputs = golden.GetProperty("inputs").EnumerateArray().Select(GoldenFile.Tensor).Select(x => x.is_floating_point() ? x.to_type(type).detach().requires_grad_() : x).ToArray();
        using var net = s_networks[name].Make(type);
        var parameters = net.parameters().ToArray();
        var first = inputs.Length - parameters.Length;
        using (no_grad())
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].copy_(inputs[first + i]);
        }
        var y = s_networks[name].Run(net, inputs);
        AssertClose(name, y, GoldenFile.Tensor(golden.GetProperty("output")), bound);
        (y * GoldenFile.Tensor(golden.GetProperty("output_weight")).to_type(type)).sum().backward();
        var gradients = golden.GetProperty("grads").EnumerateArray().ToArray();
        for (var i = 0; i < gradients.Length; i++)
        {
            var leaf = i < first ? inputs[i] : parameters[i - first];
            if (gradients[i].ValueKind == JsonValueKind.Object) AssertClose($"{name}, gradient {i}", leaf.grad!, GoldenFile.Tensor(gradients[i]), bound);
        }
    }
}
