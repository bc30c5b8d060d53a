using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules under names that the containing module has as its submodules. They keep their order.</summary>
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
    {
        /// <summary>An empty dictionary.</summary>
        public ModuleDict()
            : base(nameof(ModuleDict<T>))
        {
        }

        /// <inheritdoc/>
        public int Count => _submodules.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public ICollection<string> Keys => [.. keys()];

        /// <inheritdoc/>
        public ICollection<T> Values => [.. values()];

        /// <summary>What has a name.</summary>
        /// <exception cref="KeyNotFoundException">The name is not there.</exception>
        public T this[string key]
        {
            get => (T)_submodules[key];
            set
            {
                if (!_submodules.ContainsKey(key))
                {
                    Add(key, value);
                    return;
                }
                value.RegisterComponents();
                _submodules[key] = value;
            }
        }

        /// <summary>Name and content of a place; setting it replaces both.</summary>
        public (string, T) this[int index]
        {
            get => (_submodules.GetAt(index).Key, (T)_submodules.GetAt(index).Value);
            set
            {
                RemoveAt(index);
                Insert(index, value);
            }
        }

        /// <summary>The names, in order.</summary>
        public IEnumerable<string> keys() => _submodules.Keys;

        /// <summary>The contents, in order.</summary>
        public IEnumerable<T> values() => _submodules.Values.Cast<T>();

        /// <summary>Names and contents, in order.</summary>
        public IEnumerator<(string, T)> items() => GetEnumerator();

        /// <summary>Names and contents, in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator()
        {
            foreach (var (key, value) in _submodules) yield return (key, (T)value);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator()
        {
            foreach (var (key, value) in _submodules) yield return new(key, (T)value);
        }

        /// <summary>Puts something under a name, at the end.</summary>
        public void Add(string key, T value) => register_module(key, value ?? throw new ArgumentNullException(nameof(value)));

        /// <inheritdoc/>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <inheritdoc/>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Puts something under a name, in front of what is at a place.</summary>
        public void Insert(int index, (string, T) item)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
            Add(item);
            _submodules.RemoveAt(Count - 1);
            _submodules.Insert(index, item.Item1, item.Item2);
        }

        /// <inheritdoc/>
        public bool ContainsKey(string key) => _submodules.ContainsKey(key);

        /// <inheritdoc/>
        public bool Contains((string, T) item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public bool Contains(KeyValuePair<string, T> item) => IndexOf((item.Key, item.Value)) >= 0;

        /// <inheritdoc/>
        public int IndexOf((string, T) item) => TryGetValue(item.Item1, out var value) && EqualityComparer<object>.Default.Equals(value, item.Item2) ? _submodules.IndexOf(item.Item1) : -1;

        /// <inheritdoc/>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            var found = _submodules.TryGetValue(key, out var content);
            value = (T?)content!;
            return found;
        }

        /// <inheritdoc/>
        public bool Remove(string key) => _submodules.Remove(key);

        /// <inheritdoc/>
        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        /// <inheritdoc/>
        public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

        /// <inheritdoc/>
        public void RemoveAt(int index) => _submodules.RemoveAt(index);

        /// <inheritdoc/>
        public void Clear() => _submodules.Clear();

        /// <summary>Takes everything away.</summary>
        public void clear() => Clear();

        /// <inheritdoc/>
        public void CopyTo((string, T)[] array, int arrayIndex)
        {
            foreach (var item in this) array[arrayIndex++] = item;
        }

        /// <inheritdoc/>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        {
            foreach (var (key, value) in this) array[arrayIndex++] = new(key, value);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules under names.</summary>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var dictionary = new ModuleDict<T>();
                foreach (var module in modules) dictionary.Add(module);
                return dictionary;
            }

            /// <summary>Modules of any kind under names.</summary>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);
        }
    }
}
