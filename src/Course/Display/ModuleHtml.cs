using static TorchSharp.torch;

namespace Course.Display;

/// <summary>A module as a table of its layers, under its name and how many parameters it has.</summary>
internal static class ModuleHtml
{
    internal static string Of(nn.Module module) => Of(ModuleSummary.Of(module));

    internal static string Of(ModuleSummary summary)
    {
        var heading = $"<b>{Markup.Text(summary.Model)}</b>, {Markup.Text(summary.Total)}";
        return $"<div>{Markup.Table(summary.Cells(), heading, texts: 2)}</div>";
    }
}
