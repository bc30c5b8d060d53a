using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>Turns a kernel's events into the outputs of a notebook's cells.</summary>
internal sealed class OutputCollector
{
    private readonly Dictionary<string, (IList<CellOutput> Outputs, int Index)> _displayed = new(StringComparer.Ordinal);

    /// <summary>Adds to the outputs of a cell what an event says.</summary>
    public void Add(Cell cell, KernelEvent kernelEvent)
    {
        switch (kernelEvent)
        {
            case StreamWritten stream when cell.Outputs is [.., StreamOutput last] && last.Name == stream.Name:
                cell.Outputs[^1] = last with { Text = last.Text + stream.Text };
                break;
            case StreamWritten stream:
                cell.Outputs.Add(new StreamOutput(stream.Name, stream.Text));
                break;
            case ValueDisplayed value:
                _displayed[value.Id] = (cell.Outputs, cell.Outputs.Count);
                cell.Outputs.Add(new DisplayOutput(Bundle(value.Data)) { DisplayId = value.Id });
                break;
            case DisplayUpdated update when _displayed.TryGetValue(update.Id, out var place):
                place.Outputs[place.Index] = new DisplayOutput(Bundle(update.Data)) { DisplayId = update.Id };
                break;
            case ResultProduced result:
                cell.Outputs.Add(new DisplayOutput(Bundle(result.Data)) { IsResult = true, ExecutionCount = cell.ExecutionCount });
                break;
            case CellFailed failed:
                cell.Outputs.Add(new ErrorOutput(failed.Error.Type, failed.Error.Message, [.. failed.Error.Describe()]));
                break;
        }
    }

    private static MimeBundle Bundle(IReadOnlyDictionary<string, string> data)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, text) in data)
            bundle[mimeType] = text;
        return bundle;
    }
}
