using System.Reflection;
using Course.Exercises;
using Mono.Cecil;
using Mono.Cecil.Cil;
using ExerciseList = Course.Exercises.Exercises;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace Course.Grading.Isolation;

/// <summary>A copy of the exercises' library in which only what applies answers to inputs is left.</summary>
/// <remarks>
/// Oracles, properties, diagnoses, hints and the solutions' text are not in it: an answer that gets past everything else finds nothing to copy.
/// Kept is what the runs reach, method by method; every other method's body becomes a throw.
/// </remarks>
internal sealed class StrippedExercises
{
    private static readonly string[] s_keptNamespaces = ["Course.Exercises.Values", "Course.Exercises.Judging"];
    private static readonly string[] s_keptTypes = ["Course.Exercises.RandomStream", "Course.Exercises.NotAttemptedException"];

    private readonly ModuleDefinition _module;
    private readonly HashSet<MethodDefinition> _reached = [];
    private readonly HashSet<TypeDefinition> _touched = [];
    private readonly Queue<MethodDefinition> _open = new();

    private StrippedExercises(ModuleDefinition module) => _module = module;

    /// <summary>Writes the copy.</summary>
    /// <param name="path">The file to write.</param>
    public static void Write(string path)
    {
        string library = typeof(Exercise).Assembly.Location;
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(library));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        using var module = ModuleDefinition.ReadModule(library, new ReaderParameters { AssemblyResolver = resolver });
        var stripped = new StrippedExercises(module);
        stripped.Reach(ExerciseList.All.SelectMany(exercise => exercise.Runs));
        stripped.Strip();
        module.Write(path);
    }

    private void Reach(IEnumerable<MethodInfo> runs)
    {
        foreach (var run in runs)
            Reach((MethodDefinition)_module.LookupToken(run.MetadataToken));
        foreach (var type in _module.Types.Where(type => s_keptNamespaces.Contains(type.Namespace) || s_keptTypes.Contains(type.FullName)))
            ReachAll(type);
        while (_open.TryDequeue(out var method))
            Follow(method);
    }

    private void Strip()
    {
        foreach (var method in _module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !_reached.Contains(method)))
        {
            method.Body = new MethodBody(method);
            method.Body.Instructions.Add(Instruction.Create(OpCodes.Ldnull));
            method.Body.Instructions.Add(Instruction.Create(OpCodes.Throw));
        }
        _module.Resources.Clear();
    }

    private void Follow(MethodDefinition method)
    {
        Touch(method.DeclaringType);
        foreach (var parameter in method.Parameters)
            Touch(Own(parameter.ParameterType));
        Touch(Own(method.ReturnType));
        if (!method.HasBody)
            return;
        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference called when Own(called.DeclaringType) is { } type:
                    if (called.Resolve() is { } own)
                        Reach(own);
                    Touch(type);
                    break;
                case FieldReference field:
                    Touch(Own(field.DeclaringType));
                    break;
                case TypeReference type:
                    Touch(Own(type));
                    break;
            }
        }
    }

    /// <summary>A type that is used can have its constructors and, unless it states an exercise or holds lambdas, all its methods called by way of interfaces and reflection.</summary>
    private void Touch(TypeDefinition? type)
    {
        if (type is null || !_touched.Add(type))
            return;
        bool some = IsExercise(type) || IsClosure(type) || type.FullName == typeof(ExerciseList).FullName;
        foreach (var method in type.Methods.Where(method => !some || method.IsConstructor))
            Reach(method);
    }

    private void ReachAll(TypeDefinition type)
    {
        foreach (var method in type.Methods)
            Reach(method);
        foreach (var nested in type.NestedTypes)
            ReachAll(nested);
    }

    private void Reach(MethodDefinition method)
    {
        if (_reached.Add(method))
            _open.Enqueue(method);
    }

    private TypeDefinition? Own(TypeReference type) =>
        type.GetElementType() is { IsGenericParameter: false } element && element.Scope == _module ? element.Resolve() : null;

    /// <summary>What the compiler makes for lambdas; other types of its own, such as lists for collection expressions, are used as a whole.</summary>
    private static bool IsClosure(TypeDefinition type) => type.Name.StartsWith("<>c", StringComparison.Ordinal) || type.Name == "<>O";

    private bool IsExercise(TypeDefinition type)
    {
        for (var one = type; one is not null; one = one.BaseType is null ? null : Own(one.BaseType))
        {
            if (one.FullName == typeof(Exercise).FullName)
                return true;
        }
        return false;
    }
}
