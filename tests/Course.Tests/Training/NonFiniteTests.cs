using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>Which part of training is named when a NaN comes up.</summary>
public sealed class NonFiniteTests
{
    /// <summary>Gives the logarithm of its input: NaN below 0.</summary>
    private sealed class Logarithm() : Module<Tensor, Tensor>("Logarithm")
    {
        public override Tensor forward(Tensor x) => x.log();
    }

    private static TrainingDivergedException Fail(Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor>? loss = null, Tensor? inputs = null)
    {
        var trainer = new Trainer(model, loss ?? ((outputs, _) => outputs.mean()), optim.SGD(model.parameters(), 0)) { Progress = null };
        return Assert.Throws<TrainingDivergedException>(() => trainer.Fit([(inputs ?? ones(4, 2), zeros(4))]));
    }

    private static Module<Tensor, Tensor> Broken()
    {
        var first = Linear(2, 3);
        using (no_grad())
        {
            first.weight.fill_(-1);
            first.bias!.zero_();
        }
        var body = Sequential(("one", first), ("two", new Logarithm()), ("three", Linear(3, 3)));
        return Sequential(("body", body), ("head", Linear(3, 1)));
    }

    [Fact]
    public void The_first_layer_whose_output_is_NaN_is_named()
    {
        var failure = Fail(Broken());
        Assert.Equal("body.two", failure.Layer);
        Assert.StartsWith("The loss became NaN at step 1 (epoch 1); it came up in the layer 'body.two' (Logarithm).", failure.Message);
    }

    [Fact]
    public void Looking_for_it_changes_no_buffer_and_leaves_no_hook()
    {
        var norm = BatchNorm1d(2);
        var model = Sequential(norm, new Logarithm(), Linear(2, 1));
        Fail(model, inputs: tensor(new[] { 1f, 2, 3, 4, 5, 6, 7, 9 }, [4, 2]));
        // The statistics moved by the step's own run, once: to 0.1 · mean.
        Assert.Equal(0.1 * 4, norm.running_mean![0].ToDouble(), 1e-6);
        norm.eval();
        norm.call(ones(1, 2));
    }

    [Fact]
    public void Inputs_that_are_NaN_are_no_layers_fault()
    {
        var failure = Fail(Linear(2, 1), inputs: full([4, 2], float.NaN));
        Assert.Null(failure.Layer);
        Assert.Contains("the inputs of the batch are not all finite", failure.Message);
    }

    [Fact]
    public void A_loss_function_that_makes_it_is_named()
    {
        var failure = Fail(Linear(2, 1), loss: (outputs, _) => (outputs * 0).sum().log());
        Assert.Null(failure.Layer);
        Assert.Contains("came up in the loss function", failure.Message);
        Assert.True(double.IsInfinity(failure.Loss));
    }

    [Fact]
    public void Weights_that_are_NaN_already_are_named_with_their_layer()
    {
        var model = Sequential(("one", Linear(2, 2)), ("two", Linear(2, 1)));
        using (no_grad()) model.get_parameter("two.weight")!.fill_(float.NaN);
        var failure = Fail(model);
        Assert.Equal("two", failure.Layer);
        Assert.Contains("'two.weight'", failure.Message);
    }

    [Fact]
    public void In_a_recurrent_layer_it_is_found_too()
    {
        var model = new CharacterRnn(5, CharacterRnn.Cell.Lstm, 4, embeddingSize: 3);
        // Infinite scores of the input gate: 0 · ∞ is NaN inside of the layer, while all weights are finite.
        using (no_grad()) foreach (var (name, parameter) in model.named_parameters()) if (name.StartsWith("embedding", StringComparison.Ordinal) || name.Contains("weight_ih")) parameter.fill_(3e38f);
        var trainer = new Trainer(model, NextToken.Loss, optim.SGD(model.parameters(), 0)) { Progress = null };
        using (no_grad()) model.get_parameter("head.weight")!.fill_(3e38f);
        var failure = Assert.Throws<TrainingDivergedException>(() => trainer.Fit([(zeros(1, 3, dtype: int64), zeros(1, 3, dtype: int64))]));
        Assert.Equal("head", failure.Layer);
    }
}
