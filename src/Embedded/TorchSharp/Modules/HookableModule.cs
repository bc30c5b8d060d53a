namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that calls functions of its user before and after its own.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private int _hooks;

            /// <summary>Names the module.</summary>
            protected HookableModule(string name)
                : base(name)
            {
            }

            /// <summary>Functions that see, and may replace, the inputs.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Functions that see, and may replace, the result.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Functions called with the module before it runs.</summary>
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];

            /// <summary>Functions called with the module after it has run.</summary>
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            /// <summary>Calls a function with module, inputs and result after each run; what it returns, unless null, replaces the result.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Add(post_hooks, hook);

            /// <summary>Calls a function with module and inputs before each run; what it returns, unless null, replaces the inputs.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(pre_hooks, hook);

            /// <summary>Calls a function with the module after each run.</summary>
            public HookRemover register_forward_hook(Action<Module> hook) => Add(module_post_hooks, hook);

            /// <summary>Calls a function with the module before each run.</summary>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(module_pre_hooks, hook);

            private protected void Before()
            {
                foreach (var hook in module_pre_hooks.Values) hook(this);
            }

            private protected void After()
            {
                foreach (var hook in module_post_hooks.Values) hook(this);
            }

            private HookRemover Add<T>(Dictionary<string, T> hooks, T hook)
            {
                var key = $"hook {_hooks++}";
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>Remembers a hook.</summary>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (_module, _key) = (module, key);

                /// <summary>Takes the hook away.</summary>
                public void remove()
                {
                    _module.pre_hooks.Remove(_key);
                    _module.post_hooks.Remove(_key);
                    _module.module_pre_hooks.Remove(_key);
                    _module.module_post_hooks.Remove(_key);
                }
            }
        }

        /// <summary>A module that makes a result of one input.</summary>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module.</summary>
            TResult call(T input1);
        }

        /// <summary>A module that makes a result of two inputs.</summary>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Runs the module.</summary>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module that makes a result of three inputs.</summary>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Runs the module.</summary>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module that makes a result of one input: the base of layers and networks.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>Names the module.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call <see cref="call"/>, which also runs the hooks.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T input)
            {
                Before();
                foreach (var hook in pre_hooks.Values)
                    if (hook(this, input) is { } replaced) input = replaced;
                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                    if (hook(this, input, result) is { } replaced) result = replaced;
                After();
                return result;
            }
        }

        /// <summary>A module that makes a result of two inputs, such as a loss.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            /// <summary>Names the module.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call <see cref="call"/>, which also runs the hooks.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                Before();
                foreach (var hook in pre_hooks.Values)
                    if (hook(this, input1, input2) is { } replaced) (input1, input2) = replaced;
                var result = forward(input1, input2);
                foreach (var hook in post_hooks.Values)
                    if (hook(this, input1, input2, result) is { } replaced) result = replaced;
                After();
                return result;
            }
        }

        /// <summary>A module that makes a result of three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>Names the module.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Call <see cref="call"/>, which also runs the hooks.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the module with its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                Before();
                foreach (var hook in pre_hooks.Values)
                    if (hook(this, input1, input2, input3) is { } replaced) (input1, input2, input3) = replaced;
                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.Values)
                    if (hook(this, input1, input2, input3, result) is { } replaced) result = replaced;
                After();
                return result;
            }
        }
    }
}
