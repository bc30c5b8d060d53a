using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Spatial;

/// <summary>Poolings beside PyTorch 1.13 in float64.</summary>
public sealed class PoolingNumbersTests
{
    public static TheoryData<string, PyTorchCase> Cases => new()
    {
        { "max_pool1d", new(x => F.max_pool1d(x[0], 3, stride: 2, padding: 1), [[2, 3, 10]], [2, 3, 5], [37.55915066070365, 32.513381333634]) },
        { "max_pool1d dilated and rounded up", new(x => F.max_pool1d(x[0], 2, stride: 3, dilation: 2, ceil_mode: true), [[2, 3, 10]], [2, 3, 4], [14.088900218001928, 26.139509608811863]) },
        { "max_pool2d of one image, dilated", new(x => F.max_pool2d(x[0], (2, 3), stride: (1, 2), padding: (0, 1), dilation: (2, 1)), [[2, 6, 7]], [2, 4, 4], [47.2052660567266, 31.081518152432388]) },
        { "avg_pool1d", new(x => F.avg_pool1d(x[0], 3, stride: 2, padding: 1), [[2, 3, 10]], [2, 3, 5], [0.03239582382589701, 28.8500552090114]) },
        { "avg_pool1d without padding in the mean, rounded up", new(x => F.avg_pool1d(x[0], 4, stride: 3, padding: 2, ceil_mode: true, count_include_pad: false), [[3, 9]], [3, 4], [0.6652532138861378, 12.859193853274288]) },
        { "avg_pool2d with a divisor", new(x => F.avg_pool2d(x[0], [3, 2], [2, 1], [1, 0], divisor_override: 5), [[1, 2, 6, 5]], [1, 2, 3, 4], [-0.32497949108229807, 26.665372990092575]) },
        { "avg_pool2d rounded up", new(x => F.avg_pool2d(x[0], 3, stride: 2, padding: 1, ceil_mode: true), [[1, 2, 6, 6]], [1, 2, 4, 4], [-1.1007818696751537, 21.13666440630275]) },
        { "adaptive_avg_pool1d", new(x => F.adaptive_avg_pool1d(x[0], 4), [[2, 3, 10]], [2, 3, 4], [-0.24792053032673872, 24.698827249144117]) },
        { "adaptive_max_pool1d", new(x => F.adaptive_max_pool1d(x[0], 4), [[2, 3, 10]], [2, 3, 4], [32.530281399094285, 25.587786253593805]) },
        { "adaptive_max_pool2d", new(x => F.adaptive_max_pool2d(x[0], [3, 5]), [[2, 3, 7, 8]], [2, 3, 3, 5], [128.641117087215, 82.06658363592419]) },
        { "lp_pool1d", new(x => F.lp_pool1d(x[0], 2, 3, stride: 2), [[2, 3, 10]], [2, 3, 4], [49.086182378025526, 2.7240508744382335]) },
        { "lp_pool2d", new(x => F.lp_pool2d(x[0], 4, [2, 3]), [[1, 2, 6, 6]], [1, 2, 3, 2], [26.599140327616468, 0.2976815533708649]) },
        { "max_unpool1d", new(x => F.max_unpool1d(x[0], tensor([1L, 2, 5, 0, 3, 5], 1, 2, 3), 2), [[1, 2, 3]], [1, 2, 6], [0.7866788965229623, 6.661983873790749]) },
        { "max_unpool2d to a size", new(x => F.max_unpool2d(x[0], tensor([1L, 3, 11, 24, 0, 3, 22, 20], 1, 2, 2, 2), [2], output_size: [5, 5]), [[1, 2, 2, 2]], [1, 2, 5, 5], [-0.4699876085745711, 8.24516562651069]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_PyTorchs(string name, PyTorchCase numbers) => numbers.Check(name);
}
