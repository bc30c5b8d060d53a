using System.Reflection;
using System.Runtime.CompilerServices;
using Course.Exercises.Judging;
using Course.Exercises.Values;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>An exercise that is defined by probes, runs, checks and diagnoses.</summary>
/// <remarks>
/// Inputs and outputs are what <see cref="ValueConvert"/> takes: numbers, text, tensors, and arrays, tuples and records of these.
/// Only what is given to a run touches the answer; oracles, properties and diagnoses see inputs and outputs.
/// </remarks>
/// <typeparam name="TAnswer">A delegate: a function, or a function without parameters that gives a module, a number or a choice.</typeparam>
/// <typeparam name="TInput">What a probe makes.</typeparam>
/// <typeparam name="TOutput">What a run of the answer on a probe gives.</typeparam>
/// <param name="id">Chapter and number, such as "01.2".</param>
/// <param name="title">A few words.</param>
/// <param name="difficulty">How hard it is.</param>
/// <param name="minutes">How long it takes someone who has read the chapter.</param>
public abstract class Exercise<TAnswer, TInput, TOutput>(string id, string title, Difficulty difficulty, int minutes)
    : Exercise(id, title, difficulty, minutes)
    where TAnswer : Delegate
{
    private readonly Lock _defining = new();
    private readonly List<(string Name, Func<Draw, TInput> Make, bool Hidden)> _probes = [];
    private readonly List<AnswerRun> _runs = [];
    private readonly List<Rule> _checks = [];
    private readonly List<Diagnosis> _diagnoses = [];
    private readonly List<string> _hints = [];
    private (Func<TInput, TOutput> Expected, ValueComparison Comparison)? _oracle;
    private bool _defined;

    private delegate (Value? Expected, string? Difference) Judgement(TInput input, Value got);

    /// <summary>A run as it was given, which a process without the checks can find by its name, and as it is called here.</summary>
    private sealed record AnswerRun(Delegate Given, Func<TAnswer, TInput, object?> Apply);

    private sealed record Rule(string Name, int Points, int Run, string[] On, Judgement Judge);

    /// <summary>Either of the two: with the right output (third) to compare with, or without.</summary>
    private sealed record Diagnosis(string Sentence, Func<TInput, TOutput, bool>? Fits, Func<TInput, TOutput, TOutput, bool>? FitsBeside);

    /// <inheritdoc/>
    public override Type AnswerType => typeof(TAnswer);

    /// <inheritdoc/>
    public override int Points => Defined()._checks.Sum(check => check.Points);

    /// <inheritdoc/>
    /// <remarks>An input that is a tuple has the names that its exercise gives it.</remarks>
    public override IReadOnlyList<string> InputNames(IReadOnlyList<string> parameters)
    {
        var names = GetType().BaseType == typeof(Exercise<TAnswer, TInput, TOutput>) && typeof(TInput).IsAssignableTo(typeof(ITuple))
            ? GetType().GetCustomAttribute<TupleElementNamesAttribute>(inherit: false)?.TransformNames
                .Skip(TupleElements(typeof(TAnswer))).Take(typeof(TInput).GetGenericArguments().Length).ToList()
            : null;
        return names is null || names.Contains(null) ? [] : [.. names.Select(name => char.ToLowerInvariant(name![0]) + name[1..])];
    }

    /// <summary>How many elements the tuples in a type have, each of which the compiler notes a name for.</summary>
    private static int TupleElements(Type type) => type.HasElementType ? TupleElements(type.GetElementType()!)
        : type.GetGenericArguments().Sum(TupleElements) + (type.IsAssignableTo(typeof(ITuple)) ? type.GetGenericArguments().Length : 0);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checks => [.. Defined()._checks.Select(check => check.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Hints => Defined()._hints;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Diagnoses => [.. Defined()._diagnoses.Select(diagnosis => diagnosis.Sentence)];

    /// <summary>States the exercise: calls <see cref="Run"/>, <see cref="Probe"/>, <see cref="Oracle"/>, the properties, the diagnoses and three hints.</summary>
    protected abstract void Define();

    /// <summary>How the answer is applied to an input. Everything a student wrote is executed in here.</summary>
    /// <param name="run">The answer's output for an input.</param>
    protected void Run(Func<TAnswer, TInput, TOutput> run)
    {
        if (_runs.Count > 0)
            throw new InvalidOperationException($"Exercise {Id} says Run more than once, or after a property: say it once, first.");
        _runs.Add(new AnswerRun(run, (answer, input) => run(answer, input)));
    }

    /// <summary>An input to try the answer with.</summary>
    /// <param name="name">What is special about it, such as "extreme".</param>
    /// <param name="make">Makes it; sizes and numbers should come from the draw, so that grading sees others.</param>
    /// <param name="hidden">Whether it is used in grading only.</param>
    protected void Probe(string name, Func<Draw, TInput> make, bool hidden = false) => _probes.Add((name, make, hidden));

    /// <summary>What the right output is, for every input.</summary>
    /// <param name="expected">The right output.</param>
    /// <param name="tolerance">The absolute tolerance.</param>
    /// <param name="relative">The relative tolerance, added to it: |got − expected| ≤ tolerance + relative · |expected|.</param>
    /// <param name="points">What it is worth.</param>
    /// <param name="name">What a report calls the check.</param>
    /// <param name="on">The names of the probes that it is checked on; all where none is named. Several oracles with different probes share out the points.</param>
    protected void Oracle(
        Func<TInput, TOutput> expected, double tolerance = 0, double relative = 0, int points = 1, string name = "the values are right", params string[] on)
    {
        var comparison = new ValueComparison(tolerance, relative);
        _oracle ??= (expected, comparison);
        _checks.Add(new Rule(name, points, 0, on, (input, got) =>
        {
            var right = ValueConvert.Of(expected(input));
            return (right, comparison.Difference(right, got));
        }));
    }

    /// <summary>Something that every right output has.</summary>
    /// <param name="statement">What that is, as a reader is to see it.</param>
    /// <param name="holds">Whether an output has it.</param>
    /// <param name="points">What it is worth.</param>
    /// <param name="on">The names of the probes that it is checked on; all where none is named.</param>
    protected void Property(string statement, Func<TInput, TOutput, bool> holds, int points = 1, params string[] on) =>
        AddProperty(statement, 0, holds, null, points, on);

    /// <summary>Something that every right output has, and what says how far an output is from it.</summary>
    /// <param name="statement">What that is, as a reader is to see it.</param>
    /// <param name="holds">Whether an output has it.</param>
    /// <param name="measured">What was measured, as a sentence with numbers: a report shows it where the statement does not hold.</param>
    /// <param name="points">What it is worth.</param>
    protected void Property(string statement, Func<TInput, TOutput, bool> holds, Func<TInput, TOutput, string> measured, int points = 1) =>
        AddProperty(statement, 0, holds, measured, points, []);

    /// <summary>Something that holds between several outputs of a right answer, such as σ(−z) = 1 − σ(z).</summary>
    /// <typeparam name="TSeen">What is seen of the answer: usually a tuple of outputs.</typeparam>
    /// <param name="statement">What holds, as a reader is to see it.</param>
    /// <param name="run">Applies the answer, perhaps several times.</param>
    /// <param name="holds">Whether what was seen is right.</param>
    /// <param name="points">What it is worth.</param>
    /// <param name="on">The names of the probes that it is checked on; all where none is named.</param>
    protected void Property<TSeen>(string statement, Func<TAnswer, TInput, TSeen> run, Func<TInput, TSeen, bool> holds, int points = 1, params string[] on)
    {
        _runs.Add(new AnswerRun(run, (answer, input) => run(answer, input)));
        AddProperty(statement, _runs.Count - 1, holds, null, points, on);
    }

    /// <summary>A mistake that is often made, seen in the output alone.</summary>
    /// <param name="fits">Whether an output shows it. It must be false for every right output.</param>
    /// <param name="sentence">What the mistake is and how to mend it.</param>
    protected void Diagnose(Func<TInput, TOutput, bool> fits, string sentence) => _diagnoses.Add(new Diagnosis(sentence, fits, null));

    /// <summary>A mistake that is often made, seen by comparing with the right output. It is asked only where an output is not what the first oracle gives.</summary>
    /// <param name="fits">Whether an output (second) beside the right one (third) shows it.</param>
    /// <param name="sentence">What the mistake is and how to mend it.</param>
    protected void Diagnose(Func<TInput, TOutput, TOutput, bool> fits, string sentence) => _diagnoses.Add(new Diagnosis(sentence, null, fits));

    /// <summary>The next hint. There are three, from a nudge to nearly the answer.</summary>
    /// <param name="text">One or two sentences.</param>
    protected void Hint(string text) => _hints.Add(text);

    /// <summary>Whether two tensors have one shape and nearly the same elements.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">The other.</param>
    /// <param name="tolerance">|left − right| ≤ tolerance · max(1, |right|).</param>
    /// <returns>Whether they do; false where an element is not finite.</returns>
    protected static bool Close(Tensor left, Tensor right, double tolerance = 1e-6)
    {
        using var scope = NewDisposeScope();
        if (!left.shape.SequenceEqual(right.shape))
            return false;
        var (l, r) = (left.to(ScalarType.Float64), right.to(ScalarType.Float64));
        return ((l - r).abs() <= tolerance * r.abs().clamp_min(1)).all().item<bool>();
    }

    /// <summary>Whether two numbers are nearly the same.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <param name="tolerance">|left − right| ≤ tolerance · max(1, |right|).</param>
    /// <returns>Whether they are; false where one is not finite.</returns>
    protected static bool Close(double left, double right, double tolerance = 1e-6) => Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Abs(right));

    /// <summary>Checks an answer with the public inputs, records it in the reader's progress, and says what was found.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The report, which a notebook shows.</returns>
    public Report Check(TAnswer answer) => NotebookCheck.Of(this, answer);

    /// <inheritdoc/>
    public override IReadOnlyList<ProbeInput> Inputs(int seed, bool hidden)
    {
        var inputs = new List<ProbeInput>();
        foreach (var (probe, place) in Defined()._probes.Select((probe, place) => (probe, place)))
        {
            if (probe.Hidden && !hidden)
                continue;
            int own = unchecked(seed * 7919 + place * 104729) & int.MaxValue;
            using var scope = NewDisposeScope();
            using var stream = RandomStream.Seeded(own);
            inputs.Add(new ProbeInput(probe.Name, own, ValueConvert.Of(probe.Make(new Draw(own)))));
        }
        return inputs;
    }

    /// <inheritdoc/>
    public override IEnumerable<Observation> Observe(Delegate answer, IReadOnlyList<ProbeInput> inputs)
    {
        if (answer is not TAnswer typed)
            throw new ArgumentException($"The answer to {Id} is a {answer.GetType()} and should be a {typeof(TAnswer)}.", nameof(answer));
        foreach (var (run, input) in Trials(inputs))
            yield return Observation.Of(run, input, () => _runs[run].Apply(typed, ValueConvert.To<TInput>(input.Input)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MethodInfo> Runs => [.. Defined()._runs.Select(run => run.Given.Method)];

    /// <inheritdoc/>
    public override IEnumerable<(int Run, ProbeInput Input)> Trials(IReadOnlyList<ProbeInput> inputs) =>
        from input in inputs
        from run in Enumerable.Range(0, Defined()._runs.Count)
        where _checks.Any(check => check.Run == run && AppliesTo(check, input.Probe))
        select (run, input);

    /// <inheritdoc/>
    public override Report Judge(IReadOnlyList<ProbeInput> inputs, IReadOnlyList<Observation> observations)
    {
        var seen = ByRunAndProbe(observations);
        CheckResult[] results = [.. Defined()._checks.Select(check => new CheckResult(check.Name, check.Points, FirstFailure(check, inputs, seen)))];
        string? diagnosis = results.FirstOrDefault(result => !result.Passed)?.Failure is { } failure ? DiagnosisBeside(failure.Probe, Fitting(inputs, seen)) ?? AxesOf(failure) : null;
        return new Report(Id, Title, OutcomeOf(results), results, diagnosis);
    }

    internal override IReadOnlyList<string> Diagnose(IReadOnlyList<ProbeInput> inputs, IReadOnlyList<Observation> observations) =>
        [.. Fitting(inputs, ByRunAndProbe(observations)).Select(fitting => fitting.Sentence)];

    /// <summary>The first diagnosis that fits the failure that is shown; one that fits other inputs only says so.</summary>
    private static string? DiagnosisBeside(string probe, IReadOnlyList<(string Sentence, IReadOnlyList<string> Probes)> fitting) =>
        fitting.Where(one => one.Probes.Contains(probe)).Select(one => one.Sentence).FirstOrDefault()
        ?? fitting.Select(one => $"On the input \"{one.Probes[0]}\": {one.Sentence}").FirstOrDefault();

    /// <summary>Where the author has foreseen nothing: a mistake with axes that any exercise can have.</summary>
    private static string? AxesOf(Failure failure) =>
        failure is { Expected: { } expected, Got: { } got } ? AxisDiagnosis.Of(failure.Input, expected, got) : null;

    private List<(string Sentence, IReadOnlyList<string> Probes)> Fitting(IReadOnlyList<ProbeInput> inputs, Dictionary<(int Run, string Probe), Observation> seen)
    {
        var fitting = new List<(string Sentence, IReadOnlyList<string> Probes)>();
        foreach (var diagnosis in Defined()._diagnoses)
        {
            string[] probes = [.. inputs.Where(input => seen.GetValueOrDefault((0, input.Probe))?.Value is { } value && Fits(diagnosis, input, value)).Select(input => input.Probe)];
            if (probes.Length > 0)
                fitting.Add((diagnosis.Sentence, probes));
        }
        return fitting;
    }

    private static Outcome OutcomeOf(CheckResult[] results)
    {
        var failures = results.Where(result => !result.Passed).Select(result => result.Failure!).ToList();
        return failures.Count == 0 ? Outcome.Passed
            : failures.Count == results.Length && failures.All(failure => failure.Error is { IsNotAttempted: true }) ? Outcome.NotAttempted
            : failures[0].Error is not null ? Outcome.Error
            : Outcome.Failed;
    }

    private static Dictionary<(int Run, string Probe), Observation> ByRunAndProbe(IReadOnlyList<Observation> observations)
    {
        var seen = new Dictionary<(int, string), Observation>();
        foreach (var observation in observations)
            seen.TryAdd((observation.Run, observation.Probe), observation);
        return seen;
    }

    private static bool AppliesTo(Rule check, string probe) => check.On.Length == 0 || check.On.Contains(probe);

    private Failure? FirstFailure(Rule check, IReadOnlyList<ProbeInput> inputs, Dictionary<(int Run, string Probe), Observation> seen)
    {
        foreach (var input in inputs.Where(input => AppliesTo(check, input.Probe)))
        {
            if (!seen.TryGetValue((check.Run, input.Probe), out var observation))
                return new Failure(input.Probe, input.Input, null, null, "The answer gave nothing.", null);
            if (observation.Error is { IsNoValue: true } nothing)
                return new Failure(input.Probe, input.Input, null, null, $"{Capital(nothing.Message)}, and {Asked(check, input)} is expected.", null);
            if (observation.Value is not { } got)
                return new Failure(input.Probe, input.Input, null, null, observation.Error?.Message ?? "The answer gave nothing.", observation.Error);
            var (expected, difference) = Judge(check, input, got);
            if (difference is not null)
                return new Failure(input.Probe, input.Input, expected, got, difference, null);
        }
        return null;
    }

    /// <summary>What an answer should return, in words: as exactly as the check knows.</summary>
    private string Asked(Rule check, ProbeInput input)
    {
        if (check.Run > 0 || _oracle is not { } oracle)
            return check.Run == 0 && typeof(TOutput) == typeof(Tensor) ? "a tensor" : "a value";
        using var scope = NewDisposeScope();
        using var stream = RandomStream.Seeded(input.Seed);
        return $"a {ValueComparison.Kind(ValueConvert.Of(oracle.Expected(ValueConvert.To<TInput>(input.Input))))}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static (Value? Expected, string? Difference) Judge(Rule check, ProbeInput input, Value got)
    {
        using var scope = NewDisposeScope();
        using var stream = RandomStream.Seeded(input.Seed);
        return check.Judge(ValueConvert.To<TInput>(input.Input), got);
    }

    private void AddProperty<TSeen>(string statement, int run, Func<TInput, TSeen, bool> holds, Func<TInput, TSeen, string>? measured, int points, string[] on) =>
        _checks.Add(new Rule(statement, points, run, on, (input, got) =>
        {
            try
            {
                var seen = ValueConvert.To<TSeen>(got);
                return (null, holds(input, seen) ? null : $"This does not hold: {statement}.{(measured is null ? "" : $" {measured(input, seen)}")}");
            }
            // An output of another type or shape than the property needs does not have the property.
            catch (Exception exception)
            {
                return (null, $"This cannot be checked: {statement}. {exception.Message}");
            }
        }));

    private bool Fits(Diagnosis diagnosis, ProbeInput input, Value got)
    {
        using var scope = NewDisposeScope();
        using var stream = RandomStream.Seeded(input.Seed);
        try
        {
            var (typed, output) = (ValueConvert.To<TInput>(input.Input), ValueConvert.To<TOutput>(got));
            if (diagnosis.Fits is { } alone)
                return alone(typed, output);
            var (oracle, comparison) = _oracle!.Value;
            var right = oracle(typed);
            return comparison.Difference(ValueConvert.Of(right), got) is not null && diagnosis.FitsBeside!(typed, output, right);
        }
        // A diagnosis that does not even apply to such an output does not fit it.
        catch (Exception)
        {
            return false;
        }
    }

    private Exercise<TAnswer, TInput, TOutput> Defined()
    {
        lock (_defining)
        {
            if (_defined)
                return this;
            Define();
            string? mistake = _runs.Count == 0 ? "has no Run"
                : _probes.Count == 0 ? "has no probe"
                : _checks.Count == 0 ? "has no oracle and no property"
                : _hints.Count != 3 ? $"has {_hints.Count} hints and should have 3"
                : _probes.Select(probe => probe.Name).Distinct().Count() < _probes.Count ? "has two probes of one name"
                : _checks.SelectMany(check => check.On).Except(_probes.Select(probe => probe.Name)).FirstOrDefault() is { } unknown ? $"checks on a probe {unknown} that it does not have"
                : _checks.Any(check => check.Points < 1) ? "has a check without points"
                : _oracle is null && _diagnoses.Any(diagnosis => diagnosis.FitsBeside is not null) ? "has a diagnosis that compares with the right output, and no oracle"
                : _runs.Any(run => run.Given.Target is { } target && target != (object)this && target.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Length > 0)
                    ? "has a run that uses a variable from outside of it, which the process that grades does not have: use constants, or a static method"
                : null;
            if (mistake is not null)
                throw new InvalidOperationException($"Exercise {Id} {mistake}.");
            _defined = true;
            return this;
        }
    }
}
