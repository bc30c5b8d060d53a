using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conformance.Api;

/// <summary>The public and protected members of an assembly, one line each, read from its metadata without running it.</summary>
/// <remarks>A line is: namespace, type (nested types with dots), kind, signature; separated by tabs. Nullable annotations are left out.</remarks>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_LeftShift"] = "<<",
        ["op_RightShift"] = ">>",
        ["op_UnsignedRightShift"] = ">>>",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_LogicalNot"] = "!",
        ["op_OnesComplement"] = "~",
        ["op_Increment"] = "++",
        ["op_Decrement"] = "--",
        ["op_True"] = "true",
        ["op_False"] = "false",
        ["op_CheckedAddition"] = "checked +",
        ["op_CheckedSubtraction"] = "checked -",
        ["op_CheckedMultiply"] = "checked *",
        ["op_CheckedDivision"] = "checked /",
        ["op_CheckedUnaryNegation"] = "checked -",
        ["op_CheckedIncrement"] = "checked ++",
        ["op_CheckedDecrement"] = "checked --",
    };

    /// <summary>The sorted lines of the assembly at <paramref name="path"/>; what it refers to is sought beside it and in the running .NET.</summary>
    internal static SortedSet<string> Lines(string path)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> references = Directory.GetFiles(Path.GetDirectoryName(path)!, "*.dll").Concat(Directory.GetFiles(runtime, "*.dll"));
        using var context = new MetadataLoadContext(new PathAssemblyResolver(references.DistinctBy(Path.GetFileName)), "System.Private.CoreLib");
        return [.. context.LoadFromAssemblyPath(path).GetTypes().Where(IsVisible).SelectMany(Lines)];
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return Line(type, TypeLine(type));
        if (IsDelegate(type))
        {
            yield break;
        }

        IEnumerable<(string Kind, string Signature)?> members = type.IsEnum
            ? type.GetFields(Declared).Select(FieldLine)
            : type.GetFields(Declared).Select(FieldLine)
                .Concat(type.GetConstructors(Declared).Select(ConstructorLine))
                .Concat(type.GetProperties(Declared).Select(PropertyLine))
                .Concat(type.GetEvents(Declared).Select(EventLine))
                .Concat(type.GetMethods(Declared).Select(MethodLine));
        foreach ((string Kind, string Signature)? member in members)
        {
            if (member is { } found)
            {
                yield return Line(type, found);
            }
        }
    }

    private static string Line(Type type, (string Kind, string Signature) member) =>
        $"{type.Namespace}\t{ApiNames.TypePath(type)}\t{member.Kind}\t{member.Signature}";

    private static (string, string)? FieldLine(FieldInfo field)
    {
        if (!(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) || field.IsSpecialName)
        {
            return null;
        }

        string access = field.IsPublic ? "" : "protected ";
        string type = ApiNames.Of(field.FieldType);
        if (field.DeclaringType!.IsEnum)
        {
            return ("enum-value", $"{field.Name} = {field.GetRawConstantValue()}");
        }

        if (field.IsLiteral || ApiLiterals.Decimal(field.GetCustomAttributesData()) is not null)
        {
            string value = ApiLiterals.Decimal(field.GetCustomAttributesData()) ?? ApiLiterals.Of(field.GetRawConstantValue(), field.FieldType);
            return ("const", $"{access}const {type} {field.Name} = {value}");
        }

        return ("field", $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}");
    }

    private static (string, string)? ConstructorLine(ConstructorInfo constructor) =>
        IsVisible(constructor) && !constructor.IsStatic
            ? ("ctor", $"{Access(constructor)}{ApiNames.WithoutArity(constructor.DeclaringType!.Name)}({ApiNames.Parameters(constructor)})")
            : null;

    private static (string, string)? PropertyLine(PropertyInfo property)
    {
        MethodInfo? getter = IsVisible(property.GetMethod) ? property.GetMethod : null;
        MethodInfo? setter = IsVisible(property.SetMethod) ? property.SetMethod : null;
        if ((getter ?? setter) is not { } accessor)
        {
            return null;
        }

        string Accessor(MethodInfo? method, string word) =>
            method is null ? "" : (method.IsPublic || !accessor.IsPublic ? "" : "protected ") + word + "; ";

        bool init = setter?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.FullName == "System.Runtime.CompilerServices.IsExternalInit") == true;
        string accessors = $"{{ {Accessor(getter, "get")}{Accessor(setter, init ? "init" : "set")}}}";
        string type = ApiNames.Reference(property.PropertyType, property.GetMethod?.ReturnParameter) + ApiNames.Of(ApiNames.Dereferenced(property.PropertyType));
        ParameterInfo[] index = property.GetIndexParameters();
        if (index.Length > 0)
        {
            string name = property.Name == DefaultMember(property.DeclaringType!) ? "this" : property.Name;
            return ("indexer", $"{Modifiers(accessor)}{type} {name}[{string.Join(", ", index.Select(ApiNames.Parameter))}] {accessors}");
        }

        string required = ApiNames.Has(property.GetCustomAttributesData(), "System.Runtime.CompilerServices.RequiredMemberAttribute") ? "required " : "";
        return ("property", $"{Modifiers(accessor)}{required}{type} {property.Name} {accessors}");
    }

    private static (string, string)? EventLine(EventInfo member) =>
        IsVisible(member.AddMethod) ? ("event", $"{Modifiers(member.AddMethod!)}event {ApiNames.Of(member.EventHandlerType!)} {member.Name}") : null;

    private static (string, string)? MethodLine(MethodInfo method)
    {
        if (!IsVisible(method) || method.Name.StartsWith('<') || IsAccessor(method))
        {
            return null;
        }

        string modifiers = Modifiers(method);
        string result = ApiNames.Reference(method.ReturnType, method.ReturnParameter) + ApiNames.Of(ApiNames.Dereferenced(method.ReturnType));
        string parameters = ApiNames.Parameters(method);
        if (method.Name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit")
        {
            string word = method.Name == "op_Implicit" ? "implicit" : "explicit";
            return ("operator", $"{modifiers}{word} operator {result}({parameters})");
        }

        if (method.IsSpecialName && operators.TryGetValue(method.Name, out string? symbol))
        {
            return ("operator", $"{modifiers}{result} operator {symbol}({parameters})");
        }

        bool extension = method.IsStatic && ApiNames.Has(method.GetCustomAttributesData(), typeof(ExtensionAttribute).FullName!);
        Type[] generic = method.GetGenericArguments();
        string arguments = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(g => g.Name))}>";
        return (extension ? "extension" : "method",
            $"{modifiers}{result} {method.Name}{arguments}({(extension ? "this " : "")}{parameters}){ApiNames.Constraints(generic)}");
    }

    private static (string, string) TypeLine(Type type)
    {
        string access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "";
        string path = ApiNames.TypePath(type);
        string constraints = ApiNames.Constraints([.. type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)]);
        if (IsDelegate(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return ("delegate", $"{access}delegate {ApiNames.Of(invoke.ReturnType)} {path}({ApiNames.Parameters(invoke)}){constraints}");
        }

        if (type.IsEnum)
        {
            string flags = ApiNames.Has(type.GetCustomAttributesData(), "System.FlagsAttribute") ? "[Flags] " : "";
            return ("enum", $"{access}{flags}enum {path} : {ApiNames.Of(type.GetEnumUnderlyingType())}");
        }

        List<string> bases = [];
        if (type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } parent)
        {
            bases.Add(ApiNames.Of(parent));
        }

        // Only the interfaces that neither the base type nor another interface brings along.
        Type[] interfaces = type.GetInterfaces();
        HashSet<string> inherited = [.. (type.BaseType?.GetInterfaces() ?? []).Concat(interfaces.SelectMany(i => i.GetInterfaces())).Select(i => ApiNames.Of(i))];
        bases.AddRange(interfaces
            .Where(i => IsVisible(i.IsGenericType ? i.GetGenericTypeDefinition() : i))
            .Select(i => ApiNames.Of(i)).Where(name => !inherited.Contains(name)).Distinct().Order(StringComparer.Ordinal));
        return ("type", $"{Obsolete(type)}{access}{KindOf(type)} {path}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}{constraints}");
    }

    private static string KindOf(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        IEnumerable<string> methods = type.GetMethods(Declared).Select(m => m.Name);
        if (type.IsValueType)
        {
            string readOnly = ApiNames.Has(type.GetCustomAttributesData(), "System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "readonly " : "";
            string byRef = ApiNames.Has(type.GetCustomAttributesData(), "System.Runtime.CompilerServices.IsByRefLikeAttribute") ? "ref " : "";
            return readOnly + byRef + (methods.Contains("PrintMembers") ? "record struct" : "struct");
        }

        string modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + (methods.Contains("<Clone>$") ? "record" : "class");
    }

    private static string Modifiers(MethodInfo method)
    {
        string text = Access(method) + (method.IsStatic ? "static " : "");
        if (method.DeclaringType!.IsInterface)
        {
            return text + (!method.IsStatic ? "" : method.IsAbstract ? "abstract " : method.IsVirtual ? "virtual " : "");
        }

        bool newSlot = method.Attributes.HasFlag(MethodAttributes.NewSlot);
        return text + (
            method.IsAbstract ? (newSlot ? "abstract " : "abstract override ")
            : method.IsVirtual && !newSlot ? (method.IsFinal ? "sealed override " : "override ")
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : "");
    }

    private static string Access(MethodBase method) => Obsolete(method) + (method.IsPublic ? "" : "protected ");

    private static string Obsolete(MemberInfo member) =>
        ApiNames.Find(member.GetCustomAttributesData(), "System.ObsoleteAttribute") is { } mark
        // The compiler marks ref structs with an ObsoleteAttribute of its own.
        && !(mark.ConstructorArguments.Count > 0 && mark.ConstructorArguments[0].Value is string text && text.StartsWith("Types with embedded references"))
            ? "[Obsolete] " : "";

    private static bool IsVisible(Type? type)
    {
        for (; type is not null; type = type.DeclaringType)
        {
            if (!(type.IsPublic || type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) || type.Name.StartsWith('<'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsDelegate(Type type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static bool IsAccessor(MethodInfo method) =>
        method.DeclaringType!.GetProperties(Declared).Any(p => p.GetMethod == method || p.SetMethod == method)
        || method.DeclaringType!.GetEvents(Declared).Any(e => e.AddMethod == method || e.RemoveMethod == method || e.RaiseMethod == method);

    private static string DefaultMember(Type type) =>
        ApiNames.Find(type.GetCustomAttributesData(), "System.Reflection.DefaultMemberAttribute")?.ConstructorArguments[0].Value as string ?? "Item";
}
