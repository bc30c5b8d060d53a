using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>Turns a kernel's events into the outputs of a notebook's cells.</summary>
internal sealed class OutputCollector
{
    /// <summary>How much console text of a cell an executed notebook keeps.</summary>
    public const int KeptCharacters = 1_000_000;

    private readonly Dictionary<Cell, int> _written = [];
    private readonly Dictionary<string, (IList<CellOutput> Outputs, int Index)> _displayed = new(StringComparer.Ordinal);

    /// <summary>Adds to the outputs of a cell what an event says.</summary>
    public void Add(Cell cell, KernelEvent kernelEvent)
    {
        switch (kernelEvent)
        {
            case StreamWritten stream when !Counts(cell, stream):
                break;
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

    /// <summary>Whether a cell's text is still kept; says so where it ends, because a page of endless output helps nobody.</summary>
    private bool Counts(Cell cell, StreamWritten stream)
    {
        int before = _written.GetValueOrDefault(cell);
        if (before > KeptCharacters)
            return false;
        _written[cell] = before + stream.Text.Length;
        if (_written[cell] > KeptCharacters)
            cell.Outputs.Add(new StreamOutput("stderr", $"The rest of this cell's console output is left out: it is longer than {KeptCharacters:N0} characters.\n"));
        return before + stream.Text.Length <= KeptCharacters;
    }

    private static MimeBundle Bundle(IReadOnlyDictionary<string, string> data)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, text) in data)
            bundle[mimeType] = text;
        return bundle;
    }
}
