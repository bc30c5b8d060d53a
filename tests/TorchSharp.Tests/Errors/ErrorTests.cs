using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Errors;

/// <summary>Wrong calls say what PyTorch says: most phrases are PyTorch 1.13's for the same calls, some PyTorch 2's, with the shapes.</summary>
/// <remarks>Element types have their .NET names, Float32 for PyTorch's Float. The real package throws ExternalException for all of these; here the
/// exception is one of .NET's own for a wrong argument, index or state.</remarks>
public sealed class ErrorTests
{
    private static readonly Dictionary<string, (Action Call, string Phrase)> s_arguments = [];
    private static readonly Dictionary<string, (Action Call, string Phrase)> s_states = [];

    static ErrorTests()
    {
        Products();
        Shapes();
        Parts();
        Reductions();
        Windows();
        Layers();
        Losses();
        Making();
        Graphs();
    }

    public static TheoryData<string> Arguments => [.. s_arguments.Keys];

    public static TheoryData<string> States => [.. s_states.Keys];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void A_wrong_argument_is_named_in_PyTorchs_words(string name)
    {
        var error = Record.Exception(s_arguments[name].Call);
        Assert.True(error is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NotSupportedException, $"{name}: {error?.ToString() ?? "nothing is thrown"}");
        Assert.True(error!.Message.Contains(s_arguments[name].Phrase, StringComparison.Ordinal), $"{name}: '{s_arguments[name].Phrase}' is not in '{error.Message}'");
    }

    [Fact]
    public void A_number_out_of_range_is_one_kind_of_error_everywhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => cross_entropy(zeros(2, 3), L(0, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.MultiLabelMarginLoss().forward(zeros(1, 3), tensor(new long[] { 5, -1, -1 }, [1, 3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Embedding(3, 2).forward(L(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros(3).gather(0, L(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros(3)[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros(3).sum(2L));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_wrong_state_is_named_in_PyTorchs_words(string name)
    {
        var error = Assert.ThrowsAny<InvalidOperationException>(s_states[name].Call);
        Assert.Contains(s_states[name].Phrase, error.Message, StringComparison.Ordinal);
    }

    private static Tensor L(params long[] values) => tensor(values);

    private static void Wrong(string name, Func<object?> call, string phrase) => s_arguments.Add(name, (() => call(), phrase));

    private static void WrongState(string name, Action call, string phrase) => s_states.Add(name, (call, phrase));

    private static void Products()
    {
        Wrong("mm of shapes that do not fit", () => zeros(64, 400).mm(zeros(392, 120)), "mat1 and mat2 shapes cannot be multiplied (64x400 and 392x120)");
        Wrong("mm of a vector", () => zeros(3).mm(zeros(3, 2)), "self must be a matrix");
        Wrong("matmul of matrices", () => zeros(2, 3).matmul(zeros(4, 5)), "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)");
        Wrong("matmul of batches", () => zeros(2, 3, 4).matmul(zeros(3, 4, 5)), "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0");
        Wrong("matmul of a number", () => tensor(1f).matmul(zeros(3)), "both arguments to matmul need to be at least 1D, but they are 0D and 1D");
        Wrong("mm of two types", () => zeros(2, 3).mm(zeros(3, 2, float64)), "expected m1 and m2 to have the same dtype, but got: Float32 != Float64");
        Wrong("bmm of other batches", () => zeros(2, 3, 4).bmm(zeros(3, 4, 5)), "bmm() expects two batches of matrices of one length, and these have shapes [2, 3, 4] and [3, 4, 5]");
        Wrong("bmm of other rows", () => zeros(2, 3, 4).bmm(zeros(2, 5, 5)), "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 5].");
        Wrong("bmm of a matrix", () => zeros(3, 4).bmm(zeros(2, 5, 5)), "bmm() expects two batches of matrices of one length, and these have shapes [3, 4] and [2, 5, 5]");
        Wrong("linear of another width", () => Linear(392, 120).forward(zeros(64, 400)), "mat1 and mat2 shapes cannot be multiplied (64x400 and 392x120)");
        Wrong("linear of doubles", () => Linear(3, 2).forward(zeros(1, 3, float64)), "mat1 and mat2 must have the same dtype, but got Float64 and Float32");
        Wrong("linear of integers", () => Linear(3, 2).forward(arange(3).reshape(1, 3)), "linear() works on floating-point tensors, not on Int64");
    }

    private static void Shapes()
    {
        Wrong("adding of shapes that do not broadcast", () => zeros(2, 3) + zeros(2, 4), "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1");
        Wrong("adding a larger shape in place", () => zeros(3).add_(zeros(2, 3)), "output with shape [3] doesn't match the broadcast shape [2, 3]");
        Wrong("copying a shape that does not broadcast", () => zeros(2, 3).copy_(zeros(2)), "The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 1.  Target sizes: [2, 3].  Tensor sizes: [2]");
        Wrong("view of another size", () => zeros(2, 3).view(4, 2), "shape '[4, 2]' is invalid for input of size 6");
        Wrong("view with a rest that does not divide", () => zeros(2, 3).view(-1, 4), "shape '[-1, 4]' is invalid for input of size 6");
        Wrong("view with two unknown sizes", () => zeros(2, 3).view(-1, -1), "only one dimension can be inferred");
        Wrong("view with a negative size", () => zeros(2, 3).view(-2, 3), "invalid shape dimension -2");
        Wrong("view across strides", () => zeros(2, 3).t().view(6), "view size is not compatible with input tensor's size and stride");
        Wrong("reshape to another size", () => zeros(2, 3).reshape(5), "shape '[5]' is invalid for input of size 6");
        Wrong("reshape of nothing to anything", () => zeros(0, 3).reshape(-1, 0), "cannot reshape tensor of 0 elements into shape [-1, 0] because the unspecified dimension size -1 can be any value and is ambiguous");
        Wrong("t of three dimensions", () => zeros(2, 3, 4).t(), "t() expects a tensor with <= 2 dimensions, but self is 3D");
        Wrong("transpose of a missing dimension", () => zeros(2, 3).transpose(0, 2), "Dimension out of range (expected to be in range of [-2, 1], but got 2)");
        Wrong("permute with a dimension too many", () => zeros(2, 3).permute(0, 1, 2), "number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = 2 is not equal to len(dims) = 3");
        Wrong("permute with a dimension twice", () => zeros(2, 3).permute(0, 0), "permute(): duplicate dims are not allowed");
        Wrong("unsqueeze too far", () => zeros(2).unsqueeze(3), "Dimension out of range (expected to be in range of [-2, 1], but got 3)");
        Wrong("squeeze of a missing dimension", () => zeros(2).squeeze(3), "Dimension out of range (expected to be in range of [-1, 0], but got 3)");
        Wrong("expand of a size that is not 1", () => zeros(2, 3).expand(4, 3), "The expanded size of the tensor (4) must match the existing size (2) at non-singleton dimension 0.  Target sizes: [4, 3].  Tensor sizes: [2, 3]");
        Wrong("expand to fewer dimensions", () => zeros(2, 3).expand(3), "the number of sizes provided (1) must be greater or equal to the number of dimensions in the tensor (2)");
        Wrong("expand of a leading dimension by -1", () => zeros(3).expand(-1, 3), "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension 0");
        Wrong("flatten backwards", () => zeros(2, 3).flatten(1, 0), "flatten() has invalid args: start_dim cannot come after end_dim");
        Wrong("cat of other columns", () => cat([zeros(2, 3), zeros(2, 4)]), "Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor number 1 in the list");
        Wrong("cat of other dimensions", () => cat([zeros(2, 3), zeros(2, 3, 1)]), "Tensors must have same number of dimensions: got 2 and 3");
        Wrong("cat of nothing", () => cat([]), "expected a non-empty list of Tensors");
        Wrong("cat of numbers", () => cat([tensor(1f), tensor(2f)]), "zero-dimensional tensor (at position 0) cannot be concatenated");
        Wrong("cat along a missing dimension", () => cat([zeros(2)], 3), "Dimension out of range (expected to be in range of [-1, 0], but got 3)");
        Wrong("stack of other shapes", () => stack([zeros(2), zeros(3)]), "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1");
        Wrong("stack of nothing", () => stack([]), "stack expects a non-empty TensorList");
        Wrong("split into sizes that do not add up", () => zeros(5).split([2, 2]), "split_with_sizes expects split_sizes to sum exactly to 5 (input tensor's size at dimension 0), but got split_sizes=[2, 2]");
        Wrong("split into negative sizes", () => zeros(5).split(-1L), "split expects split_size be non-negative");
        Wrong("no chunks", () => zeros(5).chunk(0), "chunk expects `chunks` to be greater than 0, got: 0");
        Wrong("unbind of a number", () => tensor(1f).unbind(), "unbind expects at least a 1-dimensional tensor");
        Wrong("the size of a missing dimension", () => zeros(2).size(1), "Dimension out of range (expected to be in range of [-1, 0], but got 1)");
        Wrong("as_strided out of the memory", () => arange(6).as_strided([3, 3], [1, 3], 1), "sizes [3, 3], strides [1, 3]");
    }

    private static void Parts()
    {
        Wrong("an index too large", () => zeros(5)[7], "index 7 is out of bounds for dimension 0 with size 5");
        Wrong("an index too small", () => zeros(5)[-6], "index -6 is out of bounds for dimension 0 with size 5");
        Wrong("more indices than dimensions", () => zeros(5)[0, 0], "too many indices for tensor of dimension 1");
        Wrong("a step of 0", () => zeros(5)[TensorIndex.Slice(null, null, 0)], "slice step cannot be zero");
        Wrong("a step backwards", () => zeros(5)[TensorIndex.Slice(null, null, -1)], "step must be greater than zero");
        Wrong("a mask of another shape", () => zeros(5)[ones(4, @bool)], "The shape of the mask [4] at index 0 does not match the shape of the indexed tensor [5] at index 0");
        Wrong("an index tensor with a value too large", () => zeros(5)[L(7)], "index 7 is out of bounds for dimension 0 with size 5");
        Wrong("an index tensor of reals", () => zeros(5)[tensor(new[] { 1.5f })], "tensors used as indices must be long, int, byte or bool tensors");
        Wrong("select of a missing position", () => zeros(5).select(0, 7), "index 7 is out of bounds for dimension 0 with size 5");
        Wrong("narrow beyond the end", () => zeros(5).narrow(0, 3, 4), "start (3) + length (4) exceeds dimension size (5).");
        Wrong("gather with other dimensions", () => zeros(2, 3).gather(1, L(0, 1)), "Index tensor must have the same number of dimensions as input tensor");
        Wrong("gather of a missing position", () => zeros(2, 3).gather(1, L(5).reshape(1, 1)), "index 5 is out of bounds for dimension 1 with size 3");
        Wrong("gather with a larger index", () => zeros(2, 3).gather(1, zeros(3, 3, int64)), "Size does not match at dimension 0 expected index [3, 3] to be smaller than self [2, 3] apart from dimension 1");
        Wrong("gather with reals", () => zeros(2, 3).gather(1, zeros(2, 3)), "gather(): Expected dtype int64 for index");
        Wrong("scatter to a missing position", () => zeros(2, 3).scatter_add(1, L(5).reshape(1, 1), zeros(1, 1)), "index 5 is out of bounds for dimension 1 with size 3");
        Wrong("index_select of a missing position", () => zeros(2, 3).index_select(0, L(5)), "index_select(): index 5 is out of range for a dimension of size 2");
        Wrong("index_select with reals", () => zeros(2, 3).index_select(0, tensor(new[] { 1f })), "index_select(): Expected dtype int32 or int64 for index");
        Wrong("index_select with a matrix", () => zeros(2, 3).index_select(0, L(1).reshape(1, 1)), "index_select(): Index is supposed to be a vector");
        Wrong("masked_fill of another shape", () => zeros(2, 3).masked_fill(zeros(4, @bool), 1), "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 1");
        Wrong("where with reals for a condition", () => where(zeros(2), zeros(2), zeros(2)), "where expected condition to be a boolean tensor, but got a tensor with dtype Float32");
        Wrong("where of shapes that do not broadcast", () => where(zeros(2, @bool), zeros(2), zeros(3)), "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0");
        Wrong("writing a shape that does not fit", () => { zeros(2, 3)[0] = zeros(4); return null; }, "The expanded size of the tensor (3) must match the existing size (4)");
    }

    private static void Reductions()
    {
        Wrong("sum along a missing dimension", () => zeros(2, 3).sum(2), "Dimension out of range (expected to be in range of [-2, 1], but got 2)");
        Wrong("sum along a dimension twice", () => zeros(2, 3).sum([0L, 0L]), "dim 0 appears multiple times in the list of dims");
        Wrong("mean of integers", () => L(1, 2).mean(), "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Int64");
        Wrong("the largest of nothing", () => zeros(0).max(), "max(): Expected reduction dim to be specified for input.numel() == 0.");
        Wrong("the smallest of nothing", () => zeros(0).min(), "min(): Expected reduction dim to be specified for input.numel() == 0.");
        Wrong("the largest along an empty dimension", () => zeros(0, 3).max(0), "Expected reduction dim 0 to have non-zero size");
        Wrong("argmax along a missing dimension", () => zeros(2).argmax(1), "Dimension out of range (expected to be in range of [-1, 0], but got 1)");
        Wrong("softmax along a missing dimension", () => zeros(2, 3).softmax(2), "Dimension out of range (expected to be in range of [-2, 1], but got 2)");
        Wrong("cumsum along a missing dimension", () => zeros(2).cumsum(1), "Dimension out of range (expected to be in range of [-1, 0], but got 1)");
        Wrong("logsumexp along a missing dimension", () => zeros(2).logsumexp(3), "Dimension out of range (expected to be in range of [-1, 0], but got 3)");
        Wrong("subtracting truth values", () => ones(2, @bool) - ones(2, @bool), "Subtraction, the `-` operator, with two bool tensors is not supported.");
        Wrong("negating truth values", () => -ones(2, @bool), "Negation, the `-` operator, on a bool tensor is not supported.");
        Wrong("adding a real to integers in place", () => L(1, 2).add_(1.5), "result type Float32 can't be cast to the desired output type Int64");
        Wrong("dividing integers in place", () => L(1, 2).div_(2), "result type Float32 can't be cast to the desired output type Int64");
        Wrong("integers to a negative power", () => L(2).pow(-1), "Integers to negative integer powers are not allowed.");
        Wrong("clamp between nothing", () => zeros(2).clamp((Scalar?)null), "torch.clamp: At least one of 'min' or 'max' must not be None");
    }

    private static void Windows()
    {
        Wrong("conv2d of other channels", () => conv2d(zeros(1, 3, 8, 8), zeros(4, 2, 3, 3)), "Given groups=1, weight of size [4, 2, 3, 3], expected input[1, 3, 8, 8] to have 2 channels, but got 3 channels instead");
        Wrong("conv2d of a matrix", () => conv2d(zeros(8, 8), zeros(4, 2, 3, 3)), "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [8, 8]");
        Wrong("conv2d of a picture smaller than the kernel", () => conv2d(zeros(1, 2, 2, 2), zeros(4, 2, 3, 3)), "Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size");
        Wrong("conv2d with a bias of another length", () => conv2d(zeros(1, 2, 4, 4), zeros(4, 2, 3, 3), zeros(5)), "Given weight of size [4, 2, 3, 3], expected bias to be 1-dimensional with 4 elements, but got bias of size [5] instead");
        Wrong("conv2d in groups that do not divide", () => conv2d(zeros(1, 3, 4, 4), zeros(4, 1, 3, 3), groups: 2), "Given groups=2, weight of size [4, 1, 3, 3], expected input[1, 3, 4, 4] to have 2 channels, but got 3 channels instead");
        Wrong("conv2d with a stride of 0", () => conv2d(zeros(1, 2, 4, 4), zeros(4, 2, 3, 3), strides: [0L, 0L]), "non-positive stride is not supported");
        Wrong("conv2d with a negative padding", () => conv2d(zeros(1, 2, 4, 4), zeros(4, 2, 3, 3), padding: [-1L, -1L]), "negative padding is not supported");
        Wrong("conv2d with a dilation of 0", () => conv2d(zeros(1, 2, 4, 4), zeros(4, 2, 3, 3), dilation: [0L, 0L]), "non-positive dilation is not supported, but got [0, 0]");
        Wrong("conv2d of two types", () => conv2d(zeros(1, 2, 4, 4, float64), zeros(4, 2, 3, 3)), "Input type (Float64), weight type (Float32)");
        Wrong("Conv2d in groups that do not divide", () => Conv2d(3, 4, 3, groups: 2), "in_channels must be divisible by groups");
        Wrong("max_pool2d of a picture smaller than the window", () => max_pool2d(zeros(1, 2, 2, 2), 3), "Given input size: (2x2x2). Calculated output size: (2x0x0). Output size is too small");
        Wrong("max_pool2d with too much padding", () => max_pool2d(zeros(1, 2, 8, 8), 2, padding: 2), "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1");
        Wrong("max_pool2d of a matrix", () => max_pool2d(zeros(2, 2), 2), "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got: [2, 2]");
        Wrong("avg_pool2d with too much padding", () => avg_pool2d(zeros(1, 2, 8, 8), 2, padding: 2), "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1");
        Wrong("avg_pool2d of a picture smaller than the window", () => avg_pool2d(zeros(1, 2, 2, 2), 3), "Given input size: (2x2x2). Calculated output size: (2x0x0). Output size is too small");
    }

    private static void Layers()
    {
        Wrong("BatchNorm2d of other channels", () => BatchNorm2d(3).forward(zeros(2, 4, 5, 5)), "running_mean should contain 4 elements not 3");
        Wrong("BatchNorm2d of a matrix", () => BatchNorm2d(3).forward(zeros(2, 3)), "expected 4D input (got 2D input)");
        Wrong("BatchNorm1d of pictures", () => BatchNorm1d(3).forward(zeros(2, 3, 4, 5)), "expected 2D or 3D input (got 4D input)");
        Wrong("BatchNorm1d of one value per channel", () => BatchNorm1d(3).forward(zeros(1, 3)), "Expected more than 1 value per channel when training, got input size");
        Wrong("Dropout with a probability of 1.5", () => dropout(zeros(2), 1.5), "dropout probability has to be between 0 and 1, but got 1.5");
        Wrong("LayerNorm of another width", () => LayerNorm(4).forward(zeros(2, 3)), "Given normalized_shape=[4], expected input with shape [*, 4], but got input of size");
        Wrong("GroupNorm in groups that do not divide", () => GroupNorm(2, 3), "num_channels must be divisible by num_groups");
        Wrong("Embedding of a missing row", () => Embedding(3, 2).forward(L(5)), "index out of range in self");
        Wrong("Embedding of a negative row", () => Embedding(3, 2).forward(L(-1)), "index out of range in self");
        Wrong("Embedding of reals", () => Embedding(3, 2).forward(zeros(2)), "to have one of the following scalar types: Long, Int; but got Float32 instead");
        Wrong("one_hot of a class too large", () => one_hot(L(5), 3), "Class values must be from 0 to 2");
        Wrong("one_hot of a negative class", () => one_hot(L(-1), 3), "Class values must be from 0 to 2");
        Wrong("LSTM of another width", () => LSTM(3, 4).call(zeros(5, 2, 6)), "input.size(-1) must be equal to input_size. Expected 3, got 6");
        Wrong("LSTM of a vector", () => LSTM(3, 4).call(zeros(5)), "Expected input to be 2-D or 3-D but received 1-D tensor");
        Wrong("GRU with a state of another shape", () => GRU(3, 4).call(zeros(5, 2, 3), zeros(2, 2, 4)), "Expected hidden size (1, 2, 4), got [2, 2, 4]");
        Wrong("MultiheadAttention with heads that do not divide", () => MultiheadAttention(5, 2), "embed_dim must be divisible by num_heads");
        Wrong("padding of half a dimension", () => pad(zeros(2, 3), [1, 1, 1]), "Padding length must be divisible by 2");
        Wrong("glu of an odd width", () => glu(zeros(3)), "Halving dimension must be even, but dimension -1 is size 3");
    }

    private static void Losses()
    {
        Wrong("cross_entropy of a class too large", () => cross_entropy(zeros(2, 3), L(0, 5)), "Target 5 is out of bounds");
        Wrong("cross_entropy of a negative class", () => cross_entropy(zeros(2, 3), L(0, -1)), "Target -1 is out of bounds");
        Wrong("cross_entropy of another batch", () => cross_entropy(zeros(2, 3), L(0, 1, 2)), "Expected input batch_size (2) to match target batch_size (3).");
        Wrong("cross_entropy with reals for classes", () => cross_entropy(zeros(2, 3), zeros(2)), "Int64");
        Wrong("cross_entropy with too many weights", () => cross_entropy(zeros(2, 3), L(0, 1), weight: zeros(4)), "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [4]");
        Wrong("nll_loss of another batch", () => nll_loss(zeros(2, 3), L(0, 1, 2)), "Expected input batch_size (2) to match target batch_size (3).");
        Wrong("nll_loss of a class too large", () => nll_loss(zeros(2, 3), L(0, 3)), "Target 3 is out of bounds");
        Wrong("mse_loss of another shape", () => mse_loss(zeros(2), zeros(3)), "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0");
        Wrong("l1_loss of another shape", () => l1_loss(zeros(2), zeros(3)), "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0");
        Wrong("binary_cross_entropy of another shape", () => binary_cross_entropy(zeros(2), zeros(3)), "[3]");
        Wrong("binary_cross_entropy of what is no probability", () => binary_cross_entropy(zeros(2) + 2, zeros(2)), "all elements of input should be between 0 and 1");
        Wrong("binary_cross_entropy_with_logits of another shape", () => binary_cross_entropy_with_logits(zeros(2), zeros(3)), "[3]");
        Wrong("smooth_l1_loss with a negative beta", () => smooth_l1_loss(zeros(2), zeros(2), beta: -1), "smooth_l1_loss does not support negative values for beta");
        Wrong("huber_loss with a delta of 0", () => huber_loss(zeros(2), zeros(2), delta: 0), "huber_loss does not support non-positive values for delta");
    }

    private static void Making()
    {
        Wrong("a negative size", () => zeros(-1, 2), "Trying to create tensor with negative dimension -1: [-1, 2]");
        Wrong("random numbers of a negative size", () => rand(-1), "Trying to create tensor with negative dimension -1: [-1]");
        Wrong("arange with a step of 0", () => arange(0, 1, (Scalar)0), "step must be nonzero");
        Wrong("arange with a step the wrong way", () => arange(0, 1, -1), "upper bound and larger bound inconsistent with step sign");
        Wrong("linspace with a negative number of steps", () => linspace(0, 1, -1), "number of steps must be non-negative");
        Wrong("eye of a negative size", () => eye(-1), "n must be greater or equal to 0, got -1");
        Wrong("full with a value out of range", () => full(1, 300, int8), "without overflow");
        Wrong("an array and a shape that differ", () => tensor(new[] { 1f, 2f }, [3L]), "[3]");
        Wrong("randint between nothing", () => randint(3, 3, [2L]), "random_ expects 'from' to be less than 'to', but got from=3 >= to=3");
        Wrong("randperm of a negative number", () => randperm(-1), "negative");
        Wrong("uniform_ downwards", () => zeros(2).uniform_(1, 0), "uniform_ expects to return a [from, to) range, but found from=1 > to=0");
        Wrong("normal_ with a negative deviation", () => zeros(2).normal_(0, -1), "normal expects std >= 0.0, but found std -1");
        Wrong("randn of integers", () => randn(2, int64), "not Int64");
        Wrong("bernoulli_ with a probability of 2", () => zeros(2).bernoulli_(2), "2");
        Wrong("a default type of integers", () => { set_default_dtype(int64); return null; }, "only floating-point types are supported as the default type");
    }

    private static void Graphs()
    {
        WrongState("backward of several numbers", () => (ones(2, requires_grad: true) * 1).backward(), "grad can be implicitly created only for scalar outputs");
        WrongState("backward without history", () => zeros(1).backward(), "element 0 of tensors does not require grad and does not have a grad_fn");
        WrongState("backward with a weight of another shape", () => (ones(2, requires_grad: true) * 1).backward([zeros(3)]), "Mismatch in shape: grad_output[0] has a shape of [3] and output[0] has a shape of [2].");
        WrongState("a second backward", () => Twice((ones(1, requires_grad: true) * 2).exp()), "Trying to backward through the graph a second time");
        WrongState("writing to a leaf", () => ones(2, requires_grad: true).add_(1), "a leaf Variable that requires grad is being used in an in-place operation");
        WrongState("writing to a view of a leaf", () => ones(2, requires_grad: true)[0].add_(1), "a view of a leaf Variable that requires grad is being used in an in-place operation");
        WrongState("writing to what was saved", () => Overwritten(ones(2, requires_grad: true) * 2), "one of the variables needed for gradient computation has been modified by an inplace operation");
        WrongState("retain_grad without gradients", () => zeros(2).retain_grad(), "can't retain_grad on Tensor that has requires_grad=false");
        WrongState("integers that require gradients", () => L(1).requires_grad_(), "floating point");
        WrongState("requires_grad of a result", () => (ones(2, requires_grad: true) * 1).requires_grad = false, "you can only change requires_grad flags of leaf variables.");
        WrongState("the number of several", () => zeros(2).item<float>(), "a Tensor with 2 elements cannot be converted to Scalar");
        WrongState("the truth of several", () => L(1, 2).is_nonzero(), "Boolean value of Tensor with more than one value is ambiguous");
        WrongState("the truth of none", () => zeros(0).is_nonzero(), "Boolean value of Tensor with no values is ambiguous");
        WrongState("a disposed tensor", () => Disposed().add(1), "The tensor of shape [2, 3] and type Float32 was disposed");
        Wrong("a gradient of another shape", () => ones(2, requires_grad: true).grad = zeros(3), "assigned grad has data of a different size");

        static void Twice(Tensor y)
        {
            y.backward();
            y.backward();
        }

        static void Overwritten(Tensor h)
        {
            var y = (h * h).sum();
            h.add_(1);
            y.backward();
        }

        static Tensor Disposed()
        {
            var x = zeros(2, 3);
            x.Dispose();
            return x;
        }
    }
}
