using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void Components_are_registered_under_the_names_of_their_fields()
    {
        using var net = new Net();
        Assert.Equal(["scale", "first.weight", "first.bias", "tail.0.weight", "tail.2.weight", "tail.2.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["offset"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "tail"], net.named_children().Select(c => c.name));
        Assert.Equal(["first", "tail", "tail.0", "tail.1", "tail.2"], net.named_modules().Select(m => m.name));
    }

    [Fact]
    public void The_state_has_each_modules_parameters_and_buffers_before_its_children()
    {
        using var net = Sequential(("conv", Conv2d(1, 2, 3, bias: false)), ("norm", BatchNorm2d(2)));
        Assert.Equal(["conv.weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], net.state_dict().Keys);
    }

    [Fact]
    public void A_parameter_in_two_places_is_listed_once()
    {
        var shared = new Parameter(ones(2, 2));
        using var net = Sequential(Linear(shared), Linear(shared));
        Assert.Same(shared, Assert.Single(net.parameters()));
    }

    [Fact]
    public void Names_find_nested_parameters_and_buffers()
    {
        using var net = new Net();
        Assert.Same(net.parameters().First(), net.get_parameter("scale"));
        Assert.True(net.has_parameter("tail.2.bias"));
        Assert.False(net.has_parameter("tail.9.bias"));
        Assert.True(net.has_buffer("offset"));
        Assert.Null(net.get_buffer("tail.2.offset"));
    }

    [Fact]
    public void Evaluation_mode_reaches_every_submodule()
    {
        using var net = Sequential(Sequential(Dropout()), Dropout());
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Zero_grad_drops_gradients_or_fills_them_with_zeros()
    {
        using var layer = Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal([0f, 0f], layer.weight.grad!.data<float>().ToArray());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Conversion_replaces_parameters_in_fields_and_leaves_integer_buffers()
    {
        using var net = new Net();
        net.to(float64);
        Assert.All(net.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.Equal(int64, net.get_buffer("offset")!.dtype);
        net.call(ones([1, 2], dtype: float64)).sum().backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
    }

    [Fact]
    public void A_converted_layer_loads_the_state_of_the_one_it_came_from()
    {
        using Linear single = Linear(2, 3), twice = Linear(2, 3);
        twice.to(float64).load_state_dict(single.state_dict());
        Assert.Equal(single.weight.data<float>().ToArray(), twice.weight.to_type(float32).data<float>().ToArray());
    }

    [Fact]
    public void Apply_calls_the_innermost_modules_first()
    {
        using var net = Sequential(("a", Sequential(("b", ReLU()))), ("c", Tanh()));
        List<string> names = [];
        net.apply(module => names.Add(module.GetName()));
        Assert.Equal(["ReLU", "Sequential", "Tanh", "Sequential"], names);
    }

    [Fact]
    public void Hooks_see_and_replace_inputs_and_results()
    {
        using var relu = ReLU();
        var before = relu.register_forward_pre_hook((_, x) => x + 1);
        var after = relu.register_forward_hook((_, x, y) => y * 10 + x);
        Assert.Equal([0f, 11f, 22f], relu.call(tensor([-1f, 0f, 1f])).data<float>().ToArray());
        before.remove();
        Assert.Equal([-1f, 0f, 11f], relu.call(tensor([-1f, 0f, 1f])).data<float>().ToArray());
        after.remove();
        Assert.Equal([0f, 0f, 1f], relu.call(tensor([-1f, 0f, 1f])).data<float>().ToArray());
    }

    [Fact]
    public void A_state_with_other_names_is_refused_with_both_lists()
    {
        using Sequential two = Sequential(Linear(1, 1), Linear(1, 1)), one = Sequential(("0", Linear(1, 1)), ("x", Linear(1, 1)));
        var message = Assert.Throws<InvalidOperationException>(() => two.load_state_dict(one.state_dict())).Message;
        Assert.Contains("missing keys: [1.weight, 1.bias]", message);
        Assert.Contains("unexpected keys: [x.weight, x.bias]", message);
        var (missing, unexpected) = two.load_state_dict(one.state_dict(), strict: false);
        Assert.Equal(["1.weight", "1.bias"], missing);
        Assert.Equal(["x.weight", "x.bias"], unexpected);
    }

    [Fact]
    public void A_state_with_another_shape_is_refused_with_both_shapes()
    {
        using Linear narrow = Linear(2, 3), wide = Linear(4, 3);
        Assert.Contains("size mismatch for weight: copying a param with shape [3, 4] from the source, the shape in the module is [3, 2]",
            Assert.Throws<InvalidOperationException>(() => narrow.load_state_dict(wide.state_dict())).Message);
    }

    [Fact]
    public void Disposing_a_module_frees_all_parameters_and_buffers()
    {
        Forgotten.Collect();
        var before = Tensor.TotalCount;
        var net = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Sequential(Linear(2, 2)));
        Assert.True(Tensor.TotalCount > before);
        var parts = net.state_dict().Values.ToArray();
        net.Dispose();
        Assert.All(parts, part => Assert.True(part.IsInvalid));
    }

    [Fact]
    public void A_Sequential_frees_what_is_made_on_the_way()
    {
        List<Tensor> seen = [];
        using var net = Sequential(Tanh(), Identity(), Sigmoid());
        foreach (var child in net.children()) ((Module<Tensor, Tensor>)child).register_forward_hook((_, _, y) =>
        {
            seen.Add(y);
            return y;
        });
        using var input = ones(3);
        using var result = net.call(input);
        Assert.Equal([true, true, false], seen.Select(t => t.IsInvalid));
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void An_empty_Sequential_hands_its_input_on()
    {
        using var net = Sequential();
        using var input = ones(2);
        using (var result = net.call(input)) Assert.Equal([1f, 1f], result.data<float>().ToArray());
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void A_part_of_a_Sequential_has_the_same_modules()
    {
        using var net = Sequential(ReLU(), Tanh(), Sigmoid());
        Assert.Equal(3, net.Count);
        Assert.Same(net[1], net[1..][0]);
        Assert.Equal(2, net[1..].Count);
    }

    [Fact]
    public void A_name_is_registered_once_and_has_no_dot()
    {
        using var net = new Net();
        Assert.Contains("first", Assert.Throws<InvalidOperationException>(() => net.register_module("first", ReLU())).Message);
        Assert.Contains("a.b", Assert.Throws<ArgumentException>(() => net.register_module("a.b", ReLU())).Message);
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));
        private readonly Linear first = Linear(2, 3);
        private readonly Tensor offset = tensor(7L);
        private readonly Sequential tail = Sequential(Linear(3, 3, hasBias: false), ReLU(), Linear(3, 1));

        internal Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input) => tail.call(first.call(input).abs()) * scale + offset;
    }
}
