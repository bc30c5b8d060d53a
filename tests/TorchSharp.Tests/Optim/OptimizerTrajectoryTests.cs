using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Twelve steps down (or up) ½Σ(pᵢ − i)² + Σ sin 3pᵢ in float64 end where those of PyTorch 1.13 end.</summary>
public sealed class OptimizerTrajectoryTests
{
    private static readonly Dictionary<string, (Func<Parameter[], OptimizerHelper> Make, double[] End)> s_paths = new()
    {
        ["RMSProp, centred, momentum"] = (p => optim.RMSProp(p, 0.01, alpha: 0.95, eps: 1e-6, weight_decay: 0.1, momentum: 0.9, centered: true), [1.4514423303724542, -0.4370935071075777, 1.1934452955793884, 2.0795275067210888, 0.21470511819850857]),
        ["Adagrad"] = (p => optim.Adagrad(p, 0.3, lr_decay: 0.1, weight_decay: 0.1, initial_accumulator_value: 0.5, eps: 1e-6), [1.3922157086670615, -0.3619872551496751, 1.6045090521890664, 1.5488684674949926, -0.13075716705001797]),
        ["Adadelta"] = (p => optim.Adadelta(p, 2, rho: 0.8, eps: 1e-4, weight_decay: 0.1), [1.3922157087483913, -0.36198863091011985, 1.7597478216808935, 1.4787731470565475, -0.4698951929943383]),
        ["Adamax"] = (p => optim.Adamax(p, 0.05, 0.8, 0.99, eps: 1e-4, weight_decay: 0.1), [1.392423602715455, -0.34642397381758133, 1.9534417354126143, 0.7143199073016997, -0.45002050776019786]),
        // As in PyTorch 2 and in the paper, in NumPy: PyTorch 1.13 multiplies the next product by μₜ once more.
        ["NAdam"] = (p => optim.NAdam(p, 0.05, 0.8, 0.99, eps: 1e-4, weight_decay: 0.1, momentum_decay: 0.01), [1.3915370680429249, -0.359790636964503, 1.8902895433603593, 0.9921720929579705, -0.4950509389779235]),
        ["RAdam"] = (p => optim.RAdam(p, 0.05, 0.8, 0.99, eps: 1e-4, weight_decay: 0.1), [1.3753351746974005, -0.3361796814201942, 1.8517128942635834, 0.485743911563181, 0.3128799967617084]),
        // PyTorch keeps the step size of ASGD in float32, which is why all are compared to eight digits.
        ["ASGD"] = (p => optim.ASGD(p, 0.05, lambd: 0.01, alpha: 0.6, t0: 4, weight_decay: 0.1), [1.3907304439934043, -0.36167511754974374, 1.5980974595074453, 1.6211268764344469, 0.3702931436614662]),
        ["Rprop"] = (p => optim.Rprop(p, 0.05, etaminus: 0.4, etaplus: 1.3, min_step: 1e-3, max_step: 0.5), [1.40519264, -0.36488224, 1.8078486306600001, 1.6876037513000002, 2.1007498955000004]),
        ["Adam, maximised"] = (p => optim.Adam(p, 0.05, 0.8, 0.99, eps: 1e-4, weight_decay: 0.1, maximize: true), [2.1432011596961953, -1.1414533385300822, 2.652347586398447, -0.04677434533575951, -1.5875494879587668]),
        ["SGD, dampened"] = (p => optim.SGD(p, 0.02, momentum: 0.8, dampening: 0.3, weight_decay: 0.1), [1.3815883253882961, -0.35042613505793363, 1.3658891674346805, 1.128521349308651, 1.6831710176227226]),
        ["Adadelta, maximised"] = (p => optim.Adadelta(p, 2, rho: 0.8, eps: 1e-4, maximize: true), [2.5863136693797677, -1.4870683581281376, 2.6956512759802345, 0.08087068653061594, -1.5836491157386403]),
        ["Rprop, maximised"] = (p => optim.Rprop(p, 0.05, maximize: true), [3.479025112064, -2.479025112064, 2.68632, 0.06980000000000001, -2.979025112064]),
        ["RMSProp, maximised"] = (p => optim.RMSProp(p, 0.01, maximize: true), [2.224845892846232, -1.1990452971528487, 2.695913943895214, 0.0785506435322971, -1.5389248407468197]),
        ["ASGD, maximised"] = (p => optim.ASGD(p, 0.05, maximize: true), [2.936375874852667, -1.9054045501437507, 2.695496698406625, 0.11847694662149988, -4.543941984623109]),
    };

    public static TheoryData<string> Names => [.. s_paths.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_path_ends_where_PyTorchs_ends(string name)
    {
        var (make, end) = s_paths[name];
        AssertClose(end, Descend(make).Parameter);
    }

    [Fact]
    public void Averaged_descent_keeps_the_average_in_its_state()
    {
        var (_, optimizer) = Descend(s_paths["ASGD"].Make);
        AssertClose([1.391575229014767, -0.3625921357151583, 1.6308713359691025, 1.1455415972835559, 0.1720965713525682], ((ASGD.State)optimizer.state_dict().State[0]).ax);
    }

    /// <summary>The formulas run on vectors: every element must be stepped like the first one, whatever the size.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_element_is_stepped_alike(string name)
    {
        foreach (var size in new[] { 1, 3, 8, 17, (1 << 14) + 5 })
        {
            var parameter = new Parameter(full(size, 0.75f));
            using var optimizer = s_paths[name].Make([parameter]);
            for (var step = 0; step < 3; step++)
            {
                optimizer.zero_grad();
                parameter.square().sum().backward();
                optimizer.step();
            }
            var values = parameter.data<float>().ToArray();
            Assert.NotEqual(0.75f, values[0]);
            Assert.All(values, value => Assert.Equal(values[0], value));
        }
    }

    private static (Tensor Parameter, OptimizerHelper Optimizer) Descend(Func<Parameter[], OptimizerHelper> make)
    {
        var parameter = new Parameter(tensor([1.5, -0.5, 2.5, 0.25, -1.0]));
        var optimizer = make([parameter]);
        for (var step = 0; step < 12; step++)
        {
            optimizer.zero_grad();
            var loss = 0.5 * (parameter - arange(5, dtype: float64)).square().sum() + (3 * parameter).sin().sum();
            loss.backward();
            optimizer.step();
        }
        return (parameter.detach(), optimizer);
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        foreach (var (wanted, value) in expected.Zip(actual.data<double>().ToArray())) Assert.Equal(wanted, value, 1e-8 * Math.Max(1, Math.Abs(wanted)));
    }
}
