namespace TorchSharp;

/// <summary>Kinds of devices. The embedded engine computes on the CPU.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,
    /// <summary>An NVIDIA GPU.</summary>
    CUDA = 1,
    /// <summary>Shapes only, no data.</summary>
    META = 14,
}

public static partial class torch
{
    /// <summary>Where a tensor lives.</summary>
    public class Device
    {
        /// <summary>Kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Number of the device of its kind, −1 for "the current one".</summary>
        public int index { get; }

        /// <summary>A device such as "cpu" or "cuda:0".</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length > 1 && int.TryParse(parts[1], out var number) ? number : type == DeviceType.CPU ? -1 : 0;
        }

        /// <summary>The GPU of a number.</summary>
        public Device(int index) => (type, this.index) = (DeviceType.CUDA, index);

        /// <summary>A device by kind and number.</summary>
        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        /// <summary>A device by kind and number.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>"cpu", "cuda:0", ….</summary>
        public override string ToString() => type == DeviceType.CPU ? "cpu" : index == -1 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";

        /// <summary>A device from its description.</summary>
        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"'{name}' names no device: use \"cpu\" or \"cuda\"."),
        };

        internal static void RequireCpu(Device? device)
        {
            if (device is not null && device.type != DeviceType.CPU)
                throw new NotSupportedException($"The embedded engine computes on the CPU only, not on '{device}': build with -p:Torch=cuda for a GPU.");
        }
    }

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The first GPU; the embedded engine refuses to put tensors there.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA, 0);

    /// <summary>A device from a description such as "cpu".</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by kind and number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device by kind and number.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>Where tensors are made unless a device is given: the CPU.</summary>
    public static Device get_default_device() => CPU;

    /// <summary>Accepts the CPU.</summary>
    /// <exception cref="NotSupportedException">Another device is asked for.</exception>
    public static void set_default_device(Device device) => Device.RequireCpu(device);

    /// <summary>Accepts the CPU.</summary>
    /// <exception cref="NotSupportedException">Another device is asked for.</exception>
    public static void set_default_device(string device) => Device.RequireCpu(new Device(device));

    /// <summary>Returns the device, the CPU if none is given.</summary>
    /// <exception cref="NotSupportedException">Another device is asked for.</exception>
    public static Device InitializeDevice(Device? device)
    {
        Device.RequireCpu(device);
        return device ?? CPU;
    }

    /// <summary>Does nothing for the CPU.</summary>
    /// <exception cref="NotSupportedException">Another device is asked for.</exception>
    public static void InitializeDeviceType(DeviceType deviceType) => Device.RequireCpu(new Device(deviceType));

    /// <summary>Whether this is the CPU.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;

    /// <summary>False: the embedded engine computes on the CPU only.</summary>
    public static bool cuda_is_available() => false;

    /// <summary>False: the embedded engine computes on the CPU only.</summary>
    public static bool mps_is_available() => false;

    /// <summary>What torch.cuda answers: the embedded engine has no GPU.</summary>
    public static partial class cuda
    {
        /// <summary>False: the embedded engine computes on the CPU only.</summary>
        public static bool is_available() => false;

        /// <summary>False: the embedded engine computes on the CPU only.</summary>
        public static bool is_cudnn_available() => false;

        /// <summary>0.</summary>
        public static int device_count() => 0;

        /// <summary>Nothing: there is no GPU to wait for.</summary>
        public static void synchronize(Device? device = null) { }
    }
}
