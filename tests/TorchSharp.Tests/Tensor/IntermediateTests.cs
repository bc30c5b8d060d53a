using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Tensors;

/// <summary>Functions that are composed of operators free what they compute on the way.</summary>
public sealed class IntermediateTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["quantile"] = x => x.quantile(tensor(0.3f), 1),
        ["median"] = x => x.median(),
        ["cosine_similarity"] = x => cosine_similarity(x, x),
        ["normalize"] = x => normalize(x),
        ["pairwise_distance"] = x => pairwise_distance(x, x),
        ["std"] = x => x.std(1),
        ["var"] = x => x.var(1),
        ["logsumexp"] = x => x.logsumexp(1),
        ["einsum"] = x => einsum("ij,kj->ik", x, x),
        ["batched matmul"] = x => x.reshape(3, 1, 4).matmul(x.t().unsqueeze(0)),
        ["matmul with a vector"] = x => x.matmul(x[0]),
        ["cdist"] = x => cdist(x, x, 1),
        ["scaled_dot_product_attention"] = x => scaled_dot_product_attention(x, x, x),
    };

    public static TheoryData<string, bool> Functions
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in s_functions.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }
            return data;
        }
    }

    /// <summary>Scopes count tensors of their own thread only, and what is left in one was not disposed.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Only_the_result_is_left(string name, bool recorded)
    {
        using var scope = NewDisposeScope();
        var x = (arange(12, float32).reshape(3, 4) / 5).detach().requires_grad_(recorded);
        var before = scope.DisposablesCount;
        var y = s_functions[name](x);
        // The argument's own reshape, transpose or row stand in the test.
        var own = name switch { "batched matmul" => 3, "matmul with a vector" or "quantile" => 1, _ => 0 };
        Assert.Equal(before + own + 1, scope.DisposablesCount);
        if (recorded) y.sum().backward();
        Assert.False(y.IsInvalid);
    }
}
