using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private protected readonly OrderedDictionary<string, Parameter> _parametersByName = [];
            private readonly OrderedDictionary<string, (Tensor Value, bool Persistent)> _buffers = [];
            private protected readonly OrderedDictionary<string, Module> _submodules = [];
            private bool _registered;

            /// <summary>Registers what the fields hold, under the fields' names: modules, parameters, and other tensors as buffers.</summary>
            /// <remarks>Fields that are already registered are left alone, and a second call does nothing.</remarks>
            protected internal virtual void RegisterComponents()
            {
                if (_registered) return;
                foreach (var field in Fields(GetType()))
                {
                    var fieldName = ComponentName(field);
                    if (_submodules.ContainsKey(fieldName) || _parametersByName.ContainsKey(fieldName) || _buffers.ContainsKey(fieldName)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module: register_module(fieldName, module); break;
                        case Parameter parameter: register_parameter(fieldName, parameter); break;
                        case Tensor tensor: register_buffer(fieldName, tensor); break;
                    }
                }
                _registered = true;
            }

            /// <summary>Gives the module a parameter under a name.</summary>
            /// <exception cref="ArgumentNullException">There is no parameter.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!_parametersByName.TryAdd(name, param)) throw new InvalidOperationException($"Parameter {name} is already registered.");
            }

            /// <summary>Gives the module a tensor that is part of its state but is not trained, such as batch norm's running mean.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether it is saved with the module.</param>
            /// <exception cref="ArgumentNullException">There is no tensor.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!_buffers.TryAdd(name, (tensor.DetachFromDisposeScope(), persistent))) throw new InvalidOperationException($"Tensor {name} is already registered.");
            }

            /// <summary>Gives the module a submodule; null takes the one of that name away.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                if (submodule is null)
                {
                    _submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name)) throw new ArgumentException("module name can't be empty string \"\"", nameof(name));
                if (name.Contains('.')) throw new ArgumentException($"module name can't contain \".\", got: {name}", nameof(name));
                submodule.RegisterComponents();
                if (!_submodules.TryAdd(name, submodule)) throw new InvalidOperationException($"Sub-module {name} is already registered.");
            }

            /// <summary>Gives the module a submodule.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>The direct submodules, with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (childName, child) in _submodules) yield return (childName, child);
            }

            /// <summary>The direct submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All submodules at any depth, with their names, each before its own.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (childName, child) in named_children())
                {
                    yield return (childName, child);
                    foreach (var (innerName, inner) in child.named_modules()) yield return ($"{childName}.{innerName}", inner);
                }
            }

            /// <summary>All submodules at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(inner => inner.module);

            /// <summary>The parameters with their names; one that is used in two places comes once.</summary>
            /// <param name="recurse">Whether those of the submodules come too, after the module's own.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (ownName, parameter) in _parametersByName)
                    if (seen.Add(parameter)) yield return (ownName, parameter);
                if (!recurse) yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (innerName, parameter) in child.named_parameters())
                        if (seen.Add(parameter)) yield return ($"{childName}.{innerName}", parameter);
            }

            /// <summary>The parameters.</summary>
            /// <param name="recurse">Whether those of the submodules come too.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>The buffers with their names; one that is used in two places comes once.</summary>
            /// <param name="recurse">Whether those of the submodules come too, after the module's own.</param>
            /// <param name="include_nonpersistent">Whether those that are not saved come too.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (ownName, (buffer, persistent)) in _buffers)
                    if ((persistent || include_nonpersistent) && seen.Add(buffer)) yield return (ownName, buffer);
                if (!recurse) yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (innerName, buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer)) yield return ($"{childName}.{innerName}", buffer);
            }

            /// <summary>The buffers.</summary>
            /// <param name="recurse">Whether those of the submodules come too.</param>
            /// <param name="include_nonpersistent">Whether those that are not saved come too.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>Whether there is a parameter of this name.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>Whether there is a buffer of this name.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of this name, such as "conv1.weight"; null if there is none.</summary>
            public virtual Parameter? get_parameter(string target) =>
                Owner(target, out var own) is { } owner && owner._parametersByName.TryGetValue(own, out var parameter) ? parameter : null;

            /// <summary>The buffer of this name; null if there is none.</summary>
            public virtual Tensor? get_buffer(string target) =>
                Owner(target, out var own) is { } owner && owner._buffers.TryGetValue(own, out var buffer) ? buffer.Value : null;

            /// <summary>Registers a parameter, or puts another one in the place of a registered one; null takes it away.</summary>
            protected void ConditionallyRegisterParameter(string name, Tensor? value)
            {
                if (value is null) _parametersByName.Remove(name);
                else _parametersByName[name] = value as Parameter ?? new Parameter(value, true);
            }

            /// <summary>Registers a parameter, or puts another one in the place of a registered one; null takes it away.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value) => ConditionallyRegisterParameter(name, (Tensor?)value);

            /// <summary>Registers a buffer, or puts another one in the place of a registered one; null takes it away.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _buffers.Remove(name);
                else _buffers[name] = (value.DetachFromDisposeScope(), persistent);
            }

            /// <summary>Takes all submodules away.</summary>
            protected void ClearModules() => _submodules.Clear();

            private Module? Owner(string target, out string own)
            {
                var dot = target.IndexOf('.');
                own = target;
                if (dot < 0) return this;
                return named_children().FirstOrDefault(c => c.name == target[..dot]).module?.Owner(target[(dot + 1)..], out own);
            }

            private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);

            private static string ComponentName(FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
        }
    }
}
