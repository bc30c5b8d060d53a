namespace TorchSharp.Utils;

/// <summary>The name under which a field is registered, if not its own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }
}
