using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules one after the other, each fed with the result of the one before.</summary>
    /// <remarks>Unnamed modules are called "0", "1", ….</remarks>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<(string Name, nn.Module<Tensor, Tensor> Module)> _modules = [];

        /// <summary>A chain of named modules.</summary>
        protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, submodule) in modules) append(name, submodule);
        }

        /// <summary>A chain of modules.</summary>
        protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
            : base(nameof(Sequential))
        {
            foreach (var submodule in modules) append(submodule);
        }

        /// <summary>The number of modules in the chain.</summary>
        public int Count => _modules.Count;

        /// <summary>A module of the chain.</summary>
        public nn.IModule<Tensor, Tensor> this[int index] => _modules[index].Module;

        /// <summary>A part of the chain, with the same modules.</summary>
        public Sequential this[Range index]
        {
            get
            {
                var (start, length) = index.GetOffsetAndLength(Count);
                return new Sequential([.. _modules.GetRange(start, length).Select(m => (m.Name, m.Module))]);
            }
        }

        /// <summary>A part of the chain, with the same modules; a bound that is left out is the chain's own.</summary>
        public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

        /// <summary>Adds a module at the end.</summary>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

        /// <summary>Adds a named module at the end.</summary>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            if (module is not nn.Module<Tensor, Tensor> link) throw new ArgumentException($"A Sequential takes modules from tensor to tensor, not {module?.GetType().Name ?? "null"}.", nameof(module));
            register_module(name, link);
            _modules.Add((name, link));
            return this;
        }

        /// <summary>Runs the chain.</summary>
        /// <param name="tensor">What the first module takes.</param>
        /// <returns>What the last module gives; the input itself if the chain is empty.</returns>
        public override Tensor forward(Tensor tensor)
        {
            if (Count == 0) return tensor.alias();
            var current = tensor;
            foreach (var (_, module) in _modules)
            {
                var next = module.call(current);
                // What is made on the way is freed at once; what autograd has saved stays.
                if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
                current = next;
            }
            return current;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty chain, to be filled with <see cref="Modules.Sequential.append(IModule{Tensor, Tensor})"/>.</summary>
            public static Modules.Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            /// <summary>Modules one after the other.</summary>
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            /// <summary>Named modules one after the other.</summary>
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules one after the other.</summary>
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);

            /// <summary>Named modules one after the other.</summary>
            public static Modules.Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) => Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);

            /// <summary>Named modules one after the other.</summary>
            public static Modules.Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) => new([.. modules.Select(module => (module.Item1, module.Item2))]);

            /// <summary>Named modules one after the other.</summary>
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new([.. modules]);
        }
    }
}
