namespace Course.Training;

/// <summary>What one step of the optimiser came to.</summary>
/// <param name="Step">Its number, from 1, counted over all epochs.</param>
/// <param name="Epoch">The epoch that it is in, from 1.</param>
/// <param name="Loss">The mean loss over its samples, before the step.</param>
/// <param name="LearningRate">The learning rate of the step, of the first group of parameters.</param>
/// <param name="GradientNorm">The norm of the gradient before clipping; NaN where gradients are not clipped.</param>
/// <param name="Samples">How many samples it was made of.</param>
public sealed record StepResult(long Step, int Epoch, double Loss, double LearningRate, double GradientNorm, long Samples);
