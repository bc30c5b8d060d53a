using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

/// <summary>The expected numbers are PyTorch 1.13's, from five steps with the same gradients.</summary>
[Collection(KernelCollection.Name)]
public sealed unsafe class OptimizerStepsTests
{
    private static readonly float[] s_start = [1.5f, -0.5f, 2.5f, 0.25f, -3];

    public static TheoryData<string, float[]> SgdCases() => new()
    {
        { "plain", [0.75f, -0.3749999701976776f, 1.8125f, 0.02166667766869068f, -1.999999761581421f] },
        { "momentum", [-0.0851549357175827f, -0.17139747738838196f, 1.2794862985610962f, -0.48929330706596375f, -0.37117984890937805f] },
        { "dampening and decay", [0.314769446849823f, -0.23452942073345184f, 1.6049357652664185f, -0.3914641737937927f, -0.8866456747055054f] },
        { "Nesterov and decay", [-0.6957712173461914f, -0.07258724421262741f, 0.675459623336792f, -0.6430230736732483f, 0.4025406241416931f] },
        { "climbing", [3.0851547718048096f, -0.8286024332046509f, 3.7205138206481934f, 0.9892932772636414f, -5.628819942474365f] },
    };

    public static TheoryData<string, float[]> AdamCases() => new()
    {
        { "plain", [1.0149167776107788f, -1.4901161193847656e-08f, 2.0506625175476074f, -0.1901460886001587f, -2.500000476837158f] },
        { "decay", [1.0038771629333496f, -0.0002820715308189392f, 2.030238628387451f, -0.17859479784965515f, -2.500034809112549f] },
        { "AMSGrad", [1.078094720840454f, -1.4901161193847656e-08f, 2.127135992050171f, -0.143388032913208f, -2.500000476837158f] },
        { "AdamW", [0.9510758519172668f, 0.014604449272155762f, 1.9372938871383667f, -0.19313067197799683f, -2.3628714084625244f] },
        { "AdamW, climbing", [1.9018945693969727f, -0.9655947089195251f, 2.8176562786102295f, 0.6686257123947144f, -3.343069314956665f] },
    };

    [Theory]
    [MemberData(nameof(SgdCases))]
    public void Sgd_steps_as_PyTorch_does(string name, float[] expected)
    {
        var options = name switch
        {
            "plain" => new SgdOptions(0.1),
            "momentum" => new SgdOptions(0.1, 0.9),
            "dampening and decay" => new SgdOptions(0.1, 0.9, 0.3, 0.01),
            "Nesterov and decay" => new SgdOptions(0.1, 0.9, 0, 0.01, true),
            _ => new SgdOptions(0.1, 0.9, Maximize: true),
        };
        FiveSteps(expected, (t, count, p, g, buffer, _, _) => OptimizerSteps.Sgd(count, p, g, buffer, options with { First = t == 1 }));
    }

    [Theory]
    [MemberData(nameof(AdamCases))]
    public void Adam_steps_as_PyTorch_does(string name, float[] expected)
    {
        var options = name switch
        {
            "plain" => new AdamOptions(0.1, 0),
            "decay" => new AdamOptions(0.1, 0, 0.8, 0.95, 1e-6, 0.01),
            "AMSGrad" => new AdamOptions(0.1, 0, 0.9, 0.5),
            "AdamW" => new AdamOptions(0.1, 0, WeightDecay: 0.1, Decoupled: true),
            _ => new AdamOptions(0.1, 0, WeightDecay: 0.1, Decoupled: true, Maximize: true),
        };
        FiveSteps(expected, (t, count, p, g, m, v, maximum) =>
            OptimizerSteps.Adam(count, p, g, m, v, name == "AMSGrad" ? maximum : null, options with { Step = t }));
    }

    [Fact]
    public void Moments_never_become_denormal() => OnEveryWidth(_ =>
    {
        const int Count = 37;
        using var p = new Guarded<float>(new float[Count]);
        using var m = new Guarded<float>([.. Enumerable.Repeat(1.2e-38f, Count)]);
        using var v = new Guarded<float>([.. Enumerable.Repeat(-1.2e-38f, Count)]);
        using var g = new Guarded<float>(new float[Count]);
        OptimizerSteps.Adam(Count, p.Pointer, g.Pointer, m.Pointer, v.Pointer, null, new AdamOptions(0.001, 100, Beta2: 0.9));
        Assert.False(m.Span.ContainsAnyExcept(0f));
        Assert.False(v.Span.ContainsAnyExcept(0f));
    });

    /// <summary>Hashes of the parameters' bits after 20 steps of PyTorch 1.13 on a processor with AVX2; like PyTorch, the kernels fuse a product and a sum where the processor can.</summary>
    [SkippableTheory]
    [InlineData("Adam", 1231641475)]
    [InlineData("Adam with weight decay", 1686175119)]
    [InlineData("AdamW", 423055788)]
    [InlineData("SGD with Nesterov momentum and weight decay", 1116974273)]
    public void Twenty_steps_give_PyTorchs_bits(string name, uint expected)
    {
        Skip.IfNot(System.Runtime.Intrinsics.X86.Fma.IsSupported, "the processor cannot round a product and a sum together, as PyTorch's numbers were");
        using var scope = torch.NewDisposeScope();
        var parameter = torch.nn.Parameter(torch.tensor(Enumerable.Range(0, 1000).Select(i => ((i % 37) - 18) / 17f).ToArray()));
        using torch.optim.Optimizer optimizer = name switch
        {
            "Adam" => torch.optim.Adam([parameter], lr: 1e-3),
            "Adam with weight decay" => torch.optim.Adam([parameter], lr: 1e-3, weight_decay: 0.1),
            "AdamW" => torch.optim.AdamW([parameter], lr: 1e-3, weight_decay: 0.1),
            _ => torch.optim.SGD([parameter], 1e-2, momentum: 0.9, weight_decay: 0.1, nesterov: true),
        };
        for (var step = 0; step < 20; step++)
        {
            parameter.grad = torch.tensor(Enumerable.Range(0, 1000).Select(i => ((((i * 7) + (step * 13)) % 101) - 50) / 63f).ToArray());
            optimizer.step();
        }

        var hash = 0u;
        foreach (var value in parameter.detach().data<float>().ToArray()) hash = (hash * 31) + BitConverter.SingleToUInt32Bits(value);
        Assert.Equal(expected, hash);
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads() => SameBitsOnAnyNumberOfThreads<float>(() =>
    {
        const int Count = 100_001;
        using var p = new Guarded<float>(Floats(Count, 1));
        using var g = new Guarded<float>(Floats(Count, 2));
        using var m = new Guarded<float>(Floats(Count, 3));
        using var v = new Guarded<float>([.. Floats(Count, 4).Select(Math.Abs)]);
        OptimizerSteps.Adam(Count, p.Pointer, g.Pointer, m.Pointer, v.Pointer, null, new AdamOptions(0.001, 3));
        return [.. p.Span, .. m.Span, .. v.Span];
    });

    private delegate void Step(int t, int count, float* p, float* g, float* first, float* second, float* third);

    private static void FiveSteps(float[] expected, Step step) => OnEveryWidth(_ =>
    {
        // Long enough for whole vectors and an end, in a pattern that repeats.
        const int Count = 5 * 9;
        float[] Repeat(float[] five) => [.. Enumerable.Range(0, Count).Select(i => five[i % 5])];
        using var p = new Guarded<float>(Repeat(s_start));
        using var g = new Guarded<float>(Count);
        using var first = new Guarded<float>(new float[Count]);
        using var second = new Guarded<float>(new float[Count]);
        using var third = new Guarded<float>(new float[Count]);
        for (var t = 1; t <= 5; t++)
        {
            Repeat([0.5f * t, -0.25f, 0.125f * t * t, 1f / t, -2]).CopyTo(g.Span);
            step(t, Count, p.Pointer, g.Pointer, first.Pointer, second.Pointer, third.Pointer);
        }

        foreach (var border in new[] { p, first, second, third })
        {
            border.AssertBorderUntouched();
        }

        for (var i = 0; i < Count; i++)
        {
            // A few units in the last place: compilers may or may not round between a product and a sum.
            Assert.Equal(expected[i % 5], p.Span[i], 4e-7f * (1 + Math.Abs(expected[i % 5])));
        }
    });
}
