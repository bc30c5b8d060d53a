using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class AnomalyTests
{
    [Fact]
    public void The_operation_that_made_the_first_NaN_is_named_with_its_call()
    {
        using var mode = autograd.detect_anomaly();
        var x = tensor(new[] { -1f, 4f }, requires_grad: true);
        var y = RootOf(x * 2).sum();
        var error = Assert.Throws<InvalidOperationException>(y.backward);
        Assert.StartsWith("Function 'SqrtBackward0' returned nan values in its 0th output, a gradient of shape [2].", error.Message, StringComparison.Ordinal);
        Assert.Contains($"at {typeof(AnomalyTests).FullName}.{nameof(RootOf)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_recorded_before_says_that_its_calls_are_unknown()
    {
        var y = RootOf(tensor(new[] { -1f }, requires_grad: true));
        using var mode = autograd.detect_anomaly();
        Assert.Contains("outside anomaly mode", Assert.Throws<InvalidOperationException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NaN_that_only_the_forward_pass_has_is_not_an_anomaly()
    {
        using var mode = autograd.detect_anomaly();
        var x = tensor(new[] { float.NaN }, requires_grad: true);
        (x + 1).sum().backward();
        Assert.Equal(1f, x.grad!.item<float>());
    }

    [Fact]
    public void Without_the_check_a_NaN_goes_through()
    {
        using var mode = autograd.detect_anomaly(check_nan: false);
        var x = tensor(new[] { -1f }, requires_grad: true);
        RootOf(x).sum().backward();
        Assert.True(float.IsNaN(x.grad!.item<float>()));
    }

    [Fact]
    public void Modes_nest_and_end()
    {
        Assert.False(AnomalyMode.IsEnabled);
        using (autograd.set_detect_anomaly(true))
        {
            Assert.True(AnomalyMode.IsEnabled && AnomalyMode.ShouldCheckNaN);
            using (autograd.set_detect_anomaly(false)) Assert.False(AnomalyMode.IsEnabled || AnomalyMode.ShouldCheckNaN);
            Assert.True(AnomalyMode.IsEnabled);
        }
        Assert.False(AnomalyMode.IsEnabled);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Tensor RootOf(Tensor x) => x.sqrt();
}
