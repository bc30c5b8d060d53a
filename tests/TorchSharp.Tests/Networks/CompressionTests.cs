using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class CompressionTests
{
    [Fact]
    public void A_student_learns_from_its_teacher()
    {
        var (teacher, student, x, y) = TeacherAndStudent();
        const double temperature = 3;
        Tensor Loss()
        {
            Tensor soft;
            using (no_grad()) soft = functional.softmax(teacher.call(x) / temperature, 1);
            var logits = student.call(x);
            var distance = functional.kl_div(functional.log_softmax(logits / temperature, 1), soft, log_target: false, reduction: nn.Reduction.Sum) / 12;
            return 0.7 * temperature * temperature * distance + 0.3 * functional.cross_entropy(logits, y);
        }
        Check(student, optim.Adam(student.parameters(), 0.02), Loss, losses: [0.487474173, 0.450193703, 0.424701393, 0.406810075], parameters: 0.472804979);
    }

    [Fact]
    public void Half_of_the_weights_go_and_stay_away()
    {
        var (teacher, _, x, y) = TeacherAndStudent();
        var weight = ((Modules.Linear)teacher[0]).weight!;
        var threshold = weight.detach().abs().flatten().kthvalue(96, 0).Item1;
        var mask = (weight.detach().abs() > threshold).to(float32);
        void Prune()
        {
            using var _ = no_grad();
            weight.mul_(mask);
        }
        Tensor Loss()
        {
            Prune();
            return functional.cross_entropy(teacher.call(x), y);
        }
        Check(teacher, optim.SGD(teacher.parameters(), 0.1), Loss, losses: [1.31595719, 1.29275787, 1.27113664, 1.25083244], parameters: 3.4292054);
        Prune();
        Near([96, 3.93768126], (weight != 0).sum().item<long>(), Sum(weight));
    }

    [Fact]
    public void Eight_bits_hold_a_weight_to_half_a_step()
    {
        var (teacher, _, _, _) = TeacherAndStudent();
        var weight = ((Modules.Linear)teacher[2]).weight!.detach();
        var scale = weight.abs().max() / 127;
        var quantised = (weight / scale).round().clamp(-127, 127).to(int8);
        var back = quantised.to(float32) * scale;
        Near([0.00138981559, 730, -117.515938, 0.000687621534, -0.16332547], scale.item<float>(), quantised.to(int64).sum().item<long>(), Sum(quantised), (back - weight).abs().max().item<float>(), Sum(back));
        var scales = weight.abs().amax([1], keepdim: true) / 127;
        Near([-0.169105859], Sum((weight / scales).round() * scales));
    }

    private static (Modules.Sequential teacher, Modules.Sequential student, Tensor x, Tensor y) TeacherAndStudent()
    {
        manual_seed(35);
        return (Sequential(Linear(6, 32), ReLU(), Linear(32, 4)), Sequential(Linear(6, 8), ReLU(), Linear(8, 4)), randn(12, 6), randint(0, 4, [12]));
    }
}
