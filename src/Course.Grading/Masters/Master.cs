using Course.Exercises;
using Course.Notebooks.Documents;
using Course.Notebooks.StudentCopies;

namespace Course.Grading.Masters;

/// <summary>A notebook from <c>solutions/</c>, taken apart: what its answers are compiled with, and how each is asked for.</summary>
/// <param name="Name">The file's name, such as <c>01-sigmoid-and-cross-entropy.ipynb</c>.</param>
/// <param name="References">The libraries that its cells reference, as full paths.</param>
/// <param name="Exercises">Its exercises, in order.</param>
public sealed record Master(string Name, IReadOnlyList<string> References, IReadOnlyList<MasterExercise> Exercises)
{
    /// <summary>All masters of a course.</summary>
    /// <param name="course">The course's folder, with <c>solutions/</c> in it and built libraries in <c>artifacts/course/</c>.</param>
    /// <returns>One for each notebook, in the order of their names.</returns>
    /// <exception cref="FormatException">A master is not as masters are; the message says where.</exception>
    public static IReadOnlyList<Master> Of(string course) =>
        [.. Directory.GetFiles(Path.Combine(course, "solutions"), "*.ipynb").Order(StringComparer.Ordinal).Select(MasterReader.Read)];
}

/// <summary>An exercise in its master.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Usings">The using directives of the cells before it, as text.</param>
/// <param name="Declarations">The methods, types and variables of the cells before it, as text; answers are not among them.</param>
/// <param name="Stub">What a student finds in the answer cell.</param>
/// <param name="Asked">What the master's check cell gives to <c>Check</c>, such as <c>MySigmoid</c>.</param>
public sealed record MasterExercise(Exercise Exercise, string Usings, string Declarations, string Stub, string Asked)
{
    /// <summary>The hash by which an untouched cell is known.</summary>
    public string StubHash { get; } = StudentCopy.Hash(Stub);

    /// <summary>The call that checks it in a notebook, without its argument.</summary>
    internal string Check => $"{nameof(Exercises)}.{Exercise.GetType().Name}.Check";

    /// <summary>What the stub declares: usually one method.</summary>
    internal IReadOnlyList<Declaration> Declared { get; } = new CellDeclarations(Stub).All;

    /// <summary>What the parts of its inputs are called.</summary>
    internal IReadOnlyList<string> InputNames => Exercise.InputNames(Declared.FirstOrDefault(one => one.Names.Contains(Asked))?.ParameterNames ?? []);

    /// <summary>What the master's own cells declare, which no cell of a student replaces.</summary>
    internal IReadOnlyList<string> GivenNames { get; } = [.. new CellDeclarations(Declarations).All.SelectMany(one => one.Names)];
}
