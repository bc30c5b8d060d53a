namespace Course.Grading.Answers;

/// <summary>What an answer may call: mathematics, collections, text, tasks, the tensor library, and the course's library without its data sets.</summary>
/// <remarks>
/// This is a list of what is allowed, so that what nobody thought of is refused. What reads program code (reflection), starts programs, opens files or connections,
/// looks at the process, or goes around the type system is not on it. Saving and loading a module is.
/// </remarks>
internal static class AllowedApi
{
    private static readonly HashSet<string> s_namespaces =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Collections.ObjectModel", "System.Collections.Concurrent",
        "System.Collections.Immutable", "System.Collections.Frozen", "System.Linq", "System.Numerics", "System.Numerics.Tensors", "System.Text",
        "System.Text.RegularExpressions", "System.Globalization", "System.Threading", "System.Threading.Tasks", "System.Buffers",
        "TorchSharp", "TorchSharp.Modules", "TorchSharp.Utils", "Course.Checks", "Course.Metrics", "Course.Models", "Course.Plotting", "Course.Training",
        "Microsoft.Data.Analysis", "Plotly.NET", "Plotly.NET.CSharp",
    ];

    private static readonly HashSet<string> s_types =
    [
        "System.Diagnostics.Stopwatch", "System.Diagnostics.UnreachableException", "System.IO.IOException", "System.IO.InvalidDataException",
        "System.IO.MemoryStream", "System.IO.Stream", "System.IO.StringReader", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter",
        "Course.Exercises.NotAttemptedException",
        // What the compiler makes of await, iterators, records, interpolated strings, collection expressions and patterns.
        "System.Runtime.CompilerServices.AsyncTaskMethodBuilder", "System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1",
        "System.Runtime.CompilerServices.AsyncVoidMethodBuilder", "System.Runtime.CompilerServices.AsyncIteratorMethodBuilder",
        "System.Runtime.CompilerServices.IAsyncStateMachine", "System.Runtime.CompilerServices.INotifyCompletion", "System.Runtime.CompilerServices.ICriticalNotifyCompletion",
        "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.TaskAwaiter`1", "System.Runtime.CompilerServices.YieldAwaitable",
        "System.Runtime.CompilerServices.ValueTaskAwaiter", "System.Runtime.CompilerServices.ValueTaskAwaiter`1",
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.Runtime.CompilerServices.ITuple",
        "System.Runtime.CompilerServices.SwitchExpressionException", "System.Runtime.CompilerServices.StrongBox`1",
        "System.Runtime.CompilerServices.IsExternalInit", "System.Runtime.CompilerServices.IsVolatile",
        "System.Runtime.ExceptionServices.ExceptionDispatchInfo", "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Runtime.InteropServices.ImmutableCollectionsMarshal", "System.Runtime.InteropServices.InAttribute",
    ];

    /// <summary>InlineArray2 to InlineArray16, which hold the elements of collection expressions.</summary>
    private const string InlineArrays = "System.Runtime.CompilerServices.InlineArray";

    /// <summary>Types of which only these members may be used.</summary>
    private static readonly Dictionary<string, string[]> s_members = new()
    {
        ["System.Activator"] = ["CreateInstance`1"],
        ["System.AppContext"] = [],
        ["System.AppDomain"] = [],
        ["System.ArgIterator"] = [],
        ["System.Attribute"] = [".ctor"],
        ["System.Buffer"] = ["BlockCopy", "ByteLength"],
        ["System.Console"] = ["Write", "WriteLine"],
        ["System.Delegate"] = ["Combine", "Remove", "op_Equality", "op_Inequality", "Equals"],
        ["System.Environment"] = ["get_NewLine", "get_ProcessorCount", "get_TickCount", "get_TickCount64", "get_CurrentManagedThreadId"],
        ["System.GC"] = ["Collect", "KeepAlive", "SuppressFinalize"],
        ["System.ModuleHandle"] = [],
        ["System.MulticastDelegate"] = ["op_Equality", "op_Inequality", "Equals"],
        ["System.RuntimeFieldHandle"] = [],
        ["System.RuntimeMethodHandle"] = [],
        ["System.RuntimeTypeHandle"] = [],
        ["System.Type"] = ["GetTypeFromHandle", "op_Equality", "op_Inequality", "ToString", "get_FullName"],
        ["System.TypedReference"] = [],
        ["System.Reflection.MemberInfo"] = ["get_Name"],
        ["System.IO.Path"] = ["Combine", "GetExtension", "GetFileName", "GetFileNameWithoutExtension", "ChangeExtension"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["InitializeArray", "CreateSpan`1", "GetSubArray`1", "EnsureSufficientExecutionStack", "IsReferenceOrContainsReferences`1"],
        ["Microsoft.Data.Analysis.DataFrame"] = [],
    };

    /// <summary>Whether an answer may name a type.</summary>
    /// <param name="fullName">Namespace and name, with <c>`1</c> for generic ones; of a nested type, those of the outermost.</param>
    public static bool Allows(string fullName)
    {
        if (s_members.ContainsKey(fullName) || s_types.Contains(fullName) || fullName.StartsWith(InlineArrays, StringComparison.Ordinal))
            return true;
        int dot = fullName.LastIndexOf('.');
        return dot > 0 && s_namespaces.Contains(fullName[..dot]);
    }

    /// <summary>Whether an answer may use a member of a type that it may name.</summary>
    /// <param name="fullName">The type.</param>
    /// <param name="member">The member, with <c>`1</c> for generic methods.</param>
    public static bool Allows(string fullName, string member) =>
        Allows(fullName)
        // Vectors reach any address beside an array, and charts can be written and opened in a browser.
        && !(fullName.StartsWith("System.Numerics.", StringComparison.Ordinal) && member.Contains("Unsafe", StringComparison.Ordinal))
        && !(fullName.StartsWith("Plotly.NET.", StringComparison.Ordinal) && (member.Contains("save", StringComparison.OrdinalIgnoreCase) || member.StartsWith("show", StringComparison.OrdinalIgnoreCase)))
        && (fullName == "Microsoft.Data.Analysis.DataFrame" ? !member.Contains("Csv", StringComparison.Ordinal)
            : !s_members.TryGetValue(fullName, out string[]? members) || members.Contains(member));
}
