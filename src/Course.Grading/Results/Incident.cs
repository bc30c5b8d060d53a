namespace Course.Grading.Results;

/// <summary>Why an answer got no points although it was attempted, where that is not a check that failed.</summary>
public enum Incident
{
    /// <summary>Nothing of the kind: its checks decide.</summary>
    None,

    /// <summary>Its notebook could not be read, so there is no answer.</summary>
    Unreadable,

    /// <summary>It does not compile.</summary>
    DoesNotCompile,

    /// <summary>It uses something that answers may not use.</summary>
    NotAllowed,

    /// <summary>It was not done in time.</summary>
    TimeLimit,

    /// <summary>It took more memory than it may.</summary>
    MemoryLimit,

    /// <summary>It printed, or gave back, more than it may.</summary>
    OutputLimit,

    /// <summary>It ended its process before its checks were done.</summary>
    EndedProcess,

    /// <summary>Something other than the grader's program wrote on the channel for values.</summary>
    ForgedReply,

    /// <summary>It passes no check on inputs of its own, only those on inputs that are the same for everyone.</summary>
    KnownInputsOnly,

    /// <summary>The grader itself failed on it.</summary>
    GraderFailed,
}
