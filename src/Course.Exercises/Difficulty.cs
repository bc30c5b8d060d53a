namespace Course.Exercises;

/// <summary>How hard an exercise is for someone who has read its chapter.</summary>
public enum Difficulty
{
    /// <summary>One idea of the chapter, written down.</summary>
    Easy = 1,

    /// <summary>Two ideas together, or one that has to be turned round.</summary>
    Medium = 2,

    /// <summary>Something the chapter does not say.</summary>
    Hard = 3,
}
