using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Setting and reading properties of objects in one expression.</summary>
internal static class Properties
{
    internal static TObject With<TObject>(this TObject target, string name, object value) where TObject : DynamicObj.DynamicObj
    {
        target.Set(name, value);
        return target;
    }

    internal static TObject With<TObject, TValue>(this TObject target, string name, FSharpOption<TValue>? value) where TObject : DynamicObj.DynamicObj
    {
        if (value is not null && value.Value is { } given) target.Set(name, given);
        return target;
    }

    /// <summary>Sets a part, such as the marker of a trace, unless nothing in it is set.</summary>
    internal static TObject WithPart<TObject>(this TObject target, string name, DynamicObj.DynamicObj part) where TObject : DynamicObj.DynamicObj =>
        part.Properties.Count == 0 ? target : target.With(name, part);

    internal static TObject Clone<TObject>(this TObject source) where TObject : DynamicObj.DynamicObj => (TObject)source.Copy();

    /// <summary>The object at a path of names, or null.</summary>
    internal static DynamicObj.DynamicObj? Part(this DynamicObj.DynamicObj? source, string name) => source?[name] as DynamicObj.DynamicObj;

    internal static string? Text(this DynamicObj.DynamicObj? source, string name) => source?[name] switch
    {
        null => null,
        IStyleParam choice => Json.Text(choice.Convert()),
        var value => Json.Text(value),
    };

    internal static double? Number(this DynamicObj.DynamicObj? source, string name) => Values.TryNumber(source?[name], out double number) ? number : null;

    internal static bool? Truth(this DynamicObj.DynamicObj? source, string name) => source?[name] switch
    {
        bool truth => truth,
        IStyleParam choice when choice.Convert() is bool truth => truth,
        _ => null,
    };
}
