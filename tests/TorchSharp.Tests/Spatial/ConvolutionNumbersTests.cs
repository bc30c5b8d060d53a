using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Spatial;

/// <summary>Convolutions beside PyTorch 1.13 in float64.</summary>
public sealed class ConvolutionNumbersTests
{
    public static TheoryData<string, PyTorchCase> Cases => new()
    {
        { "conv1d", new(x => F.conv1d(x[0], x[1], x[2]), [[2, 3, 9], [4, 3, 3], [4]], [2, 4, 7], [-14.211739545611573, 3.381285096674981, -17.014994227828492, 49.52615358248769]) },
        { "conv1d with every step", new(x => F.conv1d(x[0], x[1], x[2], stride: 2, padding: 3, dilation: 2, groups: 2), [[2, 4, 9], [6, 2, 3], [6]], [2, 6, 6], [-5.730113195187078, 6.310593465193692, 6.362366611972555, 71.44696713280321]) },
        { "conv1d of one line", new(x => F.conv1d(x[0], x[1], padding: 1), [[3, 7], [2, 3, 4]], [2, 6], [5.0948156539269664, -16.81805220774246, 0.7222384490900859]) },
        { "conv1d of the same size", new(x => F.conv1d_padding(x[0], x[1], padding: Padding.Same, dilation: 3), [[2, 2, 9], [3, 2, 4]], [2, 3, 9], [17.029033742233423, -46.55035579112256, -16.626001787054108]) },
        { "conv2d of the same size", new(x => F.conv2d_padding(x[0], x[1], x[2], padding: Padding.Same), [[1, 2, 5, 6], [3, 2, 4, 2], [3]], [1, 3, 5, 6], [1.5075905772896432, -45.659711013973926, -18.054648997158566, 81.66918308633336]) },
        { "conv2d of the kernel inside", new(x => F.conv2d_padding(x[0], x[1], strides: [2, 1]), [[1, 2, 5, 6], [3, 2, 3, 2]], [1, 3, 2, 5], [2.6275573136883286, 2.5180530414983426, -20.522418082297154]) },
        { "conv_transpose1d", new(x => F.conv_transpose1d(x[0], x[1], x[2]), [[2, 3, 5], [3, 4, 3], [4]], [2, 4, 7], [-10.350043035593515, -0.4352472218073604, 13.920085082828482, 49.52615358248769]) },
        { "conv_transpose1d with every step", new(x => F.conv_transpose1d(x[0], x[1], x[2], stride: 3, padding: 1, output_padding: 2, dilation: 2, groups: 2), [[2, 4, 5], [4, 3, 3], [6]], [2, 6, 17], [25.06640652820733, -5.892449541808628, -1.5987874836423814, 202.5811241394177]) },
        { "conv_transpose2d", new(x => F.conv_transpose2d(x[0], x[1], x[2]), [[2, 3, 4, 3], [3, 2, 3, 2], [2]], [2, 2, 6, 4], [51.32941217631114, 3.688959821853862, -14.751255488319998, 73.06209316922792]) },
        { "conv_transpose2d of one image", new(x => F.conv_transpose2d(x[0], x[1], strides: [2]), [[3, 4, 3], [3, 2, 3, 3]], [2, 9, 7], [0.36202160258122795, 14.622389238997169, -17.82716408689742]) },
        { "conv_transpose2d with every step", new(x => F.conv_transpose2d(x[0], x[1], x[2], strides: [2, 3], padding: [1, 2], output_padding: [1, 0], dilation: [1, 2], groups: 2), [[2, 4, 3, 4], [4, 1, 3, 2], [2]], [2, 2, 6, 8], [88.59459945422832, -20.868089392119433, -1.0040268784762985, 145.60136215605456]) },
        { "conv_transpose2d with an output padding beyond the stride", new(x => F.conv_transpose2d(x[0], x[1], padding: [2], output_padding: [1, 2], dilation: [3]), [[1, 2, 3, 4], [2, 2, 3, 2]], [1, 2, 6, 5], [8.674377590655375, -9.323190960683927, -18.09203146779334]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_PyTorchs(string name, PyTorchCase numbers) => numbers.Check(name);
}
