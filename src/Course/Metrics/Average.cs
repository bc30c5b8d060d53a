namespace Course.Metrics;

/// <summary>How the numbers of several classes become one.</summary>
public enum Average
{
    /// <summary>All samples count the same: true and false positives of all classes are added first.</summary>
    Micro,

    /// <summary>All classes count the same: the mean over the classes.</summary>
    Macro,

    /// <summary>The mean over the classes, each weighted by how many samples are of it.</summary>
    Weighted,
}
