using Course.Exercises.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Exercises;

/// <summary>A hint as a notebook shows it.</summary>
/// <param name="Number">Which one, counted from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Text">What it says.</param>
[TypeFormatterSource(typeof(HintFormatters))]
public sealed record Hint(int Number, int Of, string Text)
{
    /// <summary>"Hint 1 of 3: …".</summary>
    public override string ToString() => $"Hint {Number} of {Of}: {Text}";
}
