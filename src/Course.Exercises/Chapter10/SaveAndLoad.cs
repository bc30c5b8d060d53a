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
    /// <param name="Loaded">The logits of the one that was loaded.</param>
    /// <param name="Later">The loaded one's logits after all weights of the saved one were changed.</param>
    /// <param name="FileBytes">The size of the file; 0 where there is none.</param>
    public sealed record Seen(Tensor Saved, Tensor Loaded, Tensor Later, long FileBytes);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run(See);
        Probe("a few images", draw => draw.Uniform(0, 1, [draw.Integer(2, 5), 1, 28, 28]));
        Property("the file holds the weights", (_, seen) => seen.FileBytes >= 4 * 61_706);
        Property("the loaded network predicts the same, to the bit", (_, seen) => seen.Loaded.equal(seen.Saved).all().item<bool>(), points: 2);
        Property("it has weights of its own", (_, seen) => seen.Later.equal(seen.Saved).all().item<bool>());

        Diagnose((_, seen) => seen.FileBytes is > 0 and < 4 * 61_706, "The file is too small for 61,706 weights: save the network's weights, not its name or its size.");
        Diagnose((_, seen) => seen.FileBytes == 0, "There is no file: call save with the path that you were given.");
        Diagnose((_, seen) => Same(seen.Loaded, seen.Saved) && !Same(seen.Later, seen.Saved), "The loaded network shares its weights with the saved one: make a new LeNet5 and load the file into it.");
        Diagnose((_, seen) => seen.FileBytes > 0 && !Same(seen.Loaded, seen.Saved), "The new network does not have the saved weights: call load on the network that you return, after saving.");
        Hint("The file format is the library's business: a module has save and load.");
        Hint("load fills a network that is there already, so make a new LeNet5 first.");
        Hint("network.save(path); var loaded = new LeNet5(); loaded.load(path); return loaded;");
    }

    private static bool Same(Tensor left, Tensor right) => left.shape.SequenceEqual(right.shape) && left.equal(right).all().item<bool>();

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
            var same = loaded.call(images).clone();
            foreach (var parameter in network.parameters())
                parameter.add_(1);
            return new Seen(saved, same, loaded.call(images), File.Exists(path) ? new FileInfo(path).Length : 0);
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
