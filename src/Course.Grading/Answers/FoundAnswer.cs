namespace Course.Grading.Answers;

/// <summary>What a student wrote for an exercise.</summary>
/// <param name="Attempts">Sources that may be the answer, the one that counts first. Each that does not compile gives way to the next; empty where nothing was attempted.</param>
/// <param name="Notes">One sentence for each thing about the cells that a teacher should know.</param>
public sealed record FoundAnswer(IReadOnlyList<AnswerSource> Attempts, IReadOnlyList<string> Notes);

/// <summary>The source of one attempt.</summary>
/// <param name="Usings">Using directives.</param>
/// <param name="Code">Declarations: the answer, and what it uses from other cells of the student.</param>
/// <param name="Asked">The expression that is the answer, such as <c>MySigmoid</c>.</param>
/// <param name="Cell">Where the answer stands in the student's notebook.</param>
public sealed record AnswerSource(string Usings, string Code, string Asked, string Cell);
