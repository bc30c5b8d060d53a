using System.Diagnostics;
using Course.Models;
using Course.Tests.Data;
using Course.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

public sealed class CtrlCTests
{
    [SkippableFact]
    public void Ctrl_C_stops_between_two_steps_and_leaves_a_checkpoint_that_can_be_resumed()
    {
        Skip.If(OperatingSystem.IsWindows(), "The signal is sent with kill, which Windows lacks.");
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.checkpoint");
        using var model = new Mlp(2, 4, 2);
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer) { Progress = null, CheckpointPath = path };
        var last = 0L;
        trainer.StepFinished += step =>
        {
            last = step.Step;
            if (step.Step == 5) Process.Start("kill", ["-INT", $"{Environment.ProcessId}"]).WaitForExit();
            if (step.Step > 5) Thread.Sleep(5);
        };

        using var ctrlC = new CtrlC();
        var batch = Blobs.Draw(8, 1);
        // Without the signal it ends by itself after half a minute, and the test fails.
        Assert.Throws<OperationCanceledException>(() => trainer.FitSteps(_ => [batch], steps: 6_000, cancellationToken: ctrlC.Token));
        Assert.True(ctrlC.Token.IsCancellationRequested);

        trainer.Resume(path);
        var before = last;
        trainer.FitSteps(_ => [batch], steps: before + 1);
        Assert.Equal(before + 1, last);
    }
}
