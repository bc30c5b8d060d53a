namespace Course.Exercises;

/// <summary>Thrown by an answer that nobody has written yet: what stands in a student's copy where the solution was.</summary>
public sealed class NotAttemptedException() : Exception("This answer has not been written yet: replace the throw statement with your code.");
