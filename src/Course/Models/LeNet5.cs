using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>LeNet-5, the convolutional network that read cheques: two convolutions, two poolings, three fully connected layers.</summary>
/// <remarks>
/// <para>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86 (1998) 2278-2324, section II.B.</para>
/// <code>
/// images   [N,  1, 28, 28]
/// conv1    [N,  6, 28, 28]   5×5, padding 2        156 parameters
/// pool     [N,  6, 14, 14]   2×2
/// conv2    [N, 16, 10, 10]   5×5                 2,416
/// pool     [N, 16,  5,  5]   2×2
/// flatten  [N, 400]
/// fc1      [N, 120]                             48,120
/// fc2      [N,  84]                             10,164
/// fc3      [N,  10]                                850
///                                               61,706 parameters in all
/// </code>
/// <para>Where it differs from the paper, in both forms: the paper's images are 32×32, here 28×28 ones are padded by 2 on each side; its subsampling layers have a factor
/// and a bias for each map that are learnt, here pooling has no parameters; its second convolution connects each map to some of the first's only (table I: 1,516 parameters), here to all;
/// its outputs are distances to drawn 7×12 bitmaps (radial basis functions), here they are logits. The paper counts 60,000 parameters; <see cref="LeNet5Of1998"/> keeps the paper's subsampling and table.</para>
/// <para>The filters are <c>model.get_parameter("conv1.weight")</c>, [6, 1, 5, 5]. Parameters are drawn as PyTorch draws them.</para>
/// </remarks>
public sealed class LeNet5 : Module<Tensor, Tensor>
{
    /// <summary>Which of its two forms a <see cref="LeNet5"/> has.</summary>
    public enum Form
    {
        /// <summary>As it is built today: ReLU and max-pooling.</summary>
        Relu,

        /// <summary>With the paper's shapes in today's layers: the squashing function 1.7159·tanh(⅔·a) (appendix A) and average pooling.</summary>
        Paper1998,
    }

    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly Linear fc3;

    /// <summary>A LeNet-5 with fresh weights.</summary>
    /// <param name="form">Its activation and pooling.</param>
    public LeNet5(Form form = Form.Relu)
        : base(nameof(LeNet5))
    {
        Kind = form;
        conv1 = Conv2d(1, 6, kernel_size: 5, padding: 2);
        conv2 = Conv2d(6, 16, kernel_size: 5);
        fc1 = Linear(16 * 5 * 5, 120);
        fc2 = Linear(120, 84);
        fc3 = Linear(84, 10);
        RegisterComponents();
    }

    /// <summary>Which form it has.</summary>
    public Form Kind { get; }

    /// <summary>The scores of the ten classes for each image.</summary>
    /// <param name="images">Float32 [N, 1, 28, 28]; values of about 0 to 1.</param>
    /// <returns>Logits, [N, 10].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(
            nameof(LeNet5), images, "N 1 28 28",
            images.ndim == 3 ? "add the missing dimension with unsqueeze." : "28×28 grey images are expected, one channel each.");
        var x = Pool(Activate(conv1.call(images)));
        x = Pool(Activate(conv2.call(x)));
        x = x.flatten(start_dim: 1);
        x = Activate(fc1.call(x));
        x = Activate(fc2.call(x));
        return fc3.call(x);
    }

    private Tensor Activate(Tensor x) => Kind == Form.Relu ? functional.relu(x) : 1.7159 * (x * (2.0 / 3.0)).tanh();

    private Tensor Pool(Tensor x) => Kind == Form.Relu ? functional.max_pool2d(x, 2) : functional.avg_pool2d(x, 2);
}
