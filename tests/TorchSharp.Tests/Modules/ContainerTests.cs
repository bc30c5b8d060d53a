using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public sealed class ContainerTests
{
    [Fact]
    public void Modules_in_a_list_are_submodules_by_their_places()
    {
        using var net = new Tower(3);
        Assert.Equal(["layers.0.weight", "layers.1.weight", "layers.2.weight"], net.named_parameters().Select(p => p.name));
        Assert.Equal([2, 1], net.call(ones(2, 4)).shape);
    }

    [Fact]
    public void Names_follow_what_is_inserted_into_a_list_and_taken_out()
    {
        Linear a = Linear(1, 1, hasBias: false), b = Linear(2, 1, hasBias: false), c = Linear(3, 1, hasBias: false);
        using var list = ModuleList(a, c);
        list.Insert(1, b);
        Assert.Equal([a, b, c], list);
        list.RemoveAt(0);
        Assert.Equal(["0", "1"], list.named_children().Select(child => child.name));
        Assert.Same(b, list[0]);
        list[0] = a;
        Assert.Equal([a, c], list);
        Assert.True(list.Remove(c));
        Assert.Equal(-1, list.IndexOf(c));
        list.append(b, c);
        Assert.Equal(2, list.IndexOf(c));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Insert(5, a));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.RemoveAt(3));
    }

    [Fact]
    public void Modules_in_a_dictionary_keep_their_names_and_order()
    {
        using var dictionary = ModuleDict<Module<Tensor, Tensor>>(("first", Linear(2, 2, hasBias: false)), ("act", ReLU()));
        dictionary.Insert(1, ("second", Linear(2, 2, hasBias: false)));
        Assert.Equal(["first", "second", "act"], dictionary.keys());
        Assert.Equal(["first.weight", "second.weight"], dictionary.named_parameters().Select(p => p.name));
        Assert.Equal("act", dictionary[2].Item1);
        Assert.Same(dictionary["act"], dictionary.values().Last());
        dictionary["act"] = Tanh();
        Assert.Equal("Tanh", dictionary[2].Item2.GetName());
        Assert.True(dictionary.Remove("first"));
        Assert.False(dictionary.TryGetValue("first", out _));
        Assert.Equal(["second", "act"], dictionary.keys());
        Assert.Throws<InvalidOperationException>(() => dictionary.Add("act", ReLU()));
        dictionary.Clear();
        Assert.Empty(dictionary.named_children());
    }

    [Fact]
    public void Parameters_in_lists_and_dictionaries_are_trained_converted_and_freed_with_the_module()
    {
        var net = new Weights();
        Assert.Equal(["list.0", "list.1", "named.scale", "named.shift"], net.named_parameters().Select(p => p.name));
        net.to(float64);
        Assert.All(net.list, p => Assert.Equal(float64, p.dtype));
        Assert.Equal(float64, net.named["shift"].dtype);
        Assert.Same(net.list[1], net.get_parameter("list.1"));
        Parameter[] all = [.. net.parameters()];
        net.Dispose();
        Assert.All(all, p => Assert.True(p.IsInvalid));
    }

    [Fact]
    public void A_parameter_dictionary_takes_and_gives_parameters_by_name()
    {
        using var dictionary = ParameterDict(("a", Parameter(ones(1))));
        var b = Parameter(ones(2));
        dictionary["b"] = b;
        dictionary.Add(("c", Parameter(ones(3))));
        dictionary.RemoveAt(0);
        Assert.Equal(["b", "c"], dictionary.Keys);
        Assert.Equal(0, dictionary.IndexOf(("b", b)));
        Assert.Equal([2L, 3L], dictionary.Values.Select(p => p.numel()));
    }

    [Fact]
    public void A_tensor_that_two_modules_share_stays_one_when_it_is_converted()
    {
        var shared = Parameter(ones(2, 2));
        using var net = Sequential(Linear(shared), Linear(shared));
        net.to(float64);
        Assert.Same(((Linear)net[0]).weight, ((Linear)net[1]).weight);
        Assert.Equal(float64, Assert.Single(net.parameters()).dtype);
    }

    [Fact]
    public void A_chain_is_made_of_modules_names_pairs_or_tuples()
    {
        using var byTuple = Sequential(Tuple.Create("a", (Module<Tensor, Tensor>)ReLU()), Tuple.Create("b", (Module<Tensor, Tensor>)Tanh()));
        using var byPair = Sequential(new List<(string, Module<Tensor, Tensor>)> { ("a", ReLU()), ("b", Tanh()) });
        using var grown = Sequential().append("a", ReLU()).append("b", Tanh());
        foreach (var chain in new[] { byTuple, byPair, grown }) Assert.Equal(["a", "b"], chain.named_children().Select(child => child.name));
        Assert.Same(grown[1], grown[(1, null)][0]);
        Assert.Equal(1, grown[(null, 1)].Count);
    }

    [Fact]
    public void A_deriving_chain_says_how_its_inputs_go_through_it()
    {
        using var chain = new Sum(("left", Linear(2, 3)), ("right", Linear(4, 3)));
        chain.append(ReLU());
        Assert.Equal(["left", "right", "2"], chain.named_children().Select(child => child.name));
        Assert.Equal([5, 3], chain.call(ones(5, 2), ones(5, 4)).shape);
        Assert.Equal(2, chain[1..].Count);
        Assert.Same(chain[2], chain[(2, null)][0]);
    }

    [Fact]
    public void Modules_take_up_to_six_inputs_and_their_hooks_see_all()
    {
        using var six = new Six();
        six.register_forward_pre_hook((_, a, b, c, d, e, f) => (f, b, c, d, e, a));
        six.register_forward_hook((_, _, _, _, _, _, _, y) => y * 10);
        Assert.Equal(10 * (600000 + 20000 + 3000 + 400 + 50 + 1), six.call(tensor(1.0), tensor(2.0), tensor(3.0), tensor(4.0), tensor(5.0), tensor(6.0)).item<double>());
    }

    [Fact]
    public void Unflatten_splits_what_flatten_joins()
    {
        using var net = Sequential(Flatten(), Unflatten(1, [3, -1]));
        Assert.Equal([2, 3, 4], net.call(ones(2, 4, 3)).shape);
    }

    private sealed class Tower : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Linear> layers = new();

        internal Tower(int depth)
            : base(nameof(Tower))
        {
            for (var i = 0; i < depth; i++) layers.Add(Linear(4 - i, 3 - i, hasBias: false));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => layers.Aggregate(input, (x, layer) => layer.call(x));
    }

    private sealed class Weights : Module
    {
        internal readonly ParameterList list = ParameterList(Parameter(ones(1)), Parameter(ones(2)));
        internal readonly ParameterDict named = ParameterDict(("scale", Parameter(ones(1))), ("shift", Parameter(ones(1))));

        internal Weights()
            : base(nameof(Weights)) => RegisterComponents();
    }

    private sealed class Sum(params (string, Module)[] modules) : Sequential<Tensor, Tensor, Tensor>(modules)
    {
        public override Tensor forward(Tensor input1, Tensor input2) => ((Linear)this[0]).call(input1) + ((Linear)this[1]).call(input2);

        protected override Sequential<Tensor, Tensor, Tensor> Slice(int start, int end) => new Sum([.. named_children().Take(end).Skip(start)]);
    }

    private sealed class Six() : Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>(nameof(Six))
    {
        public override Tensor forward(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f) => a * 100000 + b * 10000 + c * 1000 + d * 100 + e * 10 + f;
    }
}
