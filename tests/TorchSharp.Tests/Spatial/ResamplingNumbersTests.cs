using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Spatial;

/// <summary>Resampling and rearrangement of images beside PyTorch 1.13 in float64.</summary>
public sealed class ResamplingNumbersTests
{
    public static TheoryData<string, PyTorchCase> Cases => new()
    {
        { "nearest of lines", new(x => F.interpolate(x[0], [7], mode: InterpolationMode.Nearest), [[2, 3, 5]], [2, 3, 7], [-3.697001575233797, 41.961828877135034]) },
        { "nearest, smaller", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Nearest), [[1, 2, 7, 9]], [1, 2, 3, 4], [-4.321834063231773, 25.44967109399834]) },
        { "nearest by a factor", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Nearest), [[1, 2, 5, 6]], [1, 2, 8, 13], [-12.337739443016964, 211.16945451587048]) },
        { "nearest-exact of lines", new(x => F.interpolate(x[0], [7], mode: InterpolationMode.NearestExact), [[2, 3, 5]], [2, 3, 7], [6.692612386986472, 43.15602543057315]) },
        { "nearest-exact, smaller", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.NearestExact), [[1, 2, 7, 9]], [1, 2, 3, 4], [1.0251225926387528, 24.868494893345034]) },
        { "nearest-exact by a factor", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.NearestExact), [[1, 2, 5, 6]], [1, 2, 8, 13], [-2.3329589120045515, 207.26344536770677]) },
        { "nearest twice", new(x => F.interpolate(x[0], scale_factor: [2, 2]), [[1, 2, 5, 6]], [1, 2, 10, 12], [-0.63875871387578, 241.16115078482005]) },
        { "linear", new(x => F.interpolate(x[0], [8], mode: InterpolationMode.Linear, align_corners: false), [[2, 3, 5]], [2, 3, 8], [6.103685437545489, 50.48870708884319]) },
        { "bilinear", new(x => F.interpolate(x[0], [8, 9], mode: InterpolationMode.Bilinear, align_corners: false), [[1, 2, 3, 5]], [1, 2, 8, 9], [3.1004314994993756, 146.40837944516335]) },
        { "bilinear, smaller", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bilinear, align_corners: false), [[1, 2, 7, 9]], [1, 2, 3, 4], [-0.9154333690209224, 25.61063175753928]) },
        { "bilinear by a factor", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Bilinear, align_corners: false), [[1, 2, 5, 6]], [1, 2, 8, 13], [-6.517918435467491, 209.9533219824589]) },
        { "bicubic", new(x => F.interpolate(x[0], [8, 9], mode: InterpolationMode.Bicubic, align_corners: false), [[1, 2, 3, 5]], [1, 2, 8, 9], [5.184917597795286, 146.68618164403807]) },
        { "bicubic, smaller", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bicubic, align_corners: false), [[1, 2, 7, 9]], [1, 2, 3, 4], [-0.8225895465729796, 25.98119844321506]) },
        { "bicubic by a factor", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Bicubic, align_corners: false), [[1, 2, 5, 6]], [1, 2, 8, 13], [-5.481181914947761, 210.0987294111369]) },
        { "linear, corners aligned", new(x => F.interpolate(x[0], [8], mode: InterpolationMode.Linear, align_corners: true), [[2, 3, 5]], [2, 3, 8], [4.841614988464796, 50.32766248546937]) },
        { "bilinear, corners aligned", new(x => F.interpolate(x[0], [8, 9], mode: InterpolationMode.Bilinear, align_corners: true), [[1, 2, 3, 5]], [1, 2, 8, 9], [4.887485793625556, 147.0279586995594]) },
        { "bilinear, smaller, corners aligned", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bilinear, align_corners: true), [[1, 2, 7, 9]], [1, 2, 3, 4], [-3.0412539402007903, 25.279104139756157]) },
        { "bilinear by a factor, corners aligned", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Bilinear, align_corners: true), [[1, 2, 5, 6]], [1, 2, 8, 13], [-6.627091777022168, 209.44245524685437]) },
        { "bicubic, corners aligned", new(x => F.interpolate(x[0], [8, 9], mode: InterpolationMode.Bicubic, align_corners: true), [[1, 2, 3, 5]], [1, 2, 8, 9], [5.82772512613315, 147.784832835823]) },
        { "bicubic, smaller, corners aligned", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bicubic, align_corners: true), [[1, 2, 7, 9]], [1, 2, 3, 4], [-2.898952733162161, 25.21011604913032]) },
        { "bicubic by a factor, corners aligned", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Bicubic, align_corners: true), [[1, 2, 5, 6]], [1, 2, 8, 13], [-7.633835487325902, 209.432810372018]) },
        { "bilinear by a factor computed anew", new(x => F.interpolate(x[0], scale_factor: [1.7, 2.3], mode: InterpolationMode.Bilinear, align_corners: false, recompute_scale_factor: true), [[1, 2, 5, 6]], [1, 2, 8, 13], [-3.4073353829205972, 209.7223447002903]) },
        { "bilinear to one pixel, corners aligned", new(x => F.interpolate(x[0], [1, 1], mode: InterpolationMode.Bilinear, align_corners: true), [[1, 2, 5, 6]], [1, 2, 1, 1], [1.354390217459709, 2.786340505435369]) },
        { "area", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Area), [[1, 2, 7, 9]], [1, 2, 3, 4], [-0.07717783090990882, 24.827855995109026]) },
        { "area of lines", new(x => F.interpolate(x[0], [3], mode: InterpolationMode.Area), [[1, 2, 7]], [1, 2, 3], [-0.1011100075824014, 6.8443794277157]) },
        { "bilinear, antialiased", new(x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bilinear, antialias: true), [[1, 2, 7, 9]], [1, 2, 3, 4], [0.08000639293632328, 24.75363890133507]) },
        { "bicubic, antialiased", new(x => F.interpolate(x[0], [3, 11], mode: InterpolationMode.Bicubic, antialias: true), [[1, 2, 7, 9]], [1, 2, 3, 11], [-0.013416148349371992, 66.8623848808293]) },
        { "unfold", new(x => F.unfold(x[0], (2, 3), dilation: (2, 1), padding: (1, 2), stride: (1, 2)), [[2, 3, 5, 6]], [2, 18, 20], [12.26665283588837, 428.1276496214094]) },
        { "unfold of one image", new(x => F.unfold(x[0], 2), [[3, 4, 4]], [12, 9], [-1.886008845593461, 107.43456905943094]) },
        { "fold", new(x => F.fold(x[0], (5, 6), (2, 3), dilation: (2, 1), padding: (1, 2), stride: (1, 2)), [[2, 18, 20]], [2, 3, 5, 6], [15.742792567410934, 433.7381786556271]) },
        { "fold of one image", new(x => F.fold(x[0], 4, 2), [[12, 9]], [3, 4, 4], [-5.101305350262509, 110.10732688188045]) },
        { "pixel_shuffle", new(x => F.pixel_shuffle(x[0], 2), [[2, 8, 3, 2]], [2, 2, 6, 4], [2.441649628748779, 96.70223553838]) },
        { "pixel_unshuffle", new(x => F.pixel_unshuffle(x[0], 3), [[2, 2, 6, 3]], [2, 18, 2, 1], [2.3392854734489945, 72.82778423623415]) },
        { "channel_shuffle", new(x => x[0].channel_shuffle(3), [[2, 6, 3, 2]], [2, 6, 3, 2], [-0.94479222280069, 72.4576145309191]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_PyTorchs(string name, PyTorchCase numbers) => numbers.Check(name);
}
