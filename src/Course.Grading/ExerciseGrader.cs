using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Course.Exercises.Judging;
using Course.Exercises.Values;
using Course.Grading.Answers;
using Course.Grading.Host;
using Course.Grading.Isolation;
using Course.Grading.Masters;
using Course.Grading.Results;

namespace Course.Grading;

/// <summary>Grades one exercise of one notebook: finds the answer, compiles it, runs it elsewhere, and judges the values here.</summary>
internal sealed class ExerciseGrader
{
    // Oracles seed the engine's random stream, of which there is one.
    private static readonly Lock s_engine = new();

    private readonly GradingOptions _options;
    private readonly ConcurrentDictionary<Master, Lazy<AnswerCompiler>> _compilers = new();
    private readonly IReadOnlyList<Master> _masters;

    public ExerciseGrader(IReadOnlyList<Master> masters, HostFolder host, GradingOptions options)
    {
        _options = options;
        _masters = masters;
        Sandbox = options.Isolation is { } kind ? new Sandbox(kind, host) : Sandbox.Strongest(host, Works);
    }

    public Sandbox Sandbox { get; }

    /// <summary>Grades. Whatever goes wrong, in the answer or here, is a grade.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ExerciseGrade> Grade(StudentNotebook notebook, MasterExercise exercise, int seed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        IReadOnlyList<string> notes = [];
        AnswerSource? answer = null;
        if (notebook.Problem is { } unreadable)
            return Grade(NotReached(), Incident.Unreadable, $"The notebook cannot be graded: {unreadable}");
        try
        {
            var found = DeepStack.Run(() => notebook.Finder!.Find(exercise), DeepStack.ReadingTime);
            notes = found.Notes;
            var inputs = Engine(() => exercise.Exercise.Inputs(seed, hidden: true));
            if (Compile(found, notebook.Master!, exercise, cancellation) is not ({ } compiled, var attempt))
                return Grade(Nothing(Outcome.NotAttempted), Incident.None, null);
            answer = attempt;
            if (compiled.Problem is { } problem)
                return Grade(Nothing(Outcome.Error), compiled.Incident, problem);
            var limits = new Limits(_options.Timeout ?? exercise.Exercise.TimeLimit, _options.Memory);
            var run = await AnswerProcess.Run(Sandbox, limits, TaskFor(compiled, exercise, inputs), cancellation);
            if (run.Incident != Incident.None)
                return Grade(Nothing(run.Incident == Incident.TimeLimit ? Outcome.TimedOut : Outcome.Error), run.Incident, run.Sentence);
            if (run.Observations.Select(seen => seen.Error).Append(run.Problem).Any(error => error?.Type == typeof(OutOfMemoryException).FullName))
                return Grade(Nothing(Outcome.Error), Incident.MemoryLimit, $"It asked for more than the {limits.Memory >> 20} MB that it may have.");
            if (run.Problem is { } thrown)
                return Grade(Nothing(thrown.IsNotAttempted ? Outcome.NotAttempted : Outcome.Error), Incident.None, $"{thrown.Type.Split('.')[^1]}: {thrown.Message}");
            var report = Engine(() => exercise.Exercise.Judge(inputs, run.Observations)).NamingInputs(exercise.InputNames);
            return report.Earned > 0 && Engine(() => FailsOnFreshInputs(exercise, inputs, run.Observations))
                ? Grade(report, Incident.KnownInputsOnly, "It passes no check on inputs of its own, only those on inputs that are the same for everyone.")
                : Grade(report, Incident.None, null);

            Report Nothing(Outcome outcome) => Engine(() => exercise.Exercise.Judge(inputs, [])) with { Outcome = outcome, Diagnosis = null };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return Grade(NotReached(), Incident.GraderFailed, $"The grader failed on it: {exception.Message}");
        }

        Report NotReached()
        {
            var failure = new Failure("", new TextValue(""), null, null, "It was not reached.", null);
            return new Report(exercise.Exercise.Id, exercise.Exercise.Title, Outcome.Error, [new CheckResult("the answer is graded", exercise.Exercise.Points, failure)], null);
        }

        ExerciseGrade Grade(Report report, Incident incident, string? sentence) =>
            new(exercise.Exercise.Id, exercise.Exercise.Title, report, incident, sentence,
                report.Outcome is Outcome.Passed || answer is null ? notes : [.. notes, .. DeepStack.Run(() => notebook.Finder!.Remarks(exercise, answer), DeepStack.ReadingTime)],
                seed, watch.Elapsed);
    }

    /// <summary>
    /// Whether no check passes that sees inputs which differ from the notebook's. Some probes, such as extreme values, are the same for every seed,
    /// and an answer that has learnt the notebook's inputs by heart passes the checks on these.
    /// </summary>
    private static bool FailsOnFreshInputs(MasterExercise exercise, IReadOnlyList<ProbeInput> inputs, IReadOnlyList<Observation> observations)
    {
        var known = exercise.Exercise.Inputs(Exercises.Exercise.PublicSeed, hidden: false).ToDictionary(input => input.Probe, input => JsonSerializer.Serialize(input.Input));
        var fresh = inputs.Where(input => known.GetValueOrDefault(input.Probe) != JsonSerializer.Serialize(input.Input)).ToList();
        // Without observations, exactly the checks fail that see a fresh input.
        var seeing = exercise.Exercise.Judge(fresh, []).Checks;
        var passing = exercise.Exercise.Judge(fresh, observations).Checks;
        var onFresh = seeing.Zip(passing, (sees, passes) => (Sees: !sees.Passed, passes.Passed)).Where(check => check.Sees).ToList();
        return onFresh.Count > 0 && !onFresh.Any(check => check.Passed);
    }

    /// <summary>The last attempt that compiles and may run; if none does, the last. Null where nothing was attempted.</summary>
    private (CompiledAnswer Compiled, AnswerSource Source)? Compile(FoundAnswer found, Master master, MasterExercise exercise, CancellationToken cancellation)
    {
        (CompiledAnswer, AnswerSource)? first = null;
        foreach (var attempt in found.Attempts.Take(5))
        {
            var compiled = CompilerFor(master).Compile(attempt, exercise, _options.Screens, cancellation);
            if (compiled.Problem is null || compiled.IsTooCostly)
                return (compiled, attempt);
            first ??= (compiled, attempt);
        }
        return first;
    }

    private AnswerCompiler CompilerFor(Master master) => _compilers.GetOrAdd(master, one => new Lazy<AnswerCompiler>(() => new AnswerCompiler(one))).Value;

    private static AnswerTask TaskFor(CompiledAnswer answer, MasterExercise exercise, IReadOnlyList<ProbeInput> inputs)
    {
        var places = inputs.Select((input, place) => (input, place)).ToDictionary(one => one.input.Probe, one => one.place);
        return new AnswerTask(
            RandomNumberGenerator.GetHexString(32), answer.Assembly, answer.EntryType, answer.EntryMethod,
            [.. exercise.Exercise.Runs.Select(run => new RunName(run.DeclaringType!.AssemblyQualifiedName!, run.ToString()!))],
            inputs,
            [.. exercise.Exercise.Trials(inputs).Select(trial => new Trial(trial.Run, places[trial.Input.Probe]))]);
    }

    /// <summary>Whether a stub runs in a sandbox, and says that nobody has written it yet.</summary>
    private bool Works(Sandbox sandbox)
    {
        var master = _masters.First(master => master.Exercises.Count > 0);
        var exercise = master.Exercises[0];
        var inputs = Engine(() => exercise.Exercise.Inputs(0, hidden: true));
        var stub = CompilerFor(master).Compile(new AnswerSource("", exercise.Stub, exercise.Asked, ""), exercise, screen: true, CancellationToken.None);
        if (stub.Problem is { } problem)
            throw new FormatException($"The stub of exercise {exercise.Exercise.Id} in solutions/{master.Name} is no answer: {problem}");
        var run = AnswerProcess.Run(sandbox, new Limits(TimeSpan.FromSeconds(60), _options.Memory), TaskFor(stub, exercise, inputs), CancellationToken.None).GetAwaiter().GetResult();
        return run.Incident == Incident.None && run.Observations.Count > 0 && run.Observations.All(one => one.Error is { IsNotAttempted: true });
    }

    private static T Engine<T>(Func<T> work)
    {
        lock (s_engine)
            return work();
    }
}
