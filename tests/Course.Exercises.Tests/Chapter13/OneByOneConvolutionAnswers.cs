using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class OneByOneConvolutionAnswers : AnswersTo<OneByOneConvolution>
{
    [Right]
    private static Tensor Product(Tensor x, Tensor w, Tensor b) => Back(x, w, Rows(x).matmul(w.T) + b);

    [Right]
    private static Tensor ByIndices(Tensor x, Tensor w, Tensor b) => einsum("nchw,oc->nohw", x, w) + b.reshape(1, -1, 1, 1);

    [Right]
    private static Tensor ImageByImage(Tensor x, Tensor w, Tensor b) => w.matmul(x.flatten(2)).reshape(x.shape[0], -1, x.shape[2], x.shape[3]) + b.reshape(1, -1, 1, 1);

    [Wrong("channels still come last")]
    private static Tensor ChannelsLast(Tensor x, Tensor w, Tensor b) => Back(x, w, Rows(x).matmul(w.T) + b).permute(0, 2, 3, 1);

    [Wrong("Reshape does not move")]
    private static Tensor OnlyReshaped(Tensor x, Tensor w, Tensor b) => Back(x, w, x.reshape(-1, x.shape[1]).matmul(w.T) + b);

    [Wrong("The product has the channels last")]
    private static Tensor NotMovedBack(Tensor x, Tensor w, Tensor b) => (Rows(x).matmul(w.T) + b).reshape(x.shape[0], w.shape[0], x.shape[2], x.shape[3]);

    [Wrong("bias is missing")]
    private static Tensor WithoutBias(Tensor x, Tensor w, Tensor b) => Back(x, w, Rows(x).matmul(w.T));

    [Wrong]
    private static Tensor BiasTwice(Tensor x, Tensor w, Tensor b) => Back(x, w, Rows(x).matmul(w.T) + (2 * b));

    [Wrong]
    private static Tensor MeanOverChannels(Tensor x, Tensor w, Tensor b) => Back(x, w, (Rows(x).matmul(w.T) / x.shape[1]) + b);

    [Wrong]
    private static Tensor WithReLU(Tensor x, Tensor w, Tensor b) => Product(x, w, b).relu();

    [Wrong]
    private static Tensor FirstChannelOnly(Tensor x, Tensor w, Tensor b) => Product(x.narrow(1, 0, 1), w.narrow(1, 0, 1), b);

    [Wrong]
    private static Tensor Input(Tensor x, Tensor w, Tensor b) => x;

    [Wrong]
    private static Tensor NotTransposed(Tensor x, Tensor w, Tensor b) => Back(x, w, Rows(x).matmul(w) + b);

    [Wrong]
    private static Tensor RowsAndColumnsSwapped(Tensor x, Tensor w, Tensor b) => Product(x, w, b).transpose(2, 3);

    [Wrong]
    private static Tensor SameFilterEverywhere(Tensor x, Tensor w, Tensor b) => Product(x, w.narrow(0, 0, 1).expand(w.shape[0], -1), b);

    private static Tensor Rows(Tensor x) => x.permute(0, 2, 3, 1).reshape(-1, x.shape[1]);

    private static Tensor Back(Tensor x, Tensor w, Tensor product) => product.reshape(x.shape[0], x.shape[2], x.shape[3], w.shape[0]).permute(0, 3, 1, 2);
}
