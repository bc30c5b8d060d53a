using Course.Exercises.Proof;
using Course.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class StartAsIdentityAnswers : AnswersTo<StartAsIdentity>
{
    [Right]
    private static void LastScale(ResidualBlock block) => Fill(block, 0, "bn2.weight");

    [Right]
    private static void ByInit(ResidualBlock block) => init.zeros_(block.get_parameter("bn2.weight")!);

    [Wrong("The last scale is 1")]
    private static void Nothing(ResidualBlock block)
    {
    }

    [Wrong("The last scale is 1")]
    private static void LastShift(ResidualBlock block) => Fill(block, 0, "bn2.bias");

    [Wrong("One thing less")]
    private static void SecondConvolution(ResidualBlock block) => Fill(block, 0, "conv2.weight");

    [Wrong("One thing less")]
    private static void Everything(ResidualBlock block) => Fill(block, 0, "conv1.weight", "conv2.weight", "bn1.weight", "bn2.weight");

    [Wrong("nothing reaches")]
    private static void FirstScale(ResidualBlock block) => Fill(block, 0, "bn1.weight");

    [Wrong("nothing reaches")]
    private static void BothScales(ResidualBlock block) => Fill(block, 0, "bn1.weight", "bn2.weight");

    [Wrong("for good")]
    private static void Frozen(ResidualBlock block)
    {
        Fill(block, 0, "bn2.weight");
        block.get_parameter("bn2.weight")!.requires_grad = false;
    }

    [Wrong("sets its output's size")]
    private static void SmallWeights(ResidualBlock block)
    {
        using var untracked = no_grad();
        block.get_parameter("conv2.weight")!.mul_(0.01);
    }

    [Wrong("sets its output's size")]
    private static void IdentityWeights(ResidualBlock block) => nn.init.dirac_(block.get_parameter("conv2.weight")!);

    [Wrong]
    private static void SmallScale(ResidualBlock block) => Fill(block, 0.1, "bn2.weight");

    [Wrong]
    private static void OneShift(ResidualBlock block)
    {
        Fill(block, 0, "bn2.weight");
        Fill(block, 1, "bn2.bias");
    }

    [Wrong]
    private static void LargeVariance(ResidualBlock block)
    {
        using var untracked = no_grad();
        block.state_dict()["bn2.running_var"].fill_(1e30);
    }

    [Wrong]
    private static void NegativeScale(ResidualBlock block) => Fill(block, -1, "bn2.weight");

    private static void Fill(ResidualBlock block, double value, params string[] names)
    {
        using var untracked = no_grad();
        foreach (string name in names) block.get_parameter(name)!.fill_(value);
    }
}
