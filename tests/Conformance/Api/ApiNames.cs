using System.Reflection;
using System.Text;

namespace Conformance.Api;

/// <summary>How the API lists write types, parameters and constraints.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<string, string> keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.SByte"] = "sbyte",
        ["System.Byte"] = "byte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
        ["System.IntPtr"] = "nint",
        ["System.UIntPtr"] = "nuint",
    };

    /// <summary>The namespaces whose types are written without them.</summary>
    private static readonly HashSet<string> bare =
        ["", "System", "System.Collections.Generic", "System.IO", "System.Threading", "System.Threading.Tasks", "System.Linq", "System.Collections"];

    internal static string Of(Type type) => Of(type, names: null);

    internal static string WithoutArity(string name) => name.Split('`')[0];

    internal static Type Dereferenced(Type type) => type.IsByRef ? type.GetElementType()! : type;

    /// <summary>Outer.Inner&lt;T&gt; without the namespace.</summary>
    internal static string TypePath(Type type) => TypePath(type, [.. type.GetGenericArguments().Select(Of)]);

    internal static string Reference(Type type, ParameterInfo? result) =>
        !type.IsByRef ? ""
        : result is not null && Has(result.GetCustomAttributesData(), "System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "ref readonly "
        : "ref ";

    internal static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    internal static string Parameter(ParameterInfo parameter)
    {
        IList<CustomAttributeData> attributes = parameter.GetCustomAttributesData();
        bool Marked(string name) => Has(attributes, name);

        string prefix = Marked("System.ParamArrayAttribute") || Marked("System.Runtime.CompilerServices.ParamCollectionAttribute") ? "params " : "";
        if (parameter.ParameterType.IsByRef)
        {
            prefix += parameter.IsOut && !parameter.IsIn ? "out "
                : Marked("System.Runtime.CompilerServices.RequiresLocationAttribute") ? "ref readonly "
                : parameter.IsIn || Marked("System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "in "
                : "ref ";
        }

        Queue<string?>? tupleNames = Find(attributes, "System.Runtime.CompilerServices.TupleElementNamesAttribute") is { ConstructorArguments: [{ Value: IEnumerable<CustomAttributeTypedArgument> names }] }
            ? new(names.Select(n => n.Value as string)) : null;
        string value = ApiLiterals.Default(parameter) is { } text ? " = " + text : "";
        string own = string.IsNullOrEmpty(parameter.Name) ? "_" + parameter.Position : parameter.Name;
        return $"{prefix}{Of(Dereferenced(parameter.ParameterType), tupleNames)} {own}{value}";
    }

    internal static string Constraints(Type[] generic)
    {
        var text = new StringBuilder();
        foreach (Type parameter in generic)
        {
            GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
            bool isValue = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
            List<string> constraints = [];
            if (isValue)
            {
                constraints.Add(Has(parameter.GetCustomAttributesData(), "System.Runtime.CompilerServices.IsUnmanagedAttribute") ? "unmanaged" : "struct");
            }

            if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                constraints.Add("class");
            }

            constraints.AddRange(parameter.GetGenericParameterConstraints().Where(c => c.FullName != "System.ValueType").Select(Of));
            if (!isValue && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            {
                constraints.Add("new()");
            }

            if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
            {
                constraints.Add("allows ref struct");
            }

            if (constraints.Count > 0)
            {
                text.Append($" where {parameter.Name} : {string.Join(", ", constraints)}");
            }
        }

        return text.ToString();
    }

    internal static bool Has(IEnumerable<CustomAttributeData> attributes, string fullName) => Find(attributes, fullName) is not null;

    internal static CustomAttributeData? Find(IEnumerable<CustomAttributeData> attributes, string fullName) =>
        attributes.FirstOrDefault(a => a.AttributeType.FullName == fullName);

    /// <summary>The type's name; <paramref name="names"/> holds the tuple elements' names still to be used, in the compiler's order: outer tuples first.</summary>
    private static string Of(Type type, Queue<string?>? names)
    {
        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType()!, names);
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!, names) + "*";
        }

        if (type.IsArray)
        {
            // int[][,]: the outermost rank comes first.
            var ranks = new StringBuilder();
            while (type.IsArray)
            {
                ranks.Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
                type = type.GetElementType()!;
            }

            return Of(type, names) + ranks;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        bool constructed = type.IsGenericType && !type.IsGenericTypeDefinition;
        string full = (constructed ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;
        if (keywords.TryGetValue(full, out string? keyword))
        {
            return keyword;
        }

        Type[] arguments = type.GetGenericArguments();
        if (constructed && full == "System.Nullable`1")
        {
            return Of(arguments[0], names) + "?";
        }

        if (constructed && full.StartsWith("System.ValueTuple`") && arguments.Length > 1)
        {
            Type[] elements = [.. TupleElements(type)];
            string?[] own = [.. elements.Select(_ => names is { Count: > 0 } ? names.Dequeue() : null)];
            // From the eighth element on, elements live in a nested tuple, whose names are repeated as nulls.
            for (int i = 7; i < elements.Length && names is { Count: > 0 }; i++)
            {
                names.Dequeue();
            }

            return "(" + string.Join(", ", elements.Select((e, i) => Of(e, names) + (own[i] is { } name ? " " + name : ""))) + ")";
        }

        string path = TypePath(type, [.. arguments.Select(a => Of(a, names))]);
        return bare.Contains(type.Namespace ?? "") ? path : type.Namespace + "." + path;
    }

    private static string TypePath(Type type, string[] arguments)
    {
        var chain = new Stack<Type>();
        for (Type? t = type; t is not null; t = t.DeclaringType)
        {
            chain.Push(t);
        }

        List<string> parts = [];
        int used = 0;
        foreach (Type t in chain)
        {
            int count = t.IsGenericType ? t.GetGenericArguments().Length : 0;
            string own = count > used ? $"<{string.Join(", ", arguments[used..count])}>" : "";
            used = Math.Max(used, count);
            parts.Add(WithoutArity(t.Name) + own);
        }

        return string.Join(".", parts);
    }

    private static IEnumerable<Type> TupleElements(Type tuple)
    {
        Type[] arguments = tuple.GetGenericArguments();
        // The lists write the nested part of a tuple of open types as a tuple of its own; such a type has no full name.
        return arguments.Length == 8 && arguments[7].FullName is not null ? arguments[..7].Concat(TupleElements(arguments[7])) : arguments;
    }
}
