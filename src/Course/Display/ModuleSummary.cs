using System.Text;
using Course.Checks;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Display;

/// <summary>A model layer by layer: what each is, the shape that it gives, and how many parameters it has.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Layers">In the order in which they ran; those that did not run, or ran inside of another, after their container.</param>
/// <param name="Parameters">All parameters, shared ones counted once.</param>
/// <param name="Trainable">Those of them that are trained.</param>
public sealed record ModuleSummary(string Model, IReadOnlyList<ModuleSummary.Layer> Layers, long Parameters, long Trainable)
{
    /// <summary>One layer.</summary>
    /// <param name="Name">Its name in the model, such as "layers.0".</param>
    /// <param name="Kind">Its type, such as "Conv2d".</param>
    /// <param name="Output">The shape that it gave; null if it did not run.</param>
    /// <param name="Parameters">How many parameters it has itself; its own layers' are theirs.</param>
    public sealed record Layer(string Name, string Kind, long[]? Output, long Parameters);

    /// <summary>Runs a batch through a model and looks on. The model runs as for evaluation and without gradients; it is as it was afterwards.</summary>
    /// <param name="model">Shapes are seen of layers that it runs by <c>call</c>.</param>
    /// <param name="input">A batch that it takes.</param>
    public static ModuleSummary Of(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var mode = TrainingMode.Off(model);
        Dictionary<Module, long[]> outputs = [];
        List<Action> removals = [];
        foreach (var layer in model.modules().OfType<Module<Tensor, Tensor>>().Distinct())
        {
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                outputs[layer] = output.shape;
                return output;
            });
            removals.Add(hook.remove);
        }
        try
        {
            model.call(input);
        }
        finally
        {
            foreach (var remove in removals) remove();
        }
        return Of(model, outputs);
    }

    /// <summary>The layers of a model of any kind, without running it.</summary>
    /// <param name="model">Any module.</param>
    public static ModuleSummary Of(Module model) => Of(model, []);

    private static ModuleSummary Of(Module model, Dictionary<Module, long[]> outputs)
    {
        (string Name, Module Module)[] inner = [.. model.named_modules()];
        List<(string Name, Module Module)> all = inner.Length == 0 ? [("", model)] : [.. inner];
        List<Layer> layers = [.. all.Select(layer => new Layer(layer.Name, Kind(layer.Module), outputs.GetValueOrDefault(layer.Module), Own(layer.Module)))];
        if (inner.Length > 0 && Own(model) is > 0 and var own) layers.Insert(0, new Layer("", Kind(model), null, own));
        var parameters = model.parameters().DistinctBy(parameter => (object)parameter, ReferenceEqualityComparer.Instance).ToArray();
        return new ModuleSummary(model.GetName(), layers, parameters.Sum(Count), parameters.Where(parameter => parameter.requires_grad).Sum(Count));

        static long Own(Module module) => module.named_parameters(recurse: false).Sum(parameter => Count(parameter.Item2));
        static long Count(Tensor parameter) => parameter.NumberOfElements;
        static string Kind(Module module) => module.GetType().Name.Split('`')[0];
    }

    /// <summary>The summary as a table with the totals below.</summary>
    public override string ToString()
    {
        var rows = Cells();
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendLine(string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        return text.Append($"{Model}: {Total}").ToString();
    }

    /// <summary>"61,706 parameters, 10,164 of them trained".</summary>
    internal string Total => Figures.Count(Parameters) + " parameters" + (Trainable == Parameters ? "" : $", {Figures.Count(Trainable)} of them trained");

    /// <summary>The table's cells, its heading first. Shapes stand there only if the model ran.</summary>
    internal List<string[]> Cells()
    {
        var ran = Layers.Any(layer => layer.Output is not null);
        return
        [
            ran ? ["layer", "type", "output shape", "parameters"] : ["layer", "type", "parameters"],
            .. Layers.Select(layer =>
            {
                string name = layer.Name.Length == 0 ? "(itself)" : layer.Name, count = Figures.Count(layer.Parameters);
                return ran ? new[] { name, layer.Kind, layer.Output is { } shape ? Figures.Shape(shape) : "–", count } : [name, layer.Kind, count];
            }),
        ];
    }
}
