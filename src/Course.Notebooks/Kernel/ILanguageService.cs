namespace Course.Notebooks.Kernel;

/// <summary>Answers questions about code in the light of a session. Called on a thread of its own, while cells run.</summary>
internal interface ILanguageService
{
    /// <summary>What could stand at a place.</summary>
    KernelReply.Completions Complete(KernelCommand.Complete question, CancellationToken cancellation);

    /// <summary>What the name at a place means.</summary>
    KernelReply.Inspection Inspect(KernelCommand.Inspect question, CancellationToken cancellation);

    /// <summary>Which overloads the call around a place may mean.</summary>
    KernelReply.Signatures Sign(KernelCommand.Signature question, CancellationToken cancellation);

    /// <summary>What the compiler says about a cell.</summary>
    KernelReply.Diagnostics Diagnose(KernelCommand.Diagnose question, CancellationToken cancellation);
}
