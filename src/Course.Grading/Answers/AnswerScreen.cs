using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Grading.Answers;

/// <summary>Looks at a compiled answer for anything that answers may not use.</summary>
/// <remarks>
/// It looks at the compiled code, not at the source: whatever C# offers to hide a call, in the end it is an instruction with the method's name.
/// Code can reach a method that it does not name only through reflection, <c>dynamic</c>, native code or pointers, none of which passes.
/// </remarks>
internal static class AnswerScreen
{
    // Helpers that the compiler writes for collection expressions; a name like this cannot be written in C#.
    private const string CompilersOwn = "<PrivateImplementationDetails>";

    /// <summary>The first thing that is not allowed, as a sentence.</summary>
    /// <param name="assembly">The compiled answer.</param>
    /// <returns>The sentence; null where all is allowed.</returns>
    public static string? Problem(byte[] assembly)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(assembly));
        string? used = module.GetTypes()
            .Where(type => !type.FullName.StartsWith(CompilersOwn, StringComparison.Ordinal))
            .Select(InType).FirstOrDefault(problem => problem is not null);
        return used is null ? null : $"It uses {used}, which an answer may not.";
    }

    private static string? InType(TypeDefinition type) =>
        // Fields that lie over each other go around the type system.
        type.IsExplicitLayout ? "a layout of its own" : new[] { type.BaseType }.Concat(type.Interfaces.Select(one => one.InterfaceType)).Select(OfType)
            .Concat(type.Methods.Select(InMethod))
            .FirstOrDefault(problem => problem is not null);

    private static string? InMethod(MethodDefinition method)
    {
        // Extern methods, those of UnsafeAccessor among them, have no code at any address.
        if (method.RVA == 0)
            return method.IsAbstract || method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate" ? null : $"the extern method {method.Name}";
        foreach (var variable in method.Body.Variables)
        {
            if (variable.VariableType.IsPointer || variable.VariableType.IsFunctionPointer)
                return "pointers";
        }
        return method.Body.Instructions.Select(InInstruction).FirstOrDefault(problem => problem is not null);
    }

    private static string? InInstruction(Instruction instruction) => instruction.Operand switch
    {
        CallSite => "a call through a pointer",
        MethodReference method => OfMethod(method),
        FieldReference field => OfMember(field.DeclaringType, field.Name) ?? OfType(field.FieldType),
        TypeReference type => OfType(type),
        _ => null,
    };

    private static string? OfMethod(MethodReference method)
    {
        var arguments = method is GenericInstanceMethod generic ? generic.GenericArguments : [];
        string name = arguments.Count > 0 ? $"{method.Name}`{arguments.Count}" : method.Name;
        return OfMember(method.DeclaringType, name) ?? arguments.Select(OfType).FirstOrDefault(problem => problem is not null);
    }

    private static string? OfMember(TypeReference? type, string member)
    {
        if (type is null || type is ArrayType || type.IsGenericParameter)
            return null;
        return OfType(type) ?? (IsOwn(type) || AllowedApi.Allows(Outermost(type), member) ? null : $"{type.GetElementType().FullName.Replace('/', '.')}.{member.Split('`')[0]}");
    }

    private static string? OfType(TypeReference? type) => type switch
    {
        null or GenericParameter => null,
        GenericInstanceType generic => OfType(generic.ElementType) ?? generic.GenericArguments.Select(OfType).FirstOrDefault(problem => problem is not null),
        PointerType or FunctionPointerType => "pointers",
        TypeSpecification other => OfType(other.ElementType),
        _ => IsOwn(type) || AllowedApi.Allows(Outermost(type)) ? null : type.FullName.Replace('/', '.').Split('`')[0],
    };

    private static bool IsOwn(TypeReference type) => type.GetElementType() is TypeDefinition || type.GetElementType().Scope is ModuleDefinition;

    private static string Outermost(TypeReference type)
    {
        type = type.GetElementType();
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName;
    }
}
