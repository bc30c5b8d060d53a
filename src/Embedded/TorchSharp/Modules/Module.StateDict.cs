namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and the saved buffers under their full names: the module's own first, then each submodule's.</summary>
            /// <param name="destination">A dictionary to add them to; a fresh one if left out.</param>
            /// <param name="prefix">What stands before the names, without the dot.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Full(string own) => string.IsNullOrEmpty(prefix) ? own : $"{prefix}.{own}";
                foreach (var (own, parameter) in named_parameters(false)) destination.TryAdd(Full(own), parameter);
                foreach (var (own, buffer) in named_buffers(false, include_nonpersistent: false)) destination.TryAdd(Full(own), buffer);
                foreach (var (childName, child) in named_children()) child.state_dict(destination, Full(childName));
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers.</summary>
            /// <param name="source">Values under full names, as <see cref="state_dict"/> gives them.</param>
            /// <param name="strict">Whether both sides must have the same names.</param>
            /// <param name="skip">Names whose values stay as they are.</param>
            /// <returns>The names that the source lacks, and those that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">Names differ and <paramref name="strict"/> is set, or shapes differ; the message lists them.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                List<string> missing = [.. own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true)];
                List<string> unexpected = [.. source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true)];
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException($"Error(s) in loading state_dict for {GetType().Name}: missing keys: [{string.Join(", ", missing)}]; unexpected keys: [{string.Join(", ", unexpected)}]. Pass strict: false to load what matches.");
                var mismatched = source
                    .Where(entry => skip?.Contains(entry.Key) != true && own.TryGetValue(entry.Key, out var target) && !target.Sizes.SequenceEqual(entry.Value.Sizes))
                    .Select(entry => $"size mismatch for {entry.Key}: copying a param with shape {Layout.Text(entry.Value.Sizes)} from the source, the shape in the module is {Layout.Text(own[entry.Key].Sizes)}.")
                    .ToArray();
                if (mismatched.Length > 0) throw new InvalidOperationException($"Error(s) in loading state_dict for {GetType().Name}: {string.Join(' ', mismatched)}");
                using var recording = no_grad();
                foreach (var (key, value) in source)
                    if (own.TryGetValue(key, out var target) && skip?.Contains(key) != true) target.copy_(value);
                return (missing, unexpected);
            }

            /// <summary>Saves the parameters and buffers to a file in TorchSharp's format.</summary>
            /// <param name="location">The file; it is replaced only when everything is written.</param>
            /// <param name="skip">Names that are left out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                WholeFile.Write(location, stream => save(stream, skip));
                return this;
            }

            /// <summary>Saves the parameters and buffers to a stream, which is closed.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Saves the parameters and buffers.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Saves values under their names, in TorchSharp's format: their number, then name and tensor each.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                KeyValuePair<string, Tensor>[] entries = [.. sd.Where(entry => skip?.Contains(entry.Key) != true)];
                writer.Write7BitEncodedInt64(entries.Length);
                foreach (var (key, value) in entries)
                {
                    writer.Write(key);
                    TensorFormat.Write(writer, value);
                }
            }

            /// <summary>Loads the parameters and buffers from a file.</summary>
            /// <param name="location">A file that <see cref="save(string, IList{string})"/> wrote, here or in TorchSharp.</param>
            /// <param name="strict">Whether file and module must have the same names.</param>
            /// <param name="skip">Names whose values stay as they are.</param>
            /// <param name="loadedParameters">Filled with every name of the file and whether the module has it.</param>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="InvalidDataException">The file ends too early or is not in this format.</exception>
            /// <exception cref="ArgumentException">Names, types or shapes differ.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no file '{location}' to load a module from.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Loads the parameters and buffers from a stream, which is closed.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Loads the parameters and buffers. The module changes only when all that is read fits.</summary>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                List<(Tensor Target, Tensor Values)> read = [];
                Dictionary<string, bool> names = [];
                try
                {
                    var count = reader.Read7BitEncodedInt64();
                    if (strict && count != own.Count) throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");
                    for (long i = 0; i < count; i++)
                    {
                        var key = reader.ReadString();
                        var found = own.TryGetValue(key, out var target);
                        if (strict && !found) throw new ArgumentException($"Mismatched module state names: the target module does not have a parameter or buffer named '{key}'.");
                        var values = TensorFormat.Read(reader, target, key);
                        if (found && skip?.Contains(key) != true) read.Add((target!, values));
                        else values.Dispose();
                        names[key] = found;
                    }
                    using var recording = no_grad();
                    foreach (var (target, values) in read) target.copy_(values);
                }
                catch (Exception error) when (error is IOException or FormatException or OverflowException)
                {
                    throw new InvalidDataException("The data end in the middle of a module's state, or are not in TorchSharp's format: save the module again.", error);
                }
                finally
                {
                    foreach (var (_, values) in read) values.Dispose();
                }
                if (loadedParameters is not null)
                    foreach (var (name, found) in names) loadedParameters[name] = found;
                return this;
            }

            /// <summary>Makes a module and loads its state from a file.</summary>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
