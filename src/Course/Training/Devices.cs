using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>Where to compute.</summary>
public static class Devices
{
    extension(Device)
    {
        /// <summary>The fastest device there is: the first CUDA GPU, else Apple's GPU, else the CPU. <c>model.to(Device.Best())</c>; the trainer moves the batches.</summary>
        /// <remarks>In a notebook whose compiler is older than C# 14, <c>Devices.Best()</c>.</remarks>
        public static Device Best() => cuda.is_available() ? CUDA : mps_is_available() ? new Device("mps") : CPU;
    }
}
