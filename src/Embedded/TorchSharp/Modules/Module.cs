using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Layers, losses and what they are made of.</summary>
    public static partial class nn
    {
        /// <summary>A piece of a network: parameters, buffers and submodules under names.</summary>
        /// <remarks>
        /// A network derives from <see cref="Module{T, TResult}"/>, keeps its layers in fields, and calls <see cref="RegisterComponents"/> at the end
        /// of its constructor. Names of nested things are joined by dots, as in "conv1.weight".
        /// </remarks>
        public partial class Module : IDisposable
        {
            /// <summary>The module's name: its type, as a rule.</summary>
            protected string name;

            private bool _training = true;
            private bool _disposed;

            /// <summary>Names the module.</summary>
            protected Module(string name)
            {
                this.name = name;
                // The engine's own layers register what they have under its public name; the fields behind it are no further components.
                _registered = GetType().Assembly == typeof(Module).Assembly;
            }

            /// <summary>Whether the module is in training mode, where dropout drops and batch norm uses the batch's own statistics.</summary>
            public virtual bool training => _training;

            /// <summary>The module's name.</summary>
            public virtual string GetName() => name;

            /// <summary>Puts the module and all its submodules into training mode, or out of it.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children()) child.train(train);
            }

            /// <summary>Puts the module and all its submodules into evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients of all parameters.</summary>
            /// <param name="set_to_none">True drops the gradient tensors; false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) ZeroGradient(parameter, set_to_none);
            }

            /// <summary>Calls a function on every submodule, innermost first, and then on the module itself.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children()) child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Frees the parameters, the buffers and the submodules.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the parameters, the buffers and the submodules.</summary>
            /// <param name="disposing">False when called by a finaliser.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed) return;
                _disposed = true;
                foreach (var (_, child) in _submodules) child.Dispose();
                foreach (var (_, parameter) in _parametersByName) parameter.Dispose();
                foreach (var (_, (buffer, _)) in _buffers) buffer.Dispose();
            }

            internal static void ZeroGradient(Parameter parameter, bool setToNone)
            {
                if (setToNone) parameter.grad = null;
                else
                {
                    using var gradient = parameter.grad;
                    gradient?.WithoutHistory().zero_();
                }
            }
        }
    }
}
