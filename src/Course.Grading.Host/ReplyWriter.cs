using System.Text.Json;
using Course.Exercises.Judging;

namespace Course.Grading.Host;

/// <summary>Writes replies, one JSON line each.</summary>
/// <param name="stream">Where to.</param>
/// <param name="nonce">What each begins with.</param>
internal sealed class ReplyWriter(Stream stream, string nonce)
{
    public void Send(ReplyKind kind, Observation? observation = null, AnswerError? problem = null)
    {
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(new AnswerReply(nonce, kind, observation, problem), HostJson.Default.AnswerReply));
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }
}
