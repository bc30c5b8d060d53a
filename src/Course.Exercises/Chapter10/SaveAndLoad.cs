using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A network that is saved, loaded into another object, and predicts the same.</summary>
public sealed class SaveAndLoad()
    : Exercise<Func<Module<Tensor, Tensor>, string, Module<Tensor, Tensor>>, Tensor, SaveAndLoad.Seen>("10.6", "Save, load, same predictions", Difficulty.Medium, minutes: 15)
{
    /// <summary>What is seen of a network that was saved and loaded.</summary>
    /// <param name="Saved">The logits of the network that was saved.</param>
    /// <param name="FromFile">Those of a LeNet5 of ours with the file's weights; none where the file has none for it.</param>
    /// <param name="Loaded">Those of the network that was loaded.</param>
    /// <param name="Copied">Those of a LeNet5 of ours with the loaded network's weights; none where it has other ones than a LeNet5.</param>
    /// <param name="Later">The same after all weights of the saved one were changed.</param>
    /// <param name="FileBytes">The size of the file; 0 where there is none.</param>
    public sealed record Seen(Tensor Saved, Tensor FromFile, Tensor Loaded, Tensor Copied, Tensor Later, long FileBytes);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run(See);
        Probe("a few images", draw => draw.Uniform(0, 1, [draw.Integer(2, 5), 1, 28, 28]));
        Property("the file holds the weights", (_, seen) => Same(seen.FromFile, seen.Saved));
        Property("the loaded network predicts the same, to the bit", (_, seen) => Same(seen.Loaded, seen.Saved) && Same(seen.Copied, seen.Saved), points: 2);
        Property("it has weights of its own", (_, seen) => Same(seen.Later, seen.Saved));

        Diagnose((_, seen) => seen.FileBytes is > 0 and < 4 * 61_706, "The file is too small for 61,706 weights: save the network's weights, not its name or its size.");
        Diagnose((_, seen) => seen.FileBytes == 0, "There is no file: call save with the path that you were given.");
        Diagnose((_, seen) => Same(seen.Copied, seen.Saved) && !Same(seen.Later, seen.Saved), "The loaded network shares its weights with the saved one: make a new LeNet5 and load the file into it.");
        Diagnose((_, seen) => seen.FileBytes > 0 && !Same(seen.Loaded, seen.Saved), "The new network does not have the saved weights: call load on the network that you return, after saving.");
        Hint("The file format is the library's business: a module has save and load.");
        Hint("load fills a network that is there already, so make a new LeNet5 first.");
        Hint("network.save(path); var loaded = new LeNet5(); loaded.load(path); return loaded;");
    }

    private static bool Same(Tensor left, Tensor right) => left.shape.SequenceEqual(right.shape) && left.equal(right).all().item<bool>();

    /// <summary>What a network of ours predicts with others' weights: what an answer's network predicts may be remembered from the call before.</summary>
    private static Tensor Logits(Tensor images, Action<LeNet5> load)
    {
        var ours = new LeNet5();
        try
        {
            load(ours);
        }
        catch (Exception)
        {
            // Whatever is wrong with the weights, they are not a LeNet5's.
            return empty(0);
        }
        return ours.call(images);
    }

    private static void Load(LeNet5 ours, string path)
    {
        try
        {
            ours.load(path);
        }
        catch (Exception)
        {
            ours.load_state_dict(Safetensors.Load(path));
        }
    }

    private static Seen See(Func<Module<Tensor, Tensor>, string, Module<Tensor, Tensor>> answer, Tensor images)
    {
        string folder = Directory.CreateTempSubdirectory("course-save-").FullName;
        try
        {
            var network = new LeNet5();
            string path = Path.Combine(folder, "lenet.dat");
            Tensor saved;
            using (no_grad())
                saved = network.call(images).clone();
            var loaded = answer(network, path);
            using var untracked = no_grad();
            var fromFile = Logits(images, ours => Load(ours, path));
            var direct = loaded.call(images).clone();
            var copied = Logits(images, ours => ours.load_state_dict(loaded.state_dict()));
            foreach (var parameter in network.parameters())
                parameter.add_(1);
            var later = Logits(images, ours => ours.load_state_dict(loaded.state_dict()));
            return new Seen(saved, fromFile, direct, copied, later, File.Exists(path) ? new FileInfo(path).Length : 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SaveAndLoad"/>
    public static SaveAndLoad SaveAndLoad => The<SaveAndLoad>();
}
