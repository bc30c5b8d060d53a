using System.Text.Json.Serialization;

namespace Course.Notebooks.Kernel;

/// <summary>What a front end asks of the kernel process: one JSON object a line on its standard input.</summary>
/// <remarks>
/// Cells run one after the other, in the order of their commands. Everything else is obeyed while a cell runs, and questions
/// about code are answered beside it, by a <see cref="KernelReply"/> with the question's number.
/// A restart is a new process: nothing of the old session can stay behind.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
[JsonDerivedType(typeof(Input), "input")]
[JsonDerivedType(typeof(Shutdown), "shutdown")]
[JsonDerivedType(typeof(Describe), "describe")]
[JsonDerivedType(typeof(IsComplete), "isComplete")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Inspect), "inspect")]
[JsonDerivedType(typeof(Signature), "signature")]
[JsonDerivedType(typeof(Diagnose), "diagnose")]
internal abstract record KernelCommand
{
    /// <summary>Runs one cell.</summary>
    /// <param name="Cell">The cell's id, which error messages name.</param>
    /// <param name="Code">The cell's source.</param>
    /// <param name="Directory">The notebook's folder: the working directory from here on, if it is another than the cell's before.</param>
    internal sealed record Execute(string Cell, string Code, string Directory) : KernelCommand
    {
        /// <summary>Whether somebody is there to answer an <see cref="InputRequested"/>; if not, the cell's input is at its end.</summary>
        public bool AllowsInput { get; init; }

        /// <summary>Whether each value that is shown has a plain text beside its other forms, for front ends that show nothing else.</summary>
        public bool WithText { get; init; }
    }

    /// <summary>Stops the running cell, and those that wait for their turn; the variables are kept.</summary>
    internal sealed record Interrupt : KernelCommand;

    /// <summary>Answers an <see cref="InputRequested"/>.</summary>
    /// <param name="Id">The number of the request.</param>
    /// <param name="Text">One line without its end; null for the end of the input.</param>
    internal sealed record Input(int Id, string? Text = null) : KernelCommand;

    /// <summary>Ends the process.</summary>
    internal sealed record Shutdown : KernelCommand;

    /// <summary>A question that is answered while cells run.</summary>
    /// <param name="Id">A number that the reply repeats; the front end counts.</param>
    internal abstract record Question(int Id) : KernelCommand;

    /// <summary>Asks what the kernel is; answered by <see cref="KernelReply.Description"/>.</summary>
    internal sealed record Describe(int Id) : Question(Id);

    /// <summary>Asks whether a cell that is being typed is whole; answered by <see cref="KernelReply.Completeness"/>.</summary>
    internal sealed record IsComplete(int Id, string Code) : Question(Id);

    /// <summary>Asks what could stand at a place; answered by <see cref="KernelReply.Completions"/>.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Code">The cell as it stands.</param>
    /// <param name="Position">The place, in UTF-16 code units from the start of the code.</param>
    /// <param name="Directory">The notebook's folder, for paths in directives.</param>
    internal sealed record Complete(int Id, string Code, int Position, string? Directory = null) : Question(Id);

    /// <summary>Asks what the name at a place means; answered by <see cref="KernelReply.Inspection"/>.</summary>
    /// <inheritdoc cref="Complete"/>
    internal sealed record Inspect(int Id, string Code, int Position, string? Directory = null) : Question(Id);

    /// <summary>Asks which overloads the call around a place may mean; answered by <see cref="KernelReply.Signatures"/>.</summary>
    /// <inheritdoc cref="Complete"/>
    internal sealed record Signature(int Id, string Code, int Position, string? Directory = null) : Question(Id);

    /// <summary>Asks what the compiler says about a cell that is not run; answered by <see cref="KernelReply.Diagnostics"/>.</summary>
    internal sealed record Diagnose(int Id, string Code, string? Directory = null) : Question(Id);
}
