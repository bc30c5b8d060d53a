using System.Globalization;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Running;

/// <summary>Sets variables of a notebook's <c>parameters</c> cell by a cell put right behind it, as Jupyter's tools do.</summary>
public static class NotebookParameters
{
    private const string Tag = "parameters";

    /// <summary>The tag of the cell that sets them for a run.</summary>
    internal const string InjectedTag = "injected-parameters";

    /// <summary>The parameters of a notebook: the variables that its <c>parameters</c> cell declares, with their C# types.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Name and type in the order of the source; the type is null where only the compiler could tell it.</returns>
    public static IReadOnlyList<(string Name, string? Type)> Of(NotebookDocument notebook) =>
        Find(notebook) is { } cell ? Declared(cell.Source) : [];

    /// <summary>The values by which a notebook runs in seconds, as its metadata's <c>course.quick</c> gives them.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Values as text, by the name of the parameter; empty where there are none.</returns>
    public static IReadOnlyDictionary<string, string> Quick(NotebookDocument notebook) =>
        (notebook.Metadata["course"] as JsonObject)?["quick"] is JsonObject values
            ? values.ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? "null")
            : [];

    /// <summary>Puts a cell behind the <c>parameters</c> cell that assigns the given values.</summary>
    /// <param name="notebook">The notebook, which is changed unless there are no values.</param>
    /// <param name="name">What messages call the notebook.</param>
    /// <param name="values">Values as text, by the name of the parameter.</param>
    /// <exception cref="UsageException">A name is not one of the parameters, or a value does not fit the parameter's type.</exception>
    public static void Inject(NotebookDocument notebook, string name, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
            return;
        var cell = Find(notebook)
            ?? throw new UsageException($"{name} has no cell tagged {Tag}, so there is nothing that {values.Keys.First()} could be set in.");
        var known = Declared(cell.Source);
        var lines = new List<string>();
        foreach (var (key, value) in values)
        {
            if (!known.Any(parameter => parameter.Name == key))
                throw new UsageException($"{name} has no parameter {key}; it has {(known.Count == 0 ? "none" : string.Join(", ", known.Select(parameter => parameter.Name)))}.");
            string? type = known.First(parameter => parameter.Name == key).Type;
            string literal = Literal(type, value)
                ?? throw new UsageException($"{key}={value} does not fit {name}: {key} is {Article(type!)} {type}.");
            lines.Add($"{key} = {literal};");
        }
        notebook.Cells.Insert(
            notebook.Cells.IndexOf(cell) + 1,
            Cell.Code(FreeId(notebook), string.Join('\n', lines), InjectedTag));
    }

    private static Cell? Find(NotebookDocument notebook) =>
        notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.HasTag(Tag));

    private static string FreeId(NotebookDocument notebook)
    {
        string id = InjectedTag;
        for (int n = 2; notebook.Cells.Any(cell => cell.Id == id); n++)
            id = $"{InjectedTag}-{n}";
        return id;
    }

    private static List<(string Name, string? Type)> Declared(string source)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source, options: new CSharpParseOptions(kind: SourceCodeKind.Script));
        var declarations = root.Members.Select(member => member switch
        {
            FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.Declaration,
            GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { IsConst: false } local } => local.Declaration,
            _ => null,
        });
        return [.. declarations.OfType<VariableDeclarationSyntax>()
            .SelectMany(declaration => declaration.Variables.Select(variable =>
                (variable.Identifier.ValueText, TypeOf(declaration.Type, variable.Initializer?.Value))))];
    }

    private static string? TypeOf(TypeSyntax type, ExpressionSyntax? value)
    {
        if (!type.IsVar)
            return type.ToString();
        return value switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } signed => TypeOf(type, signed.Operand),
            LiteralExpressionSyntax literal => literal.Token.Value switch
            {
                int => "int",
                uint => "uint",
                long => "long",
                ulong => "ulong",
                float => "float",
                double => "double",
                decimal => "decimal",
                bool => "bool",
                char => "char",
                string => "string",
                _ => null,
            },
            InterpolatedStringExpressionSyntax => "string",
            _ => null,
        };
    }

    /// <summary>A value as a C# expression of a type; null if it does not fit. A type that is not known takes the value as C#.</summary>
    private static string? Literal(string? type, string value)
    {
        if (type is not null && type.EndsWith('?'))
            return value == "null" ? "null" : Literal(type[..^1], value);
        var invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out int number) ? SymbolDisplay.FormatPrimitive(number, false, false) : null,
            "uint" => uint.TryParse(value, NumberStyles.None, invariant, out uint number) ? $"{number}u" : null,
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out long number) ? number.ToString(invariant) + "L" : null,
            "ulong" => ulong.TryParse(value, NumberStyles.None, invariant, out ulong number) ? $"{number}ul" : null,
            "float" => float.TryParse(value, NumberStyles.Float, invariant, out float number) && float.IsFinite(number) ? number.ToString("R", invariant) + "f" : null,
            "double" => double.TryParse(value, NumberStyles.Float, invariant, out double number) && double.IsFinite(number) ? number.ToString("R", invariant) + "d" : null,
            "decimal" => decimal.TryParse(value, NumberStyles.Float, invariant, out decimal number) ? number.ToString(invariant) + "m" : null,
            "bool" => bool.TryParse(value, out bool flag) ? (flag ? "true" : "false") : null,
            "char" => value.Length == 1 ? SymbolDisplay.FormatLiteral(value[0], quote: true) : null,
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            _ => value,
        };
    }

    private static string Article(string type) => type is "int" or "uint" or "ulong" ? "an" : "a";
}
