using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>The mean loss and the accuracy over the samples met so far, each batch with the weight of its size.</summary>
internal sealed class RunningMean
{
    private double _loss;
    private long _correct;
    private bool _classes = true;

    internal long Samples { get; private set; }

    internal double Loss => Samples == 0 ? double.NaN : _loss / Samples;

    internal double Accuracy => Samples == 0 || !_classes ? double.NaN : (double)_correct / Samples;

    internal void Add(double loss, Tensor outputs, Tensor targets)
    {
        var samples = outputs.ndim == 0 ? 1 : outputs.shape[0];
        Samples += samples;
        _loss += loss * samples;
        _classes &= Metrics.Accuracy.Applies(outputs, targets);
        if (_classes) _correct += Metrics.Accuracy.Correct(outputs, targets);
    }
}
