using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class FindTheShortcutAnswers : AnswersTo<FindTheShortcut>
{
    [Right]
    private static (int, int, int) ByOcclusion(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var falls = Falls(scores, images, labels);
        var best = (Fall: double.NegativeInfinity, Row: 0, Column: 0, Class: 0);
        for (int c = 0; c < 4; c++)
        {
            var mean = falls[labels.eq(c)].mean([0]);
            for (int i = 0; i < 15; i++)
                for (int j = 0; j < 15; j++)
                    if (mean[i, j].item<float>() is var fall && fall > best.Fall)
                        best = (fall, i, j, c);
        }
        return (best.Row, best.Column, best.Class);
    }

    [Right]
    private static (int, int, int) ByAnEmptyPicture(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        // What two by two bright pixels do on an even picture: only the mark that is used lifts one score more than all others.
        var pictures = full([225, 1, 16, 16], 0.125f);
        for (int place = 0; place < 225; place++)
            pictures[place, 0].narrow(0, place / 15, 2).narrow(1, place % 15, 2).fill_(1);
        var rises = scores(pictures) - scores(full([1, 1, 16, 16], 0.125f));
        // A class's filter gives the same nearly everywhere; the shortcut comes on top of that.
        var beyond = (rises - rises.mean([0L], keepdim: true)).reshape(-1);
        int best = (int)beyond.argmax().item<long>();
        return (best / 4 / 15, best / 4 % 15, best % 4);
    }

    /// <summary>The fall of each picture's own score, [N, 15, 15].</summary>
    private static Tensor Falls(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        Tensor Own(Tensor pictures) => scores(pictures).gather(1, labels.unsqueeze(1)).squeeze(1);
        var whole = Own(images);
        var falls = zeros(images.shape[0], 15, 15);
        for (int i = 0; i < 15; i++)
        {
            for (int j = 0; j < 15; j++)
            {
                var covered = images.clone();
                covered.narrow(2, i, 2).narrow(3, j, 2).fill_(0.125);
                falls.select(2, j).select(1, i).copy_(whole - Own(covered));
            }
        }
        return falls;
    }

    private static (int Row, int Column) Brightest(Tensor images, Tensor labels, int c, bool last = false)
    {
        var mean = nn.functional.avg_pool2d(images[labels.eq(c)].mean([0], keepdim: true), 2, 1).reshape(-1);
        int best = (int)(last ? mean.argmin() : mean.argmax()).item<long>();
        return (best / 15, best % 15);
    }

    [Wrong("does not use it")]
    private static (int, int, int) MarkOfTheFollowingClass(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        int c = (ByOcclusion(scores, images, labels).Item3 + 1) % 4;
        var (row, column) = Brightest(images, labels, c);
        return (row, column, c);
    }

    [Wrong("exchanged")]
    private static (int, int, int) Exchanged(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var (row, column, c) = ByOcclusion(scores, images, labels);
        return (column, row, c);
    }

    [Wrong("Whose pictures")]
    private static (int, int, int) NextClass(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var (row, column, c) = ByOcclusion(scores, images, labels);
        return (row, column, (c + 1) % 4);
    }

    [Wrong("something else")]
    private static (int, int, int) TheMiddle(Func<Tensor, Tensor> scores, Tensor images, Tensor labels) => (6, 6, ByOcclusion(scores, images, labels).Item3);

    [Wrong]
    private static (int, int, int) FirstClass(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var (row, column) = Brightest(images, labels, 0);
        return (row, column, 0);
    }

    [Wrong]
    private static (int, int, int) BrightestOfAll(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var mean = images.mean([0L, 1]);
        int best = (int)mean.argmax().item<long>();
        return (best / 16, best % 16, 3);
    }

    [Wrong]
    private static (int, int, int) ClassWithTheHighestScore(Func<Tensor, Tensor> scores, Tensor images, Tensor labels) =>
        (8, 8, (int)scores(images).mean([0]).argmin().item<long>());

    [Wrong]
    private static (int, int, int) SmallestFall(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var mean = Falls(scores, images, labels).mean([0]).reshape(-1);
        int best = (int)mean.argmin().item<long>();
        return (best / 15, best % 15, 1);
    }

    [Wrong]
    private static (int, int, int) Darkest(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var (row, column) = Brightest(images, labels, 2, last: true);
        return (row, column, 2);
    }

    [Wrong]
    private static (int, int, int) CountedFromOne(Func<Tensor, Tensor> scores, Tensor images, Tensor labels)
    {
        var (row, column, c) = ByOcclusion(scores, images, labels);
        return (row + 2, column + 2, c + 1);
    }

    [Wrong]
    private static (int, int, int) Corner(Func<Tensor, Tensor> scores, Tensor images, Tensor labels) => (0, 0, 0);

    [Wrong]
    private static (int, int, int) Middle(Func<Tensor, Tensor> scores, Tensor images, Tensor labels) => (7, 7, 2);
}
