using System.IO.Pipes;
using System.Text.Json;
using Course.Grading.Host;

// Arguments: the handle of the pipe for replies; "seal" where the kernel is to refuse this process new processes and sockets.
if (args is not [var handle, .. var rest])
{
    Console.Error.WriteLine("This program is started by course grade, which gives it an answer to run.");
    return 2;
}
using var pipe = new AnonymousPipeClientStream(PipeDirection.Out, handle);
using var input = Console.OpenStandardInput();
var task = JsonSerializer.Deserialize(input, HostJson.Default.AnswerTask) ?? throw new InvalidDataException("The task is empty.");
var replies = new ReplyWriter(pipe, task.Nonce);
var runner = new AnswerRunner(task);
if (rest is ["seal", ..])
    SystemCallFilter.Install();
replies.Send(ReplyKind.Ready);
runner.Run(replies);
replies.Send(ReplyKind.Done);
// Threads that the answer has left behind end here.
Environment.Exit(0);
return 0;
