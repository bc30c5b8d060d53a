namespace Course.Exercises.Proof;

/// <summary>Holds answers to an exercise, right and wrong ones, that prove its checks. Each is a static method with the signature of the answer.</summary>
/// <typeparam name="TExercise">The exercise.</typeparam>
public abstract class AnswersTo<TExercise>
    where TExercise : Exercise;

/// <summary>Marks an answer that has to get all points, and that no diagnosis may fit.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RightAttribute : Attribute;

/// <summary>Marks an answer that a learner might write and that must not pass.</summary>
/// <param name="diagnosis">Words from the diagnosis that it has to get; null where the exercise has none for it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WrongAttribute(string? diagnosis = null) : Attribute
{
    /// <summary>Words from the diagnosis that it has to get.</summary>
    public string? Diagnosis { get; } = diagnosis;
}
