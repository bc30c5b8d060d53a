using Course.Checks;
using static TorchSharp.torch;

namespace Course.Display;

/// <summary>A module: its parameters with their shapes, and how many numbers they are.</summary>
internal static class ModuleHtml
{
    internal static string Of(nn.Module module)
    {
        var rows = new List<string[]> { (string[])["parameter", "shape", "numbers"] };
        var (total, trainable) = (0L, 0L);
        foreach (var (name, parameter) in module.named_parameters())
        {
            var count = parameter.NumberOfElements;
            rows.Add([name, Figures.Shape(parameter.shape), Figures.Count(count)]);
            total += count;
            if (parameter.requires_grad) trainable += count;
        }
        var frozen = trainable == total ? "" : $", {Figures.Count(trainable)} of them trained";
        var heading = $"<b>{Markup.Text(module.GetName())}</b>, {Figures.Count(total)} parameters{frozen}";
        return rows.Count == 1 ? $"<div>{heading}</div>" : $"<div>{heading}{Markup.Table(rows)}</div>";
    }
}
