using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class PasteImagesAnswers : AnswersTo<PasteImages>
{
    private static (long From, long To) Range(long middle, long side, long size) =>
        (Math.Max(0, Math.Min(size, middle - side / 2)), Math.Max(0, Math.Min(size, middle - side / 2 + side)));

    private static Tensor Targets(Tensor labels, int classes, long[] partners, Func<int, double> share)
    {
        var targets = zeros(partners.Length, classes);
        for (int i = 0; i < partners.Length; i++)
        {
            targets[i, labels[i].item<long>()] += (float)(1 - share(i));
            targets[i, labels[partners[i]].item<long>()] += (float)share(i);
        }
        return targets;
    }

    private static (Tensor Images, Tensor Targets) With(
        Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes,
        Func<long, long, long, (long From, long To)>? range = null, Func<int, double, double>? share = null, bool chained = false, bool black = false)
    {
        range ??= Range;
        var (result, shares) = (images.clone(), new double[boxes.Length]);
        long height = images.shape[2], width = images.shape[3];
        for (int i = 0; i < boxes.Length; i++)
        {
            var (rows, columns) = (range(boxes[i].Row, boxes[i].Side, height), range(boxes[i].Column, boxes[i].Side, width));
            long high = rows.To - rows.From, wide = columns.To - columns.From;
            shares[i] = high * wide / (double)(height * width);
            if (high <= 0 || wide <= 0)
                continue;
            var source = (chained ? result : images)[partners[i]].narrow(1, rows.From, high).narrow(2, columns.From, wide).clone();
            result[i].narrow(1, rows.From, high).narrow(2, columns.From, wide).copy_(black ? zeros_like(source) : source);
        }
        return (result, Targets(labels, classes, partners, i => share is null ? shares[i] : share(i, shares[i])));
    }

    [Right]
    private static (Tensor, Tensor) BySlices(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) => With(images, labels, classes, partners, boxes);

    [Right]
    private static (Tensor, Tensor) ByMask(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes)
    {
        Tensor Inside(long size, Func<(long Row, long Column, long Side), long> middle) => stack([.. boxes.Select(box =>
        {
            long from = middle(box) - box.Side / 2;
            var places = arange(size);
            return places.ge(from).logical_and(places.lt(from + box.Side));
        })]);
        var mask = Inside(images.shape[2], box => box.Row).reshape(-1, 1, images.shape[2], 1).logical_and(Inside(images.shape[3], box => box.Column).reshape(-1, 1, 1, images.shape[3]));
        var share = mask.to(float32).mean([1L, 2, 3]).unsqueeze(1);
        var own = nn.functional.one_hot(labels, classes).to(float32);
        var partner = tensor(partners);
        return (where(mask, images.index_select(0, partner), images), (1 - share) * own + share * own.index_select(0, partner));
    }

    [Wrong("also where a part of it sticks out")]
    private static (Tensor, Tensor) NominalShare(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (i, _) => Math.Min(1, boxes[i].Side * boxes[i].Side / (double)(images.shape[2] * images.shape[3])));

    [Wrong("The shares are exchanged")]
    private static (Tensor, Tensor) Exchanged(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (_, share) => 1 - share);

    [Wrong("one half")]
    private static (Tensor, Tensor) Halves(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (_, _) => 0.5);

    [Wrong("begins half a side before")]
    private static (Tensor, Tensor) FromTheCorner(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, range: (place, side, size) => (Math.Min(place, size), Math.Min(place + side, size)));

    [Wrong("Rows and columns of the box")]
    private static (Tensor, Tensor) RowsAndColumns(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, [.. boxes.Select(box => (box.Column, box.Row, box.Side))]);

    [Wrong("already had a box")]
    private static (Tensor, Tensor) InPlace(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, chained: true);

    [Wrong("that is cutout")]
    private static (Tensor, Tensor) Cutout(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, black: true);

    [Wrong("first one's box")]
    private static (Tensor, Tensor) OneBox(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, [.. boxes.Select(_ => boxes[0])]);

    [Wrong]
    private static (Tensor, Tensor) Nothing(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        (images, nn.functional.one_hot(labels, classes).to(float32));

    [Wrong]
    private static (Tensor, Tensor) ImagesOnly(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (_, _) => 0);

    [Wrong]
    private static (Tensor, Tensor) PartnerOnly(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (_, _) => 1);

    [Wrong]
    private static (Tensor, Tensor) WholePartner(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        (images.index_select(0, tensor(partners)), With(images, labels, classes, partners, boxes).Targets);

    [Wrong]
    private static (Tensor, Tensor) Blended(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        (0.5 * images + 0.5 * images.index_select(0, tensor(partners)), With(images, labels, classes, partners, boxes).Targets);

    [Wrong]
    private static (Tensor, Tensor) OneTooLarge(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, [.. boxes.Select(box => box with { Side = box.Side + 1 })]);

    [Wrong]
    private static (Tensor, Tensor) RootShare(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, partners, boxes, share: (_, share) => Math.Sqrt(share));

    [Wrong]
    private static (Tensor, Tensor) OtherPartners(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        (With(images, labels, classes, partners, boxes).Images, With(images, labels, classes, [.. partners.Reverse()], boxes).Targets);

    [Wrong]
    private static (Tensor, Tensor) NextImages(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes) =>
        With(images, labels, classes, [.. partners.Select((_, i) => (i + 1L) % partners.Length)], boxes);

    [Wrong]
    private static (Tensor, Tensor) Overwritten(Tensor images, Tensor labels, int classes, long[] partners, (long Row, long Column, long Side)[] boxes)
    {
        var (result, right) = With(images, labels, classes, partners, boxes);
        var targets = right.clone();
        for (int i = 0; i < partners.Length; i++)
        {
            var (rows, columns) = (Range(boxes[i].Row, boxes[i].Side, images.shape[2]), Range(boxes[i].Column, boxes[i].Side, images.shape[3]));
            targets[i, labels[partners[i]].item<long>()] = (float)((rows.To - rows.From) * (columns.To - columns.From) / (double)(images.shape[2] * images.shape[3]));
        }
        return (result, targets);
    }
}
