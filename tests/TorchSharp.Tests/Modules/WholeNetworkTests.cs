using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public sealed class WholeNetworkTests
{
    /// <summary>PyTorch 1.13: torch.nn.utils.clip_grad_norm_ with a bound of 2 on gradients [3, −4] and [12].</summary>
    [Theory]
    [InlineData(2, 13, 0.4615384340286255f, -0.615384578704834f, 1.846153736114502f)]
    [InlineData(1, 19, 0.31578943133354187f, -0.42105257511138916f, 1.2631577253341675f)]
    [InlineData(double.PositiveInfinity, 12, 0.4999999701976776f, -0.6666666269302368f, 1.9999998807907104f)]
    [InlineData(3, 12.207056999206543, 0.49151891469955444f, -0.6553585529327393f, 1.9660756587982178f)]
    public void Long_gradients_are_scaled_down_to_the_bound(double exponent, double length, float a, float b, float c)
    {
        var parameters = Parameters();
        Assert.Equal(length, nn.utils.clip_grad_norm_(parameters, 2, exponent), 3e-6);
        Assert.Equal(a, parameters[0].grad![0].item<float>(), 1e-6f);
        Assert.Equal(b, parameters[0].grad![1].item<float>(), 1e-6f);
        Assert.Equal(c, parameters[1].grad![0].item<float>(), 1e-6f);
    }

    [Fact]
    public void Short_gradients_stay_as_they_are()
    {
        var parameters = Parameters();
        Assert.Equal(13, nn.utils.clip_grad_norm_(parameters, 14), 1e-12);
        Assert.Equal([3f, -4f], parameters[0].grad!.data<float>().ToArray());
    }

    [Fact]
    public void Parameters_without_gradients_count_for_nothing() => Assert.Equal(0, nn.utils.clip_grad_norm_([Parameter(ones(2))], 1));

    [Fact]
    public void Single_elements_are_put_between_bounds()
    {
        var parameters = Parameters();
        nn.utils.clip_grad_value_(parameters, 3.5);
        Assert.Equal([3f, -3.5f], parameters[0].grad!.data<float>().ToArray());
        Assert.Equal([3.5f], parameters[1].grad!.data<float>().ToArray());
    }

    [Fact]
    public void Parameters_go_into_a_vector_and_back()
    {
        using Sequential from = Sequential(Linear(3, 2), Linear(2, 1)), to = Sequential(Linear(3, 2), Linear(2, 1));
        var vector = nn.utils.parameters_to_vector(from.parameters());
        Assert.Equal([11], vector.shape);
        nn.utils.vector_to_parameters(vector, to.parameters());
        foreach (var (a, b) in from.parameters().Zip(to.parameters())) Assert.Equal(a.data<float>().ToArray(), b.data<float>().ToArray());
        Assert.Contains("11 elements, but the vector has 3", Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(ones(3), to.parameters())).Message);
    }

    private static Parameter[] Parameters()
    {
        Parameter[] parameters = [Parameter(tensor([1f, 2f])), Parameter(tensor([3f]))];
        parameters[0].grad = tensor([3f, -4f]);
        parameters[1].grad = tensor([12f]);
        return parameters;
    }
}
