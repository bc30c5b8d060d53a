using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DynamicObj;

/// <summary>An object whose properties are set by name. Titles, lines, axes, traces and layouts are such objects, as they are in Plotly's JSON.</summary>
public class DynamicObj
{
    private List<KeyValuePair<string, object>> properties = [];

    /// <summary>One with nothing set.</summary>
    public DynamicObj()
    {
    }

    /// <summary>Sets a property by the name that it has in Plotly's JSON, such as <c>showgrid</c>. Sequences are copied.</summary>
    public void SetProperty(string propertyName, object propertyValue) => Set(propertyName, propertyValue);

    /// <summary>What is set, in the order in which it was first set.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> Properties => properties;

    internal object? this[string name] => TryGet(name, out object? value) ? value : null;

    internal bool TryGet(string name, [NotNullWhen(true)] out object? value)
    {
        int index = IndexOf(name);
        value = index < 0 ? null : properties[index].Value;
        return index >= 0;
    }

    /// <summary>Sets a property. Sequences are copied, so that what the caller does to a list later does not change a chart.</summary>
    internal void Set(string name, object value)
    {
        int index = IndexOf(name);
        var pair = KeyValuePair.Create(name, Snapshot(value));
        if (index < 0)
            properties.Add(pair);
        else
            properties[index] = pair;
    }

    /// <summary>Sets all that <paramref name="other"/> has set; where both hold an object, the two are merged.</summary>
    internal void Merge(DynamicObj other)
    {
        foreach ((string name, object value) in other.properties)
        {
            if (value is DynamicObj added)
            {
                // A copy even where there is nothing to merge with: two charts never share a part.
                DynamicObj part = this[name] is DynamicObj old ? old.Copy() : added.Bare();
                part.Merge(added);
                Set(name, part);
            }
            else
            {
                Set(name, value);
            }
        }
    }

    /// <summary>A copy that shares no object with this one.</summary>
    internal DynamicObj Copy()
    {
        DynamicObj copy = Bare();
        copy.Merge(this);
        return copy;
    }

    private DynamicObj Bare()
    {
        var bare = (DynamicObj)MemberwiseClone();
        bare.properties = [];
        return bare;
    }

    private int IndexOf(string name) => properties.FindIndex(p => p.Key == name);

    private static object Snapshot(object value) => value switch
    {
        string or DynamicObj => value,
        Array { Rank: 1 } array when array.GetType().GetElementType() is { IsPrimitive: true } => array.Clone(),
        IEnumerable<double> numbers => numbers.ToArray(),
        IEnumerable<float> numbers => numbers.ToArray(),
        IEnumerable<int> numbers => numbers.ToArray(),
        IEnumerable<string> texts => texts.ToArray(),
        IEnumerable items => items.Cast<object>().Select(Snapshot).ToArray(),
        _ => value,
    };
}
