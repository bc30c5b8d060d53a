using System.Text.Json.Serialization;

namespace Course.Notebooks.Kernel;

/// <summary>What a front end asks of the kernel process: one JSON object a line on its standard input.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
[JsonDerivedType(typeof(Shutdown), "shutdown")]
internal abstract record KernelCommand
{
    /// <summary>Runs one cell.</summary>
    /// <param name="Cell">The cell's id, which error messages name.</param>
    /// <param name="Code">The cell's source.</param>
    /// <param name="Directory">The notebook's folder: the working directory while the cell runs.</param>
    internal sealed record Execute(string Cell, string Code, string Directory) : KernelCommand;

    /// <summary>Stops the running cell and keeps its variables.</summary>
    internal sealed record Interrupt : KernelCommand;

    /// <summary>Ends the process.</summary>
    internal sealed record Shutdown : KernelCommand;
}
