using System.Text;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Course.Notebooks.Export;

/// <summary>Reads formulas between dollar signs as Jupyter and VS Code do: <c>$n$th</c> is one, <c>$5 and $10</c> is none,
/// and a displayed formula may begin and end on the lines of its dollar signs.</summary>
internal sealed class MarkdownFormulas : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
        pipeline.InlineParsers.Insert(0, new FormulaInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}

/// <summary>A formula that stands by itself, between lines that begin and end with <c>$$</c>.</summary>
internal sealed class FormulaBlock(BlockParser parser) : LeafBlock(parser)
{
    public StringBuilder Latex { get; } = new();

    public bool IsClosed { get; set; }

    /// <summary>What follows the closing dollar signs on their line; it would be lost.</summary>
    public string Trailing { get; set; } = "";
}

internal sealed class FormulaBlockParser : BlockParser
{
    private const string Fence = "$$";

    public FormulaBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.ToString();
        if (processor.IsCodeIndent || !line.StartsWith(Fence, StringComparison.Ordinal) || line.IndexOf(Fence, Fence.Length, StringComparison.Ordinal) >= 0)
            return BlockState.None;
        var block = new FormulaBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) };
        block.Latex.Append(line.AsSpan(Fence.Length)).Append('\n');
        processor.NewBlocks.Push(block);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var formula = (FormulaBlock)block;
        var line = processor.Line.ToString();
        var end = line.IndexOf(Fence, StringComparison.Ordinal);
        if (end < 0)
        {
            formula.Latex.Append(line).Append('\n');
            return BlockState.ContinueDiscard;
        }
        formula.Latex.Append(line.AsSpan(0, end));
        formula.Trailing = line[(end + Fence.Length)..].Trim();
        formula.IsClosed = true;
        formula.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }
}

internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(slice.Start, slice.Length);
        var fence = text.StartsWith("$$") ? 2 : 1;
        var end = End(text, fence);
        if (end < 0)
        {
            if (fence == 1)
                return false;
            // An unmatched $$ stays text as a whole; its second sign must not open a formula.
            processor.Inline = new Markdig.Syntax.Inlines.LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start + 1));
            slice.Start += fence;
            return true;
        }
        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = fence,
            Content = new StringSlice(slice.Text, slice.Start + fence, slice.Start + end - 1),
        };
        slice.Start += end + fence;
        return true;
    }

    /// <summary>The index of the closing signs; -1 when the dollar sign opens no formula.</summary>
    private static int End(ReadOnlySpan<char> text, int fence)
    {
        var i = fence;
        while (i < text.Length && text[i] != '$')
            i += text[i] == '\\' ? 2 : 1;
        if (i + fence > text.Length || i == fence)
            return -1;
        if (fence == 2)
            return text[i + 1] == '$' ? i : -1;
        var isSpaced = char.IsWhiteSpace(text[fence]) || char.IsWhiteSpace(text[i - 1]);
        var isPrice = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
        return isSpaced || isPrice ? -1 : i;
    }
}
