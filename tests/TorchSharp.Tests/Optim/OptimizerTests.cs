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
        ["RMSProp"] = p => optim.RMSProp([p], 0.1, momentum: 0.9, centered: true),
        ["Adagrad"] = p => optim.Adagrad([p], 0.1, lr_decay: 0.1),
        ["Adadelta"] = p => optim.Adadelta([p], 1),
        ["Adamax"] = p => optim.Adamax([p], 0.1),
        ["NAdam"] = p => optim.NAdam([p], 0.1),
        ["RAdam"] = p => optim.RAdam([p], 0.1),
        ["ASGD"] = p => optim.ASGD([p], 0.1, lambd: 0.1, t0: 1),
        ["Rprop"] = p => optim.Rprop([p], 0.1),
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
    public void A_group_added_later_takes_what_it_leaves_out_from_the_optimiser()
    {
        Parameter first = new(tensor(1f)), second = new(tensor(1f));
        using var optimizer = optim.RMSProp([first], 0.5, alpha: 0.9);
        var group = new RMSProp.ParamGroup([second], new RMSProp.Options { alpha = 0.5 });
        optimizer.add_param_group(group);
        Assert.Equal((0.5, 0.5, 1e-8), (group.LearningRate, group.Options.alpha, group.Options.eps));
        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new RMSProp.ParamGroup([second], lr: 1)));
        Assert.Contains("needs RMSProp.Options", Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([new Parameter(tensor(1f))], lr: 1))).Message);
        Assert.Equal(2, optimizer.ParamGroups.Count());
        Assert.Equal([first, second], optimizer.parameters());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_truncated_state_leaves_the_optimiser_as_it_was(string name)
    {
        Parameter first = new(tensor([1f, -2f])), second = new(tensor([1f, -2f]));
        using OptimizerHelper saved = s_makers[name](first), loaded = s_makers[name](second);
        foreach (var group in saved.ParamGroups) group.LearningRate = 0.25;
        Step(saved, first);
        Step(loaded, second);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) saved.save_state_dict(writer);
        using var reader = new BinaryReader(new MemoryStream(stream.ToArray()[..^1]));
        var rate = loaded.ParamGroups.Single().LearningRate;
        var before = loaded.state_dict().State[0].Values().Select(value => value is Tensor tensor ? tensor.clone() : value).ToList();
        Assert.Contains("end in the middle", Assert.Throws<InvalidDataException>(() => loaded.load_state_dict(reader)).Message);
        Assert.Equal(rate, loaded.ParamGroups.Single().LearningRate);
        foreach (var (was, value) in before.Zip(loaded.state_dict().State[0].Values()))
        {
            if (was is Tensor tensor) Assert.Equal(tensor.data<float>().ToArray(), ((Tensor)value!).data<float>().ToArray());
            else Assert.Equal(was, value);
        }
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
