using Course.Grading.Isolation;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Grading.Tests.Isolation;

public sealed class StrippedExercisesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-stripped-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ModuleDefinition Stripped()
    {
        string path = Path.Combine(_folder, "Course.Exercises.dll");
        StrippedExercises.Write(path);
        return ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(path)));
    }

    private static bool IsEmpty(MethodDefinition method) => method.Body.Instructions is [{ OpCode.Code: Code.Ldnull }, { OpCode.Code: Code.Throw }];

    [Fact]
    public void What_states_an_exercise_is_gone_and_so_are_hints_and_solutions()
    {
        using var module = Stripped();
        var define = module.Types.Where(type => type.FullName.StartsWith("Course.Exercises.", StringComparison.Ordinal)).SelectMany(type => type.Methods)
            .Where(method => method.Name == "Define" && method.HasBody).ToList();
        Assert.Equal(Exercises.Exercises.All.Count, define.Count);
        Assert.All(define, method => Assert.True(IsEmpty(method), method.FullName));
        Assert.Empty(module.Resources);
        var strings = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand).OfType<string>().ToHashSet();
        Assert.All(Exercises.Exercises.All, exercise => Assert.DoesNotContain(exercise.Hints[2], strings));
    }

    [Theory]
    [InlineData("CrossEntropyGradient", "Gradient")]
    [InlineData("OneMinusSigmoid", "No")]
    [InlineData("MendTheShape", "Features")]
    [InlineData("BuildLeNet", "Right")]
    [InlineData("ReachAccuracy", "Accuracy")]
    [InlineData("ReachAccuracy", "Test")]
    public void The_code_of_an_oracle_is_gone(string exercise, string method)
    {
        using var module = Stripped();
        Assert.True(IsEmpty(module.GetType("Course.Exercises." + exercise).Methods.Single(one => one.Name == method)));
    }

    [Fact]
    public void What_applies_an_answer_is_there()
    {
        using var module = Stripped();
        Assert.False(IsEmpty(module.GetType("Course.Exercises.BuildLeNet").Methods.Single(one => one.Name == "See")));
    }
}
