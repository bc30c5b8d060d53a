using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>The mean loss and the accuracy over the samples met so far, each batch with the weight of its size.</summary>
internal sealed class RunningMean
{
    public double LossSum { get; set; }

    public long Correct { get; set; }

    /// <summary>Whether all outputs were scores of classes, so that there is an accuracy.</summary>
    public bool Classifies { get; set; } = true;

    public long Samples { get; set; }

    internal double Loss => Samples == 0 ? double.NaN : LossSum / Samples;

    internal double Accuracy => Samples == 0 || !Classifies ? double.NaN : (double)Correct / Samples;

    internal void Add(in BatchLoss loss, Tensor targets)
    {
        Samples += loss.Samples;
        LossSum += loss.Value * loss.Samples;
        Classifies &= loss.Outputs is not null && Metrics.Accuracy.Applies(loss.Outputs, targets);
        if (Classifies) Correct += Metrics.Accuracy.Correct(loss.Outputs!, targets);
    }

    /// <summary>Adds what another mean was made of.</summary>
    internal void Add(RunningMean other)
    {
        Samples += other.Samples;
        LossSum += other.LossSum;
        Classifies &= other.Classifies;
        Correct += other.Correct;
    }
}
