namespace Course.Exercises;

/// <summary>An exercise whose answer is a function of one argument.</summary>
/// <typeparam name="T">The argument.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class FunctionExercise<T, TResult> : Exercise<Func<T, TResult>, T, TResult>
{
    /// <inheritdoc cref="FunctionExercise{T, TResult}"/>
    protected FunctionExercise(string id, string title, Difficulty difficulty, int minutes)
        : base(id, title, difficulty, minutes) => Run((answer, input) => answer(input));

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames(IReadOnlyList<string> parameters) => parameters.Count == 1 ? parameters : [];
}

/// <summary>An exercise whose answer is a function of two arguments.</summary>
/// <typeparam name="T1">The first argument.</typeparam>
/// <typeparam name="T2">The second argument.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class FunctionExercise<T1, T2, TResult> : Exercise<Func<T1, T2, TResult>, (T1, T2), TResult>
{
    /// <inheritdoc cref="FunctionExercise{T, TResult}"/>
    protected FunctionExercise(string id, string title, Difficulty difficulty, int minutes)
        : base(id, title, difficulty, minutes) => Run((answer, input) => answer(input.Item1, input.Item2));

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames(IReadOnlyList<string> parameters) => parameters.Count == 2 ? parameters : [];
}

/// <summary>An exercise whose answer is a function of three arguments.</summary>
/// <typeparam name="T1">The first argument.</typeparam>
/// <typeparam name="T2">The second argument.</typeparam>
/// <typeparam name="T3">The third argument.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class FunctionExercise<T1, T2, T3, TResult> : Exercise<Func<T1, T2, T3, TResult>, (T1, T2, T3), TResult>
{
    /// <inheritdoc cref="FunctionExercise{T, TResult}"/>
    protected FunctionExercise(string id, string title, Difficulty difficulty, int minutes)
        : base(id, title, difficulty, minutes) => Run((answer, input) => answer(input.Item1, input.Item2, input.Item3));

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames(IReadOnlyList<string> parameters) => parameters.Count == 3 ? parameters : [];
}

/// <summary>An exercise whose answer is a number, a word or a choice: a function without arguments.</summary>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class ValueExercise<TResult> : Exercise<Func<TResult>, ValueTuple, TResult>
{
    /// <inheritdoc cref="FunctionExercise{T, TResult}"/>
    protected ValueExercise(string id, string title, Difficulty difficulty, int minutes)
        : base(id, title, difficulty, minutes)
    {
        Run((answer, _) => answer());
        Probe("answer", _ => default);
    }
}
