using System.Text.Json.Serialization;
using Course.Exercises.Judging;

namespace Course.Grading.Host;

/// <summary>What the grader asks of the process that runs an answer. Nothing in it says what is right.</summary>
/// <param name="Nonce">A random text that every reply begins with. It never reaches the answer.</param>
/// <param name="Assembly">The compiled answer.</param>
/// <param name="EntryType">The type whose method makes the answer's delegate.</param>
/// <param name="EntryMethod">That method: static, from an array of objects to a task of the delegate, as compiled scripts have it.</param>
/// <param name="Runs">How the answer is applied to inputs.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Trials">What is to be run on what.</param>
public sealed record AnswerTask(
    string Nonce, byte[] Assembly, string EntryType, string EntryMethod,
    IReadOnlyList<RunName> Runs, IReadOnlyList<ProbeInput> Inputs, IReadOnlyList<Trial> Trials);

/// <summary>A method of an exercise that applies an answer.</summary>
/// <param name="Type">The declaring type's assembly-qualified name.</param>
/// <param name="Signature">What <see cref="System.Reflection.MethodInfo"/> shows of it.</param>
public sealed record RunName(string Type, string Signature);

/// <summary>One call of an answer.</summary>
/// <param name="Run">The place in <see cref="AnswerTask.Runs"/>.</param>
/// <param name="Input">The place in <see cref="AnswerTask.Inputs"/>.</param>
public sealed record Trial(int Run, int Input);

/// <summary>One line of what comes back.</summary>
/// <param name="Nonce">The task's.</param>
/// <param name="Kind">What the line says.</param>
/// <param name="Observation">What a trial gave; with <see cref="ReplyKind.Observed"/> only.</param>
/// <param name="Problem">Why there is no answer to run; with <see cref="ReplyKind.Failed"/> only.</param>
public sealed record AnswerReply(string Nonce, ReplyKind Kind, Observation? Observation = null, AnswerError? Problem = null);

/// <summary>What a reply says.</summary>
public enum ReplyKind
{
    /// <summary>The process is there; the answer's time begins.</summary>
    Ready,

    /// <summary>A trial is done.</summary>
    Observed,

    /// <summary>The answer could not be made: a variable's initial value threw, for example.</summary>
    Failed,

    /// <summary>All trials are done.</summary>
    Done,
}

/// <summary>The messages' JSON, without reflection, which would cost each process a tenth of a second.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnswerTask))]
[JsonSerializable(typeof(AnswerReply))]
public sealed partial class HostJson : JsonSerializerContext;
