using System.Reflection;
using System.Runtime.Loader;
using Course.Exercises.Judging;
using Course.Exercises.Values;

namespace Course.Grading.Host;

/// <summary>Makes an answer from its assembly and applies it to inputs.</summary>
internal sealed class AnswerRunner
{
    private const BindingFlags AnyMethod = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly AnswerTask _task;
    private readonly (MethodInfo Method, object? Target, Type Input)[] _runs;

    /// <summary>Finds the runs, before any of the answer's code is there.</summary>
    public AnswerRunner(AnswerTask task)
    {
        _task = task;
        _runs = [.. task.Runs.Select(Find)];
    }

    public void Run(ReplyWriter replies)
    {
        Delegate answer;
        try
        {
            answer = Answer();
        }
        catch (Exception exception)
        {
            replies.Send(ReplyKind.Failed, problem: AnswerError.Of(exception));
            return;
        }
        foreach (var trial in _task.Trials)
        {
            var input = _task.Inputs[trial.Input];
            var (method, target, type) = _runs[trial.Run];
            replies.Send(ReplyKind.Observed, Observation.Of(trial.Run, input, () => method.Invoke(target, [answer, ValueConvert.To(input.Input, type)])));
        }
    }

    private static (MethodInfo Method, object? Target, Type Input) Find(RunName name)
    {
        var type = Type.GetType(name.Type, throwOnError: true)!;
        var method = type.GetMethods(AnyMethod).Single(method => method.ToString() == name.Signature);
        return (method, method.IsStatic ? null : Activator.CreateInstance(type, nonPublic: true), method.GetParameters()[1].ParameterType);
    }

    private Delegate Answer()
    {
        var assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(_task.Assembly));
        var make = assembly.GetType(_task.EntryType, throwOnError: true)!.GetMethod(_task.EntryMethod, AnyMethod)!;
        // A script's method takes the earlier scripts, of which there are none; slot 0 is for the host's objects, and it puts itself into slot 1.
        var made = (Task<object>)make.Invoke(null, [new object?[2]])!;
        return (Delegate)made.GetAwaiter().GetResult();
    }
}
