using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class WarmCosineAnswers : AnswersTo<WarmCosine>
{
    private static double Ramp(int t, int warm) => (t + 1.0) / warm;

    private static double Half(double angle) => 0.5 * (1 + Math.Cos(angle));

    private static double Progress(int t, int warm, int total) => (t - warm) / (double)(total - warm);

    [Right]
    private static double ByCases(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Half(Math.PI * Progress(t, warm, total));

    [Right]
    private static double ByClamping(int t, int warm, int total)
    {
        if (t < warm)
            return Ramp(t, warm);
        double length = Math.Max(1, total - warm), done = Math.Min(1, (t - warm) / length);
        return warm == total ? 0 : (1 - Math.Sin(Math.PI * (done - 0.5))) / 2;
    }

    [Wrong("division by 0")]
    private static double DividesByNothing(int t, int warm, int total) => t < warm ? Ramp(t, warm) : Half(Math.PI * Math.Min(1, Progress(t, warm, total)));

    [Wrong("whole numbers")]
    private static double WholeNumbers(int t, int warm, int total) => t < warm ? t / warm : ByCases(t, warm, total);

    [Wrong("is lost")]
    private static double FromZero(int t, int warm, int total) => t < warm ? t / (double)warm : ByCases(t, warm, total);

    [Wrong("below 0")]
    private static double CosineAlone(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Math.Cos(Math.PI * Progress(t, warm, total));

    [Wrong("whole wave")]
    private static double WholeWave(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Half(2 * Math.PI * Progress(t, warm, total));

    [Wrong("during warm-up already")]
    private static double FromTheStart(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Half(Math.PI * t / total);

    [Wrong("along a line")]
    private static double Line(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : 1 - Progress(t, warm, total);

    [Wrong("rises again")]
    private static double WithoutEnd(int t, int warm, int total) => t < warm ? Ramp(t, warm) : warm == total ? 0 : Half(Math.PI * Progress(t, warm, total));

    [Wrong]
    private static double Degrees(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Half(180 * Progress(t, warm, total));

    [Wrong]
    private static double NoWarmUp(int t, int warm, int total) => t >= total ? 0 : Half(Math.PI * t / total);

    [Wrong]
    private static double NeverAtTheTop(int t, int warm, int total) => t < warm ? Ramp(t, warm + 1) : ByCases(t, warm, total);

    [Wrong]
    private static double Product(int t, int warm, int total) => t >= total ? 0 : Math.Min(1, (t + 1.0) / Math.Max(1, warm)) * Half(Math.PI * t / total);

    [Wrong]
    private static double OneStepEarly(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : Half(Math.PI * (t + 1 - warm) / (total - warm));

    [Wrong]
    private static double NoCosine(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : 1;

    [Wrong]
    private static double Unhalved(int t, int warm, int total) => t < warm ? Ramp(t, warm) : t >= total ? 0 : 2 * ByCases(t, warm, total);

    [Wrong]
    private static double Nothing(int t, int warm, int total) => 0;
}
