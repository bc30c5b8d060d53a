using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Parameters under names. They keep their order.</summary>
    public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        /// <summary>An empty dictionary.</summary>
        public ParameterDict()
            : base(nameof(ParameterDict))
        {
        }

        /// <inheritdoc/>
        public int Count => _parametersByName.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public ICollection<string> Keys => [.. keys()];

        /// <inheritdoc/>
        public ICollection<Parameter> Values => [.. values()];

        /// <summary>What has a name.</summary>
        /// <exception cref="KeyNotFoundException">The name is not there.</exception>
        public Parameter this[string key]
        {
            get => _parametersByName[key];
            set
            {
                _parametersByName[key] = value ?? throw new ArgumentNullException(nameof(value));
            }
        }

        /// <summary>Name and content of a place; setting it replaces both.</summary>
        public (string, Parameter) this[int index]
        {
            get => (_parametersByName.GetAt(index).Key, _parametersByName.GetAt(index).Value);
            set
            {
                RemoveAt(index);
                Insert(index, value);
            }
        }

        /// <summary>The names, in order.</summary>
        public IEnumerable<string> keys() => _parametersByName.Keys;

        /// <summary>The contents, in order.</summary>
        public IEnumerable<Parameter> values() => _parametersByName.Values;

        /// <summary>Names and contents, in order.</summary>
        public IEnumerator<(string, Parameter)> items() => GetEnumerator();

        /// <summary>Names and contents, in order.</summary>
        public IEnumerator<(string, Parameter)> GetEnumerator()
        {
            foreach (var (key, value) in _parametersByName) yield return (key, value);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator()
        {
            foreach (var (key, value) in _parametersByName) yield return new(key, value);
        }

        /// <summary>Puts something under a name, at the end.</summary>
        public void Add(string key, Parameter value) => register_parameter(key, value);

        /// <inheritdoc/>
        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

        /// <inheritdoc/>
        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

        /// <summary>Puts something under a name, in front of what is at a place.</summary>
        public void Insert(int index, (string, Parameter) item)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
            Add(item);
            _parametersByName.RemoveAt(Count - 1);
            _parametersByName.Insert(index, item.Item1, item.Item2);
        }

        /// <inheritdoc/>
        public bool ContainsKey(string key) => _parametersByName.ContainsKey(key);

        /// <inheritdoc/>
        public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public bool Contains(KeyValuePair<string, Parameter> item) => IndexOf((item.Key, item.Value)) >= 0;

        /// <inheritdoc/>
        public int IndexOf((string, Parameter) item) => TryGetValue(item.Item1, out var value) && EqualityComparer<object>.Default.Equals(value, item.Item2) ? _parametersByName.IndexOf(item.Item1) : -1;

        /// <inheritdoc/>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
        {
            var found = _parametersByName.TryGetValue(key, out var content);
            value = content;
            return found;
        }

        /// <inheritdoc/>
        public bool Remove(string key) => _parametersByName.Remove(key);

        /// <inheritdoc/>
        public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

        /// <inheritdoc/>
        public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);

        /// <inheritdoc/>
        public void RemoveAt(int index) => _parametersByName.RemoveAt(index);

        /// <inheritdoc/>
        public void Clear() => _parametersByName.Clear();

        /// <summary>Takes everything away.</summary>
        public void clear() => Clear();

        /// <inheritdoc/>
        public void CopyTo((string, Parameter)[] array, int arrayIndex)
        {
            foreach (var item in this) array[arrayIndex++] = item;
        }

        /// <inheritdoc/>
        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex)
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
            /// <summary>Parameters under names.</summary>
            public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
            {
                var dictionary = new ParameterDict();
                foreach (var parameter in parameters) dictionary.Add(parameter);
                return dictionary;
            }
        }
    }
}
