using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class FlipSomeAnswers : AnswersTo<FlipSome>
{
    private static Tensor Where(Tensor images, bool[] which, Func<Tensor, Tensor> map) => where(tensor(which).reshape(-1, 1, 1, 1), map(images), images);

    [Right]
    private static Tensor ByMask(Tensor images, bool[] which) => Where(images, which, all => all.flip(3));

    [Right]
    private static Tensor OneByOne(Tensor images, bool[] which) => stack([.. which.Select((mirrored, i) => mirrored ? images[i].flip(2) : images[i])]);

    [Right]
    private static Tensor ByLoops(Tensor images, bool[] which)
    {
        float[] from = images.contiguous().data<float>().ToArray(), to = new float[from.Length];
        int width = (int)images.shape[3], image = from.Length / which.Length;
        for (int q = 0; q < from.Length; q++)
            to[q] = which[q / image] ? from[q - q % width + width - 1 - q % width] : from[q];
        return tensor(to, images.shape);
    }

    [Wrong("Nothing was mirrored")]
    private static Tensor Nothing(Tensor images, bool[] which) => images.clone();

    [Wrong("Nothing was mirrored")]
    private static Tensor ThrownAway(Tensor images, bool[] which)
    {
        _ = images.flip(3);
        return images;
    }

    [Wrong("All images")]
    private static Tensor All(Tensor images, bool[] which) => images.flip(3);

    [Wrong("The wrong ones")]
    private static Tensor TheOthers(Tensor images, bool[] which) => ByMask(images, [.. which.Select(mirrored => !mirrored)]);

    [Wrong("Top and bottom")]
    private static Tensor UpsideDown(Tensor images, bool[] which) => Where(images, which, all => all.flip(2));

    [Wrong("half a turn")]
    private static Tensor HalfATurn(Tensor images, bool[] which) => Where(images, which, all => all.flip(2, 3));

    [Wrong("channels are reversed")]
    private static Tensor Channels(Tensor images, bool[] which) => Where(images, which, all => all.flip(1));

    [Wrong]
    private static Tensor OffByOne(Tensor images, bool[] which) => Where(images, which, all => all.flip(3).roll(1, 3));

    [Wrong]
    private static Tensor Batch(Tensor images, bool[] which) => Where(images, which, all => all.flip(0));

    [Wrong]
    private static Tensor FirstOnly(Tensor images, bool[] which) => ByMask(images, [true, .. which[1..].Select(_ => false)]);

    [Wrong]
    private static Tensor OnlyTheChosen(Tensor images, bool[] which) => images[tensor(which)].flip(3);

    [Wrong]
    private static Tensor HalfOfTheImage(Tensor images, bool[] which)
    {
        long half = images.shape[3] / 2;
        return Where(images, which, all => cat([all.narrow(3, 0, half), all.narrow(3, 0, images.shape[3] - half).flip(3)], 3));
    }

    [Wrong]
    private static Tensor FirstChannelOnly(Tensor images, bool[] which) =>
        Where(images, which, all => cat([all.narrow(1, 0, 1).flip(3), all.narrow(1, 1, all.shape[1] - 1)], 1));
}
