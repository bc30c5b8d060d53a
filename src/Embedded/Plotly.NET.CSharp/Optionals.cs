namespace Plotly.NET.CSharp;

/// <summary>Setting properties from arguments that may be left out.</summary>
internal static class Optionals
{
    internal static TObject With<TObject, TValue>(this TObject target, string name, Optional<TValue> value) where TObject : DynamicObj.DynamicObj
    {
        if (value.IsSome && value.Value is { } given) target.Set(name, given);
        return target;
    }

    internal static T Or<T>(this Optional<T> value, T otherwise) => value.IsSome ? value.Value : otherwise;

    /// <summary>A copy of the given part, or an empty one.</summary>
    internal static T OrEmpty<T>(this Optional<T> part) where T : DynamicObj.DynamicObj, new() => part.IsSome ? part.Value.Clone() : new T();
}
