using Course.Checks;
using Course.Data;
using Course.Metrics;
using Course.Plotting;
using Course.Training;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace Course.Display;

/// <summary>How the library's results look in a notebook.</summary>
/// <remarks>A notebook calls <see cref="Register"/> once; after that the value of a cell, or what is given to display, shows as written here. Nothing needs a script or the network, and
/// colours are laid thinly over the page's own, so that text stays readable in light and dark.</remarks>
public static class Formatters
{
    private const string Html = "text/html";

    /// <summary>Registers the HTML of checks, histories, progress, metrics, graphs, data sets, tensors, modules and data frames. Calling it again changes nothing.</summary>
    public static void Register()
    {
        Formatter.Register<Derivation>(check => CheckHtml.Of(check), Html);
        Formatter.Register<GradientCheck>(check => CheckHtml.Of(check.ToString()), Html);
        Formatter.Register<Claim>(claim => CheckHtml.Of(claim.ToString()), Html);
        Formatter.Register<History>(history => TrainingHtml.Of(history), Html);
        Formatter.Register<TrainingProgress>(progress => TrainingHtml.Of(progress), Html);
        Formatter.Register<ComputationGraph>(graph => graph.ToSvg(), Html);
        Formatter.Register<ConfusionMatrix>(matrix => ConfusionMatrixHtml.Of(matrix), Html);
        Formatter.Register<ClassificationReport>(report => Markup.Table(report.Cells(), texts: 1), Html);
        Formatter.Register<ModuleSummary>(summary => ModuleHtml.Of(summary), Html);
        Formatter.Register<Tensor>(tensor => TensorHtml.Of(tensor), Html);
        Formatter.Register<nn.Module>(module => ModuleHtml.Of(module), Html);
        Formatter.Register<DataFrame>(frame => DataFrameHtml.Of(frame), Html);
        Formatter.Register<DataFrameColumn>(column => DataFrameHtml.Of(new DataFrame(column.Clone())), Html);
        RegisterText<EpochResult>();
        RegisterText<Evaluation>();
        RegisterText<Confusion>();
        RegisterText<RocCurve>();
        RegisterText<PrecisionRecallCurve>();
        RegisterText<Calibration>();
        RegisterText<ImageSet>();
        RegisterText<ImageSplit>();
        RegisterText<ChannelStatistics>();
        RegisterText<TextCorpus>();
        RegisterText<CharVocabulary>();
    }

    private static void RegisterText<T>()
        where T : notnull =>
        Formatter.Register<T>(value => $"<span>{Markup.Text(value.ToString())}</span>", Html);
}
