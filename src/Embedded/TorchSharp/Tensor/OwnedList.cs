using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What a scope owns, each thing once. A tensor knows its place in the list, so that it is found at once.</summary>
internal sealed class OwnedList
{
    private readonly List<IDisposable> _items = [];

    internal int Count => _items.Count;

    internal bool Contains(IDisposable item) => PlaceOf(item) >= 0;

    internal void Add(IDisposable item)
    {
        if (Contains(item)) return;
        if (item is Tensor tensor) tensor.PlaceInScope = _items.Count;
        _items.Add(item);
    }

    /// <summary>Takes something out; the last thing takes its place. False if it was not there.</summary>
    internal bool Remove(IDisposable item)
    {
        var place = PlaceOf(item);
        if (place < 0) return false;
        var last = RemoveLast();
        if (place == _items.Count) return true;
        _items[place] = last;
        if (last is Tensor tensor) tensor.PlaceInScope = place;
        return true;
    }

    internal IDisposable RemoveLast()
    {
        var last = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        return last;
    }

    internal IDisposable[] ToArray() => [.. _items];

    private int PlaceOf(IDisposable item)
    {
        if (item is not Tensor tensor) return _items.FindIndex(other => ReferenceEquals(other, item));
        var place = tensor.PlaceInScope;
        return place < _items.Count && ReferenceEquals(_items[place], tensor) ? place : -1;
    }
}
