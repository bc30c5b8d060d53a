namespace Course.Cli.Copying;

/// <summary>A public type of the library that can be copied out.</summary>
/// <param name="Name">Its name, such as <c>LeNet5</c>.</param>
/// <param name="Room">The folder that it stands in, such as <c>Models</c>.</param>
/// <param name="Summary">The first sentence of its documentation.</param>
/// <param name="Files">The files that declare it: several for a partial type.</param>
internal sealed record Helper(string Name, string Room, string Summary, IReadOnlyList<SourceFile> Files);
