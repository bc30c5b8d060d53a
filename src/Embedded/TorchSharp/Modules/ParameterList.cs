using System.Collections;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Parameters in a row, called "0", "1", ….</summary>
    public class ParameterList : nn.Module, IList<Parameter>
    {
        /// <summary>Parameters in a row.</summary>
        public ParameterList(params Parameter[] parameters)
            : base(nameof(ParameterList)) => extend(parameters);

        /// <inheritdoc/>
        public int Count => _parametersByName.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <summary>What is at a place.</summary>
        public Parameter this[int index]
        {
            get => _parametersByName.GetAt(index).Value;
            set
            {
                RemoveAt(index);
                Insert(index, value);
            }
        }

        /// <inheritdoc/>
        public void Add(Parameter item) => register_parameter(Count.ToString(), item);

        /// <summary>Adds at the end.</summary>
        public void append(params Parameter[] parameters) => extend(parameters);

        /// <summary>Adds at the end.</summary>
        public void extend(IEnumerable<Parameter> parameters)
        {
            foreach (var item in parameters) Add(item);
        }

        /// <inheritdoc/>
        public void Insert(int index, Parameter item) => Rebuild([.. this.Take(index), item, .. this.Skip(index)], index);

        /// <inheritdoc/>
        public void RemoveAt(int index) => Rebuild([.. this.Where((_, i) => i != index)], index);

        /// <inheritdoc/>
        public bool Remove(Parameter item)
        {
            var index = IndexOf(item);
            if (index >= 0) RemoveAt(index);
            return index >= 0;
        }

        /// <inheritdoc/>
        public void Clear() => _parametersByName.Clear();

        /// <inheritdoc/>
        public int IndexOf(Parameter item)
        {
            for (var i = 0; i < Count; i++)
                if (ReferenceEquals(this[i], item)) return i;
            return -1;
        }

        /// <inheritdoc/>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public void CopyTo(Parameter[] array, int arrayIndex)
        {
            foreach (var item in this) array[arrayIndex++] = item;
        }

        /// <inheritdoc/>
        public IEnumerator<Parameter> GetEnumerator()
        {
            foreach (var (_, item) in _parametersByName) yield return item;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Names are places: all behind a change have others.</summary>
        private void Rebuild(Parameter[] items, int index)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Math.Max(Count, items.Length) - 1, nameof(index));
            _parametersByName.Clear();
            extend(items);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Parameters in a row.</summary>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
