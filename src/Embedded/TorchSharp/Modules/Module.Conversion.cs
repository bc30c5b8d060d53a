using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>What has been converted since the outermost call: a tensor that two modules share stays one.</summary>
            [ThreadStatic] private static Dictionary<Tensor, Tensor>? s_converted;

            /// <summary>Moves and converts the floating-point parameters and buffers.</summary>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                Device.RequireCpu(device);
                return _to(dtype, non_blocking);
            }

            /// <summary>Moves the parameters and buffers.</summary>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Device.RequireCpu(new Device(deviceType, deviceIndex));
                return this;
            }

            /// <summary>Converts the floating-point parameters and buffers.</summary>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                if (!ElementTypes.IsFloatingPoint(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point dtypes, but got desired dtype={dtype}.", nameof(dtype));
                var outermost = s_converted is null;
                s_converted ??= new(ReferenceEqualityComparer.Instance);
                try
                {
                    foreach (var (_, child) in named_children()) child._to(dtype, non_blocking);
                    foreach (var (own, parameter) in _parametersByName.ToArray()) _parametersByName[own] = Converted(parameter, dtype, value => new Parameter(value, parameter.requires_grad));
                    foreach (var (own, (buffer, persistent)) in _buffers.ToArray())
                        if (buffer.is_floating_point()) _buffers[own] = (Converted(buffer, dtype, value => value.DetachFromDisposeScope()), persistent);
                }
                finally
                {
                    if (outermost) s_converted = null;
                }
                return this;
            }

            /// <summary>Moves to a tensor's device and converts to its element type.</summary>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            /// <summary>The element type and device to use where none is given.</summary>
            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? CPU, dtype ?? get_default_dtype());

            private T Converted<T>(T tensor, ScalarType dtype, Func<Tensor, T> make) where T : Tensor
            {
                if (tensor.dtype == dtype) return tensor;
                if (!s_converted!.TryGetValue(tensor, out var converted))
                {
                    using var recording = no_grad();
                    s_converted.Add(tensor, converted = make(tensor.to_type(dtype)));
                }
                ReplaceInFields(tensor, converted);
                return (T)converted;
            }

            /// <summary>A converted tensor takes the place of the one it came from in every field that holds it.</summary>
            private void ReplaceInFields(Tensor before, Tensor after)
            {
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                    foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                        if (ReferenceEquals(field.GetValue(this), before)) field.SetValue(this, after);
            }
        }
    }
}

/// <summary>Moving and converting modules; each method returns the module that it was given.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the floating-point parameters and buffers to an element type.</summary>
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(type, non_blocking);

    /// <summary>Moves the module to a device.</summary>
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves the module to a device and converts it to an element type.</summary>
    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(device, type, non_blocking);

    /// <summary>Moves the module to a device.</summary>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves the module to a device such as "cpu".</summary>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : torch.nn.Module => module.to(new torch.Device(device), non_blocking);

    /// <summary>Moves the module to a tensor's device and converts it to its element type.</summary>
    public static T to<T>(this T module, torch.Tensor other, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(other.device, other.dtype, non_blocking);

    /// <summary>Moves the module to the processor.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves the module to a GPU.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts the module to single precision.</summary>
    public static T @float<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(torch.ScalarType.Float32, non_blocking);

    /// <summary>Converts the module to double precision.</summary>
    public static T @double<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(torch.ScalarType.Float64, non_blocking);
}
