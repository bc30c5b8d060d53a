using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>The numbers are PyTorch 1.13's, samples from seed 7.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Normals_are_PyTorchs()
    {
        var normal = distributions.Normal(tensor([0.0, 1.0]), tensor([1.0, 2.0]));
        AssertClose([-1.0439385332046727, -2.112085713764618], normal.log_prob(tensor([0.5, -1.0])));
        AssertClose([1.4189385332046727, 2.112085713764618], normal.entropy());
        manual_seed(7);
        AssertClose([-0.1467950974849952, 2.5722825974470718, 0.9468216090039564, -1.2286880425220614], normal.sample(2));
        manual_seed(7);
        AssertClose([-0.1467950974849952, 2.5722825974470718, 0.9468216090039564, -1.2286880425220614], normal.rsample(2));
    }

    [Fact]
    public void Gradients_flow_through_a_reparametrised_sample_only()
    {
        Tensor loc = zeros(3, requires_grad: true), scale = ones(3, requires_grad: true);
        var normal = distributions.Normal(loc, scale);
        Assert.False(normal.sample().requires_grad);
        var drawn = normal.rsample();
        drawn.sum().backward();
        Assert.Equal([1f, 1f, 1f], loc.grad!.data<float>().ToArray());
        Assert.Equal(drawn.detach().data<float>().ToArray(), scale.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Bernoullis_are_PyTorchs()
    {
        var coins = distributions.Bernoulli(tensor([0.2, 0.7, 0.0]));
        var values = tensor([1.0, 0.0, 0.0]);
        AssertClose([-1.6094379124341003, -1.203972804325936, 0], coins.log_prob(values));
        AssertClose([0.5004024235381879, 0.6108643020548934, 0], coins.entropy());
        manual_seed(7);
        AssertClose([0, 1, 0, 0, 0, 0, 0, 1, 0], coins.sample(3));
        var fromLogits = distributions.Bernoulli(logits: tensor([-1.0, 2.0, 0.0]));
        AssertClose([-1.3132616875182228, -2.1269280110429727, -0.6931471805599453], fromLogits.log_prob(values));
        AssertClose([0.582203108888218, 0.36533385508720795, 0.6931471805599453], fromLogits.entropy());
    }

    [Fact]
    public void Categoricals_are_PyTorchs()
    {
        var weights = distributions.Categorical(tensor([1.0, 2, 3, 4, 0, 4], 2, 3));
        AssertClose([-0.6931471805599453, -0.6931471805599453], weights.log_prob(tensor([2L, 0L])));
        AssertClose([1.0114042647073518, 0.6931471805599453], weights.entropy());
        manual_seed(7);
        var drawn = weights.sample(4);
        Assert.Equal([4, 2], drawn.shape);
        Assert.Equal([1L, 2L, 1L, 2L, 2L, 0L, 2L, 2L], drawn.data<long>().ToArray());
        var fromLogits = distributions.Categorical(logits: tensor([1.0, -1, 0.5]));
        AssertClose([-0.5549569196419908, -2.554956919641991], fromLogits.log_prob(tensor([0L, 1L], 2, 1)));
        AssertClose([0.8844517918809994], fromLogits.entropy());
        Assert.Equal([2], weights.sample().shape);
    }

    [Fact]
    public void The_score_of_a_sample_has_a_gradient()
    {
        var logits = tensor([1.0, -1, 0.5], requires_grad: true);
        distributions.Categorical(logits: logits).log_prob(tensor(1L)).backward();
        // d ln p₁ / dz = e₁ − p.
        AssertClose([-0.5740969929676945, 0.9223044208514294, -0.3482074278837348], logits.grad!);
    }

    [Fact]
    public void Both_ways_to_give_probabilities_at_once_are_refused()
    {
        Assert.Contains("not both", Assert.Throws<ArgumentException>(() => distributions.Bernoulli(ones(1), ones(1))).Message);
        Assert.Contains("not both", Assert.Throws<ArgumentException>(() => distributions.Categorical()).Message);
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var values = actual.to_type(float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], 1e-12);
    }
}
