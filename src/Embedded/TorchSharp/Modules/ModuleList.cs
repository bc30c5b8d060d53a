using System.Collections;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules in a row, called "0", "1", …, that the containing module has as its submodules.</summary>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        /// <summary>Modules in a row.</summary>
        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<T>)) => extend(modules);

        /// <inheritdoc/>
        public int Count => _submodules.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <summary>What is at a place.</summary>
        public T this[int index]
        {
            get => (T)_submodules.GetAt(index).Value;
            set
            {
                RemoveAt(index);
                Insert(index, value);
            }
        }

        /// <inheritdoc/>
        public void Add(T item) => register_module(Count.ToString(), item);

        /// <summary>Adds at the end.</summary>
        public void append(params T[] parameters) => extend(parameters);

        /// <summary>Adds at the end.</summary>
        public void extend(IEnumerable<T> modules)
        {
            foreach (var item in modules) Add(item);
        }

        /// <inheritdoc/>
        public void Insert(int index, T item) => Rebuild([.. this.Take(index), item, .. this.Skip(index)], index);

        /// <inheritdoc/>
        public void RemoveAt(int index) => Rebuild([.. this.Where((_, i) => i != index)], index);

        /// <inheritdoc/>
        public bool Remove(T item)
        {
            var index = IndexOf(item);
            if (index >= 0) RemoveAt(index);
            return index >= 0;
        }

        /// <inheritdoc/>
        public void Clear() => _submodules.Clear();

        /// <inheritdoc/>
        public int IndexOf(T item)
        {
            for (var i = 0; i < Count; i++)
                if (ReferenceEquals(this[i], item)) return i;
            return -1;
        }

        /// <inheritdoc/>
        public bool Contains(T item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public void CopyTo(T[] array, int arrayIndex)
        {
            foreach (var item in this) array[arrayIndex++] = item;
        }

        /// <inheritdoc/>
        public IEnumerator<T> GetEnumerator()
        {
            foreach (var (_, item) in _submodules) yield return (T)item;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Names are places: all behind a change have others.</summary>
        private void Rebuild(T[] items, int index)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Math.Max(Count, items.Length) - 1, nameof(index));
            _submodules.Clear();
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
            /// <summary>Modules in a row.</summary>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

            /// <summary>Modules of any kind in a row.</summary>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);
        }
    }
}
