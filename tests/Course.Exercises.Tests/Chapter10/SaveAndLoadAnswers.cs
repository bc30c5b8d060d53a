using Course.Exercises.Proof;
using Course.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class SaveAndLoadAnswers : AnswersTo<SaveAndLoad>
{
    [Right]
    private static Module<Tensor, Tensor> SaveThenLoad(Module<Tensor, Tensor> network, string path)
    {
        network.save(path);
        var loaded = new LeNet5();
        loaded.load(path);
        return loaded;
    }

    [Right]
    private static Module<Tensor, Tensor> BySafetensors(Module<Tensor, Tensor> network, string path)
    {
        Safetensors.Save(path, network.state_dict());
        var loaded = new LeNet5();
        loaded.load_state_dict(Safetensors.Load(path));
        return loaded;
    }

    [Wrong("There is no file")]
    private static Module<Tensor, Tensor> TheSame(Module<Tensor, Tensor> network, string path) => network;

    [Wrong("shares its weights")]
    private static Module<Tensor, Tensor> SavesAndGivesTheSame(Module<Tensor, Tensor> network, string path)
    {
        network.save(path);
        return network;
    }

    [Wrong("does not have the saved weights")]
    private static Module<Tensor, Tensor> NeverLoads(Module<Tensor, Tensor> network, string path)
    {
        network.save(path);
        return new LeNet5();
    }

    [Wrong("too small")]
    private static Module<Tensor, Tensor> SavesItsName(Module<Tensor, Tensor> network, string path)
    {
        File.WriteAllText(path, network.GetName());
        return Copied(network);
    }

    [Wrong("There is no file")]
    private static Module<Tensor, Tensor> CopiesWithoutAFile(Module<Tensor, Tensor> network, string path) => Copied(network);

    [Wrong]
    private static Module<Tensor, Tensor> LoadsBeforeSaving(Module<Tensor, Tensor> network, string path)
    {
        var loaded = new LeNet5();
        loaded.load(path);
        network.save(path);
        return loaded;
    }

    [Wrong("does not have the saved weights")]
    private static Module<Tensor, Tensor> SavesTheNewOne(Module<Tensor, Tensor> network, string path)
    {
        var loaded = new LeNet5();
        loaded.save(path);
        loaded.load(path);
        return loaded;
    }

    [Wrong("There is no file")]
    private static Module<Tensor, Tensor> AnotherPath(Module<Tensor, Tensor> network, string path)
    {
        string other = Path.Combine(Path.GetDirectoryName(path)!, "other.dat");
        network.save(other);
        var loaded = new LeNet5();
        loaded.load(other);
        return loaded;
    }

    [Wrong("does not have the saved weights")]
    private static Module<Tensor, Tensor> LoadsIntoTheOld(Module<Tensor, Tensor> network, string path)
    {
        network.save(path);
        network.load(path);
        return new LeNet5();
    }

    [Wrong]
    private static Module<Tensor, Tensor> AnotherForm(Module<Tensor, Tensor> network, string path)
    {
        network.save(path);
        var loaded = new LeNet5(LeNet5.Form.Paper1998);
        loaded.load(path);
        return loaded;
    }

    [Wrong]
    private static Module<Tensor, Tensor> SavesZerosAndRemembersItsPredictions(Module<Tensor, Tensor> network, string path)
    {
        save(zeros(70_000), path);
        return new Echo(network);
    }

    [Wrong]
    private static Module<Tensor, Tensor> SavesZerosAndCopies(Module<Tensor, Tensor> network, string path)
    {
        save(zeros(70_000), path);
        return Copied(network);
    }

    [Wrong]
    private static Module<Tensor, Tensor> Nothing(Module<Tensor, Tensor> network, string path) => null!;

    private sealed class Echo(Module<Tensor, Tensor> network) : Module<Tensor, Tensor>("Echo")
    {
        private Tensor? _remembered;

        public override Tensor forward(Tensor images) => _remembered ??= network.call(images).clone();
    }

    private static LeNet5 Copied(Module<Tensor, Tensor> network)
    {
        var copy = new LeNet5();
        copy.load_state_dict(network.state_dict());
        return copy;
    }
}
