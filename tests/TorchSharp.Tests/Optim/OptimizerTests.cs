using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public sealed class OptimizerTests
{
    private static readonly Dictionary<string, Func<Parameter, OptimizerHelper>> s_makers = new()
    {
        ["SGD"] = p => optim.SGD([p], 0.1, momentum: 0.9),
        ["Adam"] = p => optim.Adam([p], 0.1, amsgrad: true),
        ["AdamW"] = p => optim.AdamW([p], 0.1, weight_decay: 0.1),
    };

    public static TheoryData<string> Names => [.. s_makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_optimiser_goes_on_where_it_was(string name)
    {
        Parameter first = new(tensor([1f, -2f])), second = new(tensor([1f, -2f]));
        using OptimizerHelper original = s_makers[name](first), resumed = s_makers[name](second);
        for (var i = 0; i < 3; i++) Step(original, first);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) original.save_state_dict(writer);
        stream.Position = 0;
        using (var reader = new BinaryReader(stream)) resumed.load_state_dict(reader);
        using (no_grad()) second.copy_(first);
        for (var i = 0; i < 3; i++)
        {
            Step(original, first);
            Step(resumed, second);
        }
        Assert.Equal(first.data<float>().ToArray(), second.data<float>().ToArray());
        Assert.All(original.state_dict().State.Zip(resumed.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_copied_state_is_no_longer_shared(string name)
    {
        Parameter first = new(tensor([1f])), second = new(tensor([1f]));
        using OptimizerHelper source = s_makers[name](first), copy = s_makers[name](second);
        Step(source, first);
        copy.load_state_dict(source.state_dict());
        Assert.True(copy.state_dict().State[0].ApproximatelyEquals(source.state_dict().State[0]));
        Step(source, first);
        Assert.False(copy.state_dict().State[0].ApproximatelyEquals(source.state_dict().State[0]));
    }

    [Fact]
    public void Each_group_has_its_own_learning_rate()
    {
        Parameter slow = new(tensor(1f)), fast = new(tensor(1f));
        using var optimizer = optim.SGD([new SGD.ParamGroup { Parameters = [slow] }, new SGD.ParamGroup([fast], lr: 0.5)], 0.1);
        (slow + fast).backward();
        optimizer.step();
        Assert.Equal(0.9f, slow.item<float>());
        Assert.Equal(0.5f, fast.item<float>());
        Assert.Equal([0.1, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
    }

    [Fact]
    public void A_changed_learning_rate_counts_from_the_next_step()
    {
        var parameter = new Parameter(tensor(1f));
        using var optimizer = optim.SGD([parameter], 0.1);
        foreach (var group in optimizer.ParamGroups) group.LearningRate = 0.25;
        parameter.sum().backward();
        optimizer.step();
        Assert.Equal(0.75f, parameter.item<float>());
        Assert.Equal(0.1, Assert.Single(optimizer.ParamGroups).InitialLearningRate);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        Parameter used = new(tensor(1f)), unused = new(tensor(1f));
        using var optimizer = optim.Adam([used, unused], 0.1, weight_decay: 0.5);
        used.sum().backward();
        optimizer.step();
        Assert.NotEqual(1f, used.item<float>());
        Assert.Equal(1f, unused.item<float>());
    }

    [Fact]
    public void Maximising_goes_the_other_way()
    {
        var parameter = new Parameter(tensor(1f));
        using var optimizer = optim.SGD([parameter], 0.25, maximize: true);
        parameter.sum().backward();
        optimizer.step();
        Assert.Equal(1.25f, parameter.item<float>());
    }

    [Fact]
    public void A_step_runs_its_closure_with_recording_on()
    {
        var parameter = new Parameter(tensor(3f));
        using var optimizer = optim.SGD([parameter], 0.1);
        Tensor? loss;
        using (no_grad())
        {
            loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var value = parameter.square().sum();
                value.backward();
                return value;
            });
        }
        Assert.Equal(9f, loss!.item<float>());
        Assert.Equal(2.4f, parameter.item<float>(), 1e-6f);
    }

    [Fact]
    public void A_step_between_forward_and_backward_is_noticed()
    {
        var parameter = new Parameter(tensor(3f));
        using var optimizer = optim.SGD([parameter], 0.1);
        var loss = parameter.square().sum();
        loss.backward(retain_graph: true);
        optimizer.step();
        Assert.Contains("modified by an inplace operation", Assert.Throws<InvalidOperationException>(() => loss.backward()).Message);
    }

    [Fact]
    public void A_non_contiguous_parameter_is_stepped_in_place()
    {
        var parameter = new Parameter(arange(6, dtype: float32).reshape(2, 3).t());
        using var optimizer = optim.SGD([parameter], 1);
        (parameter * tensor([0f, 1f, 2f, 3f, 4f, 5f], 3, 2)).sum().backward();
        optimizer.step();
        Assert.Equal([0f, 2f, -1f, 1f, -2f, 0f], parameter.detach().contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var parameter = new Parameter(tensor(1f));
        Assert.Contains("Invalid learning rate: -1", Assert.Throws<ArgumentException>(() => optim.SGD([parameter], -1)).Message);
        Assert.Contains("Nesterov", Assert.Throws<ArgumentException>(() => optim.SGD([parameter], 0.1, nesterov: true)).Message);
        Assert.Contains("empty parameter list", Assert.Throws<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>())).Message);
        Assert.Contains("more than one parameter group", Assert.Throws<ArgumentException>(() => optim.Adam([parameter, parameter])).Message);
        Assert.Contains("index 1: 1", Assert.Throws<ArgumentException>(() => optim.AdamW([parameter], beta2: 1)).Message);
    }

    [Fact]
    public void Another_optimisers_state_is_refused()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        optim.SGD([new Parameter(tensor(1f))], 0.1).save_state_dict(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.Contains("expected 'Adam', but found 'SGD'", Assert.Throws<InvalidDataException>(() => optim.Adam([new Parameter(tensor(1f))]).load_state_dict(reader)).Message);
    }

    private static void Step(optim.Optimizer optimizer, Parameter parameter)
    {
        optimizer.zero_grad();
        (parameter.square() + parameter.sin()).sum().backward();
        optimizer.step();
    }
}
