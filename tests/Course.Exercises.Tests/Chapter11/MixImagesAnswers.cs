using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class MixImagesAnswers : AnswersTo<MixImages>
{
    private static Tensor OneHot(Tensor labels, int classes) => nn.functional.one_hot(labels, classes).to(float32);

    private static Tensor Mixed(Tensor values, double share, long[] partners) => share * values + (1 - share) * values.index_select(0, tensor(partners));

    [Right]
    private static (Tensor, Tensor) ByTensors(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (Mixed(images, share, partners), Mixed(OneHot(labels, classes), share, partners));

    [Right]
    private static (Tensor, Tensor) OneByOne(Tensor images, Tensor labels, int classes, double share, long[] partners)
    {
        Tensor mixed = zeros_like(images), targets = zeros(partners.Length, classes);
        for (int i = 0; i < partners.Length; i++)
        {
            mixed[i] = images[i] * share + images[partners[i]] * (1 - share);
            foreach (var (label, part) in new[] { (labels[i], share), (labels[partners[i]], 1 - share) })
                targets[i, label.item<long>()] += (float)part;
        }
        return (mixed, targets);
    }

    [Wrong("still classes")]
    private static (Tensor, Tensor) Classes(Tensor images, Tensor labels, int classes, double share, long[] partners) => (Mixed(images, share, partners), labels);

    [Wrong("targets are not")]
    private static (Tensor, Tensor) ImagesOnly(Tensor images, Tensor labels, int classes, double share, long[] partners) => (Mixed(images, share, partners), OneHot(labels, classes));

    [Wrong("images are not")]
    private static (Tensor, Tensor) TargetsOnly(Tensor images, Tensor labels, int classes, double share, long[] partners) => (images, Mixed(OneHot(labels, classes), share, partners));

    [Wrong("shares of the targets are exchanged")]
    private static (Tensor, Tensor) TargetsExchanged(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (Mixed(images, share, partners), Mixed(OneHot(labels, classes), 1 - share, partners));

    [Wrong("λ and 1 − λ are exchanged")]
    private static (Tensor, Tensor) Exchanged(Tensor images, Tensor labels, int classes, double share, long[] partners) => ByTensors(images, labels, classes, 1 - share, partners);

    [Wrong("larger share got the whole")]
    private static (Tensor, Tensor) Winner(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (Mixed(images, share, partners), OneHot(share >= 0.5 ? labels : labels.index_select(0, tensor(partners)), classes));

    [Wrong("different partners")]
    private static (Tensor, Tensor) OtherPartners(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (Mixed(images, share, partners), Mixed(OneHot(labels, classes), share, [.. partners.Reverse()]));

    [Wrong]
    private static (Tensor, Tensor) Half(Tensor images, Tensor labels, int classes, double share, long[] partners) => ByTensors(images, labels, classes, 0.5, partners);

    [Wrong]
    private static (Tensor, Tensor) NextIsPartner(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        ByTensors(images, labels, classes, share, [.. partners.Select((_, i) => (long)((i + 1) % partners.Length))]);

    [Wrong]
    private static (Tensor, Tensor) Nothing(Tensor images, Tensor labels, int classes, double share, long[] partners) => (images, OneHot(labels, classes));

    [Wrong]
    private static (Tensor, Tensor) Sum(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (images + images.index_select(0, tensor(partners)), OneHot(labels, classes) + OneHot(labels, classes).index_select(0, tensor(partners)));

    [Wrong]
    private static (Tensor, Tensor) MixedClassNumbers(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (Mixed(images, share, partners), OneHot(Mixed(labels.to(float32), share, partners).round().to(int64), classes));

    [Wrong]
    private static (Tensor, Tensor) BothPartners(Tensor images, Tensor labels, int classes, double share, long[] partners) =>
        (images.index_select(0, tensor(partners)), OneHot(labels, classes).index_select(0, tensor(partners)));
}
