using System.Reflection;
using Course.Exercises.Display;
using Course.Exercises.Judging;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Exercises;

/// <summary>An exercise: what it is called, and the three steps of grading it, which may run in different processes.</summary>
/// <remarks>
/// <see cref="Inputs"/> makes the inputs from a seed; <see cref="Observe"/> runs an answer on them and is the only step that executes what a student wrote;
/// <see cref="Judge"/> compares the values that came out with what is right. Between the steps there are plain values only.
/// </remarks>
/// <param name="id">Chapter and number, such as "01.2".</param>
/// <param name="title">A few words.</param>
/// <param name="difficulty">How hard it is.</param>
/// <param name="minutes">How long it takes someone who has read the chapter.</param>
[TypeFormatterSource(typeof(ExerciseFormatters))]
public abstract class Exercise(string id, string title, Difficulty difficulty, int minutes)
{
    /// <summary>The seed of the inputs that a notebook checks with. Grading takes others.</summary>
    public const int PublicSeed = 1;

    /// <summary>Chapter and number, such as "01.2".</summary>
    public string Id { get; } = id;

    /// <summary>A few words, such as "The sigmoid without overflow".</summary>
    public string Title { get; } = title;

    /// <summary>How hard it is.</summary>
    public Difficulty Difficulty { get; } = difficulty;

    /// <summary>How long it takes someone who has read the chapter.</summary>
    public int Minutes { get; } = minutes;

    /// <summary>The chapter's number, such as "01".</summary>
    public string Chapter => Id[..Id.IndexOf('.')];

    /// <summary>How long an answer may run in a notebook before it is given up.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(30);

    /// <summary>The type of the answer: a delegate.</summary>
    public abstract Type AnswerType { get; }

    /// <summary>The points of all checks together.</summary>
    public abstract int Points { get; }

    /// <summary>What is checked, in order.</summary>
    public abstract IReadOnlyList<string> Checks { get; }

    /// <summary>What the parts of an input are called in reports.</summary>
    /// <param name="parameters">The names of the parameters of the function that is asked for.</param>
    /// <returns>One name for each part; empty where there is none.</returns>
    public abstract IReadOnlyList<string> InputNames(IReadOnlyList<string> parameters);

    /// <summary>Three sentences, from a nudge to nearly the answer.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>The sentences for known mistakes.</summary>
    public abstract IReadOnlyList<string> Diagnoses { get; }

    /// <summary>The inputs of all probes.</summary>
    /// <param name="seed">The same seed gives the same inputs.</param>
    /// <param name="hidden">Whether the probes are included that a notebook does not show.</param>
    /// <returns>One input for each probe.</returns>
    public abstract IReadOnlyList<ProbeInput> Inputs(int seed, bool hidden);

    /// <summary>The methods that apply an answer to an input: (answer, input) to an output. All that a student wrote is executed in them.</summary>
    /// <remarks>They use no variables from outside, so that a process can run them that has nothing else of the exercise.</remarks>
    public abstract IReadOnlyList<MethodInfo> Runs { get; }

    /// <summary>Which of the <see cref="Runs"/> the checks need on which inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <returns>Places in <see cref="Runs"/>, each with an input.</returns>
    public abstract IEnumerable<(int Run, ProbeInput Input)> Trials(IReadOnlyList<ProbeInput> inputs);

    /// <summary>Runs an answer. This executes what a student wrote, and compares nothing.</summary>
    /// <param name="answer">The answer, of <see cref="AnswerType"/>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>What the answer gave, run by run, while it runs. An exception of the answer is an observation too.</returns>
    /// <exception cref="ArgumentException">The answer is not of <see cref="AnswerType"/>.</exception>
    public abstract IEnumerable<Observation> Observe(Delegate answer, IReadOnlyList<ProbeInput> inputs);

    /// <summary>Compares what an answer gave with what is right. This executes nothing that a student wrote.</summary>
    /// <param name="inputs">The inputs, as <see cref="Inputs"/> made them, not as the other process may have sent them back.</param>
    /// <param name="observations">What the answer gave. What is missing counts as wrong.</param>
    /// <returns>The checks, and the diagnosis of the first that failed; where none fits it, one that fits another input.</returns>
    public abstract Report Judge(IReadOnlyList<ProbeInput> inputs, IReadOnlyList<Observation> observations);

    /// <summary>The diagnoses that fit what an answer gave, whether or not a check fails: none may fit a right answer.</summary>
    internal abstract IReadOnlyList<string> Diagnose(IReadOnlyList<ProbeInput> inputs, IReadOnlyList<Observation> observations);

    /// <summary>A hint.</summary>
    /// <param name="number">1, 2 or 3; each says more than the one before.</param>
    /// <returns>The hint, which a notebook shows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hint.</exception>
    public Hint Hint(int number = 1)
    {
        if (number < 1 || number > Hints.Count)
            throw new ArgumentOutOfRangeException(nameof(number), $"Exercise {Id} has the hints 1 to {Hints.Count}; there is no hint {number}.");
        return new Hint(number, Hints.Count, Hints[number - 1]);
    }

    /// <summary>The course's own answer.</summary>
    /// <returns>Its text, which a notebook shows.</returns>
    /// <exception cref="InvalidOperationException">The chapter's master has no answer to this exercise.</exception>
    public Solution Solution() => Course.Exercises.Solution.Of(this);

    /// <summary>The id and the title.</summary>
    public override string ToString() => $"{Id} {Title}";
}
