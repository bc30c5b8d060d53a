namespace Course.Grading.Answers;

/// <summary>A type as C# writes it.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        var arguments = type.GetGenericArguments();
        // A nested type's arguments begin with those of the type around it.
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string around = type.DeclaringType is { } declaring
            ? Of(declaring.IsGenericTypeDefinition ? declaring.MakeGenericType(arguments[..outer]) : declaring) + "."
            : $"global::{(type.Namespace is null ? "" : type.Namespace + ".")}";
        string name = type.Name.Split('`')[0];
        return arguments.Length == outer ? around + name : $"{around}{name}<{string.Join(", ", arguments[outer..].Select(Of))}>";
    }
}
