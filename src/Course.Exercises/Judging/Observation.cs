using Course.Exercises.Values;
using static TorchSharp.torch;

namespace Course.Exercises.Judging;

/// <summary>One input of an exercise.</summary>
/// <param name="Probe">The probe's name, such as "extreme".</param>
/// <param name="Seed">Seeds the random stream while an answer runs on it.</param>
/// <param name="Input">The input as plain data.</param>
public sealed record ProbeInput(string Probe, int Seed, Value Input);

/// <summary>What an answer gave on one input: a value or an error.</summary>
/// <param name="Run">Which of the exercise's runs, counted from 0.</param>
/// <param name="Probe">The probe's name.</param>
/// <param name="Value">The value; null where there was an error.</param>
/// <param name="Error">The error; null where there was a value.</param>
public sealed record Observation(int Run, string Probe, Value? Value, AnswerError? Error)
{
    /// <summary>Calls an answer and keeps what comes of it; the random stream is seeded with the input's seed for the time of the call.</summary>
    /// <param name="run">Which of the exercise's runs this is.</param>
    /// <param name="input">The input.</param>
    /// <param name="apply">Applies the answer.</param>
    /// <returns>Its value, or its error.</returns>
    public static Observation Of(int run, ProbeInput input, Func<object?> apply)
    {
        try
        {
            using var scope = NewDisposeScope();
            using var stream = RandomStream.Seeded(input.Seed);
            return new Observation(run, input.Probe, ValueConvert.Of(apply()), null);
        }
        catch (Exception exception)
        {
            return new Observation(run, input.Probe, null, AnswerError.Of(exception));
        }
    }
}

/// <summary>The exception that ended an answer.</summary>
/// <param name="Type">Its type's full name.</param>
/// <param name="Message">What it says.</param>
public sealed record AnswerError(string Type, string Message)
{
    /// <summary>Whether the answer is still the stub.</summary>
    public bool IsNotAttempted => Type == typeof(NotAttemptedException).FullName;

    /// <summary>Whether the answer returned something of which nothing can be judged, such as null; the message says what.</summary>
    internal bool IsNoValue => Type == typeof(NoValueException).FullName;

    /// <summary>The error that an exception is, without what calls and threads have wrapped around it.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its type and message.</returns>
    public static AnswerError Of(Exception exception)
    {
        while (exception is System.Reflection.TargetInvocationException or AggregateException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        return new AnswerError(exception.GetType().FullName ?? exception.GetType().Name, exception.Message);
    }
}
