using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>A file from which training goes on as if it had never stopped.</summary>
/// <remarks>
/// A zip archive: <c>model.dat</c>, the weights and buffers, which <c>model.load</c> reads too; <c>optimizer.dat</c>, TorchSharp's form of an optimiser's state; <c>training.json</c>, where
/// training is, and its history; <c>random.bin</c> and <c>random-at-pass.bin</c>, the state of torch's generator now and when the pass through the data began; <c>best.dat</c>, the best weights of
/// early stopping, if there are any. Schedulers have no state that could be read: the file says how often one was called, and it is called as often again.
/// </remarks>
internal static class Checkpoint
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes a checkpoint; a file of that name is replaced only when everything is written.</summary>
    internal static void Save(string path, TrainingState state, byte[] randomAtPass, Module model, OptimizerHelper optimizer, ModelWeights? best)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var archive = ZipFile.Open(unfinished, ZipArchiveMode.Create))
            {
                Write(archive, "training.json", writer => writer.Write(JsonSerializer.SerializeToUtf8Bytes(state, s_json)));
                Write(archive, "random.bin", writer => writer.Write(RandomState.Get()));
                Write(archive, "random-at-pass.bin", writer => writer.Write(randomAtPass));
                Write(archive, "model.dat", writer => model.save(writer));
                Write(archive, "optimizer.dat", optimizer.save_state_dict);
                if (best is not null) Write(archive, "best.dat", best.Save);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Reads where training was, without changing anything.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not a checkpoint.</exception>
    internal static TrainingState ReadState(string path)
    {
        using var archive = Open(path);
        return ReadState(archive, path);
    }

    /// <summary>Gives model and optimiser back what they had.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Built as it was then.</param>
    /// <param name="optimizer">Built as it was then.</param>
    /// <param name="replay">Brings the scheduler to where it was; called before the optimiser's state is read, since it changes learning rates.</param>
    /// <exception cref="InvalidDataException">It is another model's or optimiser's, or damaged; the model is as it was before.</exception>
    internal static Restored Load(string path, Module model, OptimizerHelper optimizer, Action<TrainingState> replay)
    {
        using var archive = Open(path);
        using var before = ModelWeights.Of(model);
        try
        {
            var state = ReadState(archive, path);
            Read(archive, "model.dat", reader => model.load(reader));
            replay(state);
            Read(archive, "optimizer.dat", reader =>
            {
                optimizer.load_state_dict(reader);
                return true;
            });
            var best = archive.GetEntry("best.dat") is null ? null : Read(archive, "best.dat", reader => ModelWeights.Read(reader, model));
            return new Restored(state, Bytes(archive, "random.bin"), Bytes(archive, "random-at-pass.bin"), best);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or IOException or InvalidOperationException)
        {
            before.Restore(model);
            throw new InvalidDataException($"{path} cannot be resumed with this model and optimiser: {error.Message} Build both as they were when it was written.", error);
        }
    }

    private static TrainingState ReadState(ZipArchive archive, string path)
    {
        try
        {
            var state = JsonSerializer.Deserialize<TrainingState>(Bytes(archive, "training.json"), s_json)!;
            return state.Form == TrainingState.CurrentForm ? state : throw new InvalidDataException($"its form is {state.Form}, and {TrainingState.CurrentForm} is read");
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is not a checkpoint that can be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static ZipArchive Open(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no checkpoint {path} to resume from.", path);
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path} is not a checkpoint that can be read: it is not a zip archive, or is cut off.", error);
        }
    }

    private static void Write(ZipArchive archive, string name, Action<BinaryWriter> write)
    {
        using var writer = new BinaryWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
        write(writer);
    }

    private static T Read<T>(ZipArchive archive, string name, Func<BinaryReader, T> read)
    {
        using var bytes = new MemoryStream(Bytes(archive, name));
        using var reader = new BinaryReader(bytes);
        return read(reader);
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"it has no {name}");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a checkpoint had beside the model's and the optimiser's state.</summary>
    internal sealed record Restored(TrainingState State, byte[] Random, byte[] RandomAtPass, ModelWeights? Best);
}
