namespace Course.Grading.Isolation;

/// <summary>What separates an answer's process from the machine.</summary>
public enum IsolationKind
{
    /// <summary>bubblewrap: it sees .NET and the course's libraries read-only, an empty scratch folder, no network and no other process.</summary>
    Bubblewrap,

    /// <summary>unshare: no network and no other process, but it sees the files of the user who grades.</summary>
    Unshare,

    /// <summary>A process of the user who grades.</summary>
    None,
}
