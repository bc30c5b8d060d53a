using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Core()
    {
        var cases = new Dictionary<string, Func<Tensor[], Tensor>>
        {
            ["exp"] = x => x[0].exp(),
            ["log"] = x => x[0].log(),
            ["log1p"] = x => x[0].log1p(),
            ["sqrt"] = x => x[0].sqrt(),
            ["rsqrt"] = x => x[0].rsqrt(),
            ["abs"] = x => x[0].abs(),
            ["sin"] = x => x[0].sin(),
            ["cos"] = x => x[0].cos(),
            ["tanh"] = x => x[0].tanh(),
            ["sigmoid"] = x => x[0].sigmoid(),
            ["neg"] = x => -x[0],
            ["square"] = x => x[0].square(),
            ["erf"] = x => x[0].erf(),
            ["relu"] = x => x[0].relu(),
            ["reciprocal"] = x => x[0].reciprocal(),
            ["sign"] = x => x[0].sign(),
            ["floor"] = x => x[0].floor(),
            ["pow3"] = x => x[0].pow(3),
            ["pow_half"] = x => x[0].pow(0.5),
            ["where"] = x => where(x[0], x[1], x[2]),
            ["sum"] = x => x[0].sum(),
            ["sum_dim1"] = x => x[0].sum(1),
            ["sum_dims_keep"] = x => x[0].sum([0, 2], keepdim: true),
            ["mean"] = x => x[0].mean(),
            ["mean_dim"] = x => x[0].mean([2], keepdim: true),
            ["var_unbiased"] = x => x[0].var(1),
            ["var_biased"] = x => x[0].var(1, unbiased: false),
            ["std"] = x => x[0].std(0),
            ["max_dim_values"] = x => x[0].max(1).Item1,
            ["min_dim_values"] = x => x[0].min(2).Item1,
            ["max_all"] = x => x[0].max(),
            ["logsumexp"] = x => x[0].logsumexp(1),
            ["norm"] = x => x[0].norm(),
            ["cumsum"] = x => x[0].cumsum(1),
            ["argmax"] = x => x[0].argmax(1),
            ["reshape"] = x => x[0].reshape(4, 15),
            ["view_infer"] = x => x[0].view(3, -1),
            ["permute"] = x => x[0].permute(2, 0, 1),
            ["transpose"] = x => x[0].transpose(0, 2),
            ["flatten"] = x => x[0].flatten(1),
            ["unsqueeze"] = x => x[0].unsqueeze(1),
            ["expand"] = x => x[0].unsqueeze(0).expand(2, 3, 4, 5),
            ["cat"] = x => cat(x, 1),
            ["stack"] = x => stack(x, 1),
            ["gather"] = x => x[0].gather(1, x[1]),
            ["scatter_add"] = x => x[0].scatter_add(1, x[1], x[2]),
            ["index_select"] = x => x[0].index_select(0, x[1]),
            ["mm"] = x => x[0].mm(x[1]),
            ["matmul_bmm"] = x => x[0].matmul(x[1]),
            ["matmul_broadcast"] = x => x[0].matmul(x[1]),
            ["matmul_vec"] = x => x[0].matmul(x[1]),
            ["dot"] = x => x[0].dot(x[1]),
            ["addmm"] = x => x[0].addmm(x[1], x[2]),
            ["outer"] = x => outer(x[0], x[1]),
        };
        foreach (var shapes in new[] { "", "_broadcast", "_broadcast_both" })
        {
            cases["add" + shapes] = x => x[0] + x[1];
            cases["sub" + shapes] = x => x[0] - x[1];
            cases["mul" + shapes] = x => x[0] * x[1];
            cases["div" + shapes] = x => x[0] / x[1];
            cases["maximum" + shapes] = x => x[0].maximum(x[1]);
            cases["minimum" + shapes] = x => x[0].minimum(x[1]);
        }
        return cases;
    }
}
