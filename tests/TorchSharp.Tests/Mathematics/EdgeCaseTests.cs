using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Mathematics;

/// <summary>Mixed types, integers, empty batches, NaN: values and gradients beside those of PyTorch 1.13.</summary>
public sealed class EdgeCaseTests
{
    private const double NaN = double.NaN;

    public static TheoryData<ScalarType> Integers => [ScalarType.Int64, ScalarType.Int32];

    [Theory]
    [MemberData(nameof(Integers))]
    public void Products_of_integer_matrices_are_exact(ScalarType type)
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new long[] { 1, 2, 3 }).to_type(type), b = tensor(new long[] { 4, 5, 6 }).to_type(type);
        Assert.Equal([32], a.dot(b).Longs());
        Assert.Equal([32], einsum("i,i->", a, b).reshape(1).Longs());
        var rows = arange(12).reshape(3, 4).to_type(type);
        Assert.Equal([14, 38, 62, 38, 126, 214, 62, 214, 366], rows.matmul(rows.t()).Longs());
        Assert.Equal([32, 38, 44, 50, 68, 83, 98, 113], stack([a, b]).matmul(rows).Longs());
    }

    [Fact]
    public void One_hot_rows_pick_the_rows_of_an_integer_table()
    {
        using var scope = NewDisposeScope();
        var table = arange(20).reshape(5, 4);
        Assert.Equal([12, 13, 14, 15, 0, 1, 2, 3], one_hot(tensor(new long[] { 3, 0 }), 5).matmul(table).Longs());
    }

    [Fact]
    public void Joined_tensors_get_gradients_of_their_own_type()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1f, 2f }, requires_grad: true), b = tensor(new[] { 3.0, 4.0 }, requires_grad: true);
        (cat([a.exp(), b]) * tensor(new[] { 1.0, 2, 3, 4 })).sum().backward();
        Assert.Equal(ScalarType.Float32, a.grad!.dtype);
        Close([2.718281828, 14.7781122], a.grad, 1e-6);
        Close([3, 4], b.grad!);
    }

    [Fact]
    public void Stacked_tensors_get_gradients_of_their_own_type()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1f, 2f }, requires_grad: true), b = tensor(new[] { 3.0, 4.0 }, requires_grad: true);
        (stack([a.sigmoid(), b]) * tensor(new[,] { { 1.0, 2 }, { 3, 4 } })).sum().backward();
        Close([0.1966119, 0.2099872], a.grad!, 1e-6);
        Close([3, 4], b.grad!);
    }

    [Fact]
    public void A_weight_of_another_type_is_converted_before_the_backward_pass()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        x.exp().backward([tensor(new[] { 1.0, 2.0 })]);
        Assert.Equal(ScalarType.Float32, x.grad!.dtype);
        Close([2.718281828, 14.7781122], x.grad, 1e-6);
    }

    [Fact]
    public void A_convolution_of_no_channels_is_its_bias()
    {
        using var scope = NewDisposeScope();
        Tensor x = zeros(1, 0, 3, 3), bias = tensor(new[] { 1f, 2f }, requires_grad: true), weight = zeros([2, 0, 3, 2], requires_grad: true);
        var y = conv2d(x, weight, bias);
        Close([1, 1, 2, 2], y);
        Close([0, 0, 0, 0], conv2d(x, weight));
        y.sum().backward();
        Close([2, 2], bias.grad!);
        Assert.Equal([2, 0, 3, 2], weight.grad!.shape);
    }

    [Fact]
    public void Convolutions_into_no_channels_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("at least 1 at dimension 0", Assert.Throws<InvalidOperationException>(() => conv2d(zeros(1, 2, 4, 4), zeros(0, 2, 3, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("at least 1 at dimension 0", Assert.Throws<InvalidOperationException>(() => conv_transpose2d(zeros(1, 0, 4, 4), zeros(0, 2, 3, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("non-empty", Assert.Throws<InvalidOperationException>(() => conv_transpose2d(zeros(1, 2, 4, 4), zeros(2, 0, 3, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gradient_of_an_eigenvalue_is_symmetric()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 2.0, 1 }, { 1, 3 } }, requires_grad: true);
        linalg.eigvalsh(a)[0].backward();
        Close([0.723606797749979, -0.447213595499958, -0.447213595499958, 0.276393202250021], a.grad!);
    }

    [Fact]
    public void The_gradient_of_an_eigenvector_is_symmetric_whichever_half_is_read()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 2.0, 1 }, { 1, 3 } }, requires_grad: true);
        var (_, v) = linalg.eigh(a);
        Close([-0.178885438199983, -0.0894427190999916, -0.0894427190999916, 0.178885438199983], autograd.grad([v[0, 0].square()], [a])[0]);
        var (w, u) = linalg.eigh(a, 'U');
        Close([-0.447213595499958, 0, 0, 1.17082039324994], autograd.grad([u[0, 0].square() * w[1]], [a])[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_beside_NaN_are_PyTorchs_recorded_or_not(bool recorded)
    {
        using var scope = NewDisposeScope();
        Check(x => x[0].relu(), [[1, 0, 0, 1]], [NaN, -1, 0, 1]);
        Check(x => x[0].elu(), [[NaN, 1, Math.Exp(-1)]], [NaN, 2, -1]);
        Check(x => x[0].max(), [[0, 1]], [1, NaN]);
        Check(x => x[0].min(), [[0, 0.5, 0.5]], [1, NaN, NaN]);
        Check(x => x[0].max(), [[0, 0.5, 0.5]], [1, 3, 3]);
        Check(x => x[0].amax([0]), [[NaN, NaN]], [1, NaN]);
        Check(x => x[0].minimum(x[1]), [[1, 1, 1, 1, 0.5, 1], [1, 1, 1, 1, 0.5, 0]], [1, NaN, 3, NaN, 2, 1], [NaN, 2, NaN, NaN, 2, 2]);
        Check(x => x[0].maximum(x[1]), [[1, 1, 1, 1, 0.5, 0], [1, 1, 1, 1, 0.5, 1]], [1, NaN, 3, NaN, 2, 1], [NaN, 2, NaN, NaN, 2, 2]);
        Check(x => cross_entropy(x[0].reshape(2, 2), tensor(new long[] { -100, -100 })), [[0, 0, 0, 0]], [1, 2, 3, 4]);
        Check(x => cross_entropy(x[0].reshape(2, 2), tensor(new long[] { -100, -100 }), tensor(new[] { 1.0, 2 }), label_smoothing: 0.1), [[0, 0, 0, 0]], [1, 2, 3, 4]);

        void Check(Func<Tensor[], Tensor> function, double[][] gradients, params double[][] inputs)
        {
            Tensor[] x = [.. inputs.Select(values => tensor(values, requires_grad: true))];
            var found = autograd.grad([function(x).sum()], x, create_graph: recorded);
            for (var i = 0; i < x.Length; i++) Close(gradients[i], found[i]);
        }
    }

    [Fact]
    public void Totals_have_the_type_that_was_asked_for()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new long[] { 200, 100 });
        Is(ScalarType.Byte, [44], x.sum(type: ScalarType.Byte));
        Is(ScalarType.Byte, [44], x.sum(0L, type: ScalarType.Byte));
        Is(ScalarType.Byte, [32], x.prod(type: ScalarType.Byte));
        Is(ScalarType.Byte, [32], x.prod(0, type: ScalarType.Byte));
        Is(ScalarType.Bool, [1], x.sum(type: ScalarType.Bool));
        Is(ScalarType.Byte, [200, 44], x.cumsum(0, ScalarType.Byte));
        Is(ScalarType.Int32, [200, 20000], x.cumprod(0, ScalarType.Int32));

        static void Is(ScalarType type, long[] expected, Tensor actual)
        {
            Assert.Equal(type, actual.dtype);
            Assert.Equal(expected, actual.Longs());
        }
    }

    [Fact]
    public void The_literal_0_is_a_type_and_not_a_dimension()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        Assert.Equal(ScalarType.Byte, x.sum(0).dtype);
        Assert.Equal([3], x.sum(0L).shape);
        Assert.Equal([3], x.sum(dim: 0).shape);
    }

    [Fact]
    public void A_batch_of_no_sequences_goes_through_recurrent_layers()
    {
        using var scope = NewDisposeScope();
        var (y, h, c) = nn.LSTM(3, 4, 2, bidirectional: true).call(zeros(5, 0, 3));
        Assert.Equal([5, 0, 8], y.shape);
        Assert.Equal([4, 0, 4], h.shape);
        Assert.Equal([4, 0, 4], c.shape);
        Assert.Equal([5, 0, 4], nn.GRU(3, 4).call(zeros(5, 0, 3)).Item1.shape);
        Assert.Equal([0, 5, 4], nn.RNN(3, 4, batchFirst: true).call(zeros(0, 5, 3)).Item1.shape);
    }

    [Fact]
    public void Integers_to_negative_powers_are_rounded_towards_zero()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0, 1, -1], tensor(new long[] { 2, 1, -1 }).pow(tensor(new long[] { -1, -2, -3 })).Longs());
        Assert.Equal([0, 1, 1, -1], tensor(new long[] { 0, 2, -1, -1 }).pow(tensor(new long[] { -1, 0, -2, -3 })).Longs());
        Assert.Throws<InvalidOperationException>(() => tensor(new long[] { 2 }).pow(-1));
    }

    [Fact]
    public void A_squared_error_of_two_types_is_of_the_wider_one()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2f }, requires_grad: true), y = tensor(new[] { 0.5, 3.0 }, requires_grad: true);
        var loss = mse_loss(x, y);
        loss.backward();
        Assert.Equal(ScalarType.Float64, loss.dtype);
        Assert.Equal(0.625, loss.item<double>());
        Assert.Equal(ScalarType.Float32, x.grad!.dtype);
        Close([0.5, -1], x.grad);
        Close([-0.5, 1], y.grad!);
        Assert.Equal(2f, mse_loss(x, tensor(new long[] { 1, 0 })).item<float>());
    }

    private static void Close(double[] expected, Tensor actual, double bound = 1e-12)
    {
        var values = actual.detach().to_type(float64).flatten().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], bound);
    }
}

/// <summary>Elements of any integer type.</summary>
file static class Elements
{
    internal static long[] Longs(this Tensor tensor) => tensor.to_type(int64).flatten().data<long>().ToArray();
}
