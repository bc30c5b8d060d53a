using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Spatial;

/// <summary>Normalisations beside PyTorch 1.13 in float64.</summary>
public sealed class NormalisationNumbersTests
{
    public static TheoryData<string, PyTorchCase> Cases => new()
    {
        { "layer_norm", new(x => F.layer_norm(x[0], [5], x[1], x[2]), [[2, 3, 5], [5], [5]], [2, 3, 5], [16.883183696313687, 1.0306707912826825, 5.112735658920611, 29.489509390682244]) },
        { "layer_norm over two dimensions", new(x => F.layer_norm(x[0], [3, 5], x[1], x[2], 1e-3), [[4, 3, 5], [3, 5], [3, 5]], [4, 3, 5], [0.6838420843051995, -1.084990700421515, 4.923568659763885, 57.14526912837877]) },
        { "layer_norm of wide rows", new(x => F.layer_norm(x[0], [70], x[1], x[2]), [[9, 70], [70], [70]], [9, 70], [-23.80942100052195, 21.60466284387416, 81.4889483283097, 616.7052831497786]) },
        { "layer_norm without weights", new(x => F.layer_norm(x[0], [6]), [[4, 6]], [4, 6], [2.357605349031921, -0.27186658144666204]) },
        { "layer_norm without a bias", new(x => F.layer_norm(x[0], [6], x[1]), [[4, 6], [6]], [4, 6], [-2.1224733483324076, 2.2240528935332153, 1.2325357057801956]) },
        { "layer_norm without a weight", new(x => F.layer_norm(x[0], [6], null, x[1]), [[4, 6], [6]], [4, 6], [-4.277366345647513, -0.27186658144666204, 23.04364126526497]) },
        { "group_norm", new(x => F.group_norm(x[0], 3, x[1], x[2]), [[2, 6, 4, 3], [6], [6]], [2, 6, 4, 3], [11.626092791318975, 2.579522114498902, 23.033548902421284, 142.78638520596283]) },
        { "group_norm of rows", new(x => F.group_norm(x[0], 2, x[1], x[2]), [[3, 6], [6], [6]], [3, 6], [-2.572206823676167, 1.095135310973637, 1.6426120233562673, 18.59852968544093]) },
        { "group_norm without weights", new(x => F.group_norm(x[0], 2), [[3, 4, 5]], [3, 4, 5], [7.74252360810573, -0.9303973596240722]) },
        { "instance_norm", new(x => F.instance_norm(x[0], weight: x[1], bias: x[2]), [[2, 3, 4, 3], [3], [3]], [2, 3, 4, 3], [20.685120180693335, 0.6725698779973653, 10.237401680057573, 65.22274136770993]) },
        { "instance_norm of lines without weights", new(x => F.instance_norm(x[0], eps: 0.1), [[2, 3, 7]], [2, 3, 7], [5.4897608124559625, -0.5478261402525606]) },
        { "instance_norm by running statistics", new(x => F.instance_norm(x[0], tensor([0.1, 0.2, -0.3]).to_type(x[0].dtype), tensor([1, 2, 0.5]).to_type(x[0].dtype), x[1], x[2], use_input_stats: false), [[2, 3, 4], [3], [3]], [2, 3, 4], [10.997222632654108, -19.62570714525875, 2.5181335116861328, 22.567622885790353]) },
        { "batch_norm", new(x => F.batch_norm(x[0], null, null, x[1], x[2], training: true), [[4, 3, 5], [3], [3]], [4, 3, 5], [18.83662001191053, 0.6551643278886183, 8.578822650012814, 54.70804373671822]) },
        { "batch_norm without a scale", new(x => F.batch_norm(x[0], null, null, null, x[1], training: true), [[4, 3, 5], [3]], [4, 3, 5], [-26.293400168911184, -0.8417088262479935, 60.71756803728038]) },
        { "batch_norm by running statistics", new(x => F.batch_norm(x[0], tensor([0.1, 0.2, -0.3]).to_type(x[0].dtype), tensor([1, 2, 0.5]).to_type(x[0].dtype), x[1], x[2]), [[4, 3, 5], [3], [3]], [4, 3, 5], [17.153983494944207, -44.105245226327284, 9.748315806948264, 54.70804373671822]) },
        { "local_response_norm", new(x => F.local_response_norm(x[0], 3, alpha: 0.5, beta: 0.6, k: 2), [[2, 5, 3, 2]], [2, 5, 3, 2], [4.469544129071868, 32.539284401297934]) },
        { "local_response_norm of an even size", new(x => F.local_response_norm(x[0], 4, alpha: 0.5), [[2, 6, 5]], [2, 6, 5], [7.1326840906824405, 34.52889166334496]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_PyTorchs(string name, PyTorchCase numbers) => numbers.Check(name);
}
