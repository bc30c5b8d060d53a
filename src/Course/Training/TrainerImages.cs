using Course.Data;

namespace Course.Training;

/// <summary>A trainer on sets of images.</summary>
public static class TrainerImages
{
    /// <summary>Trains on images.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="train">The images to learn from, shuffled anew in each epoch.</param>
    /// <param name="validation">Images to measure on after each epoch; none if null.</param>
    /// <param name="epochs">How often to go through the training images; at least 1.</param>
    /// <param name="batchSize">How many images go into a batch; at least 1.</param>
    /// <param name="seed">Decides the order of the images.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every epoch.</returns>
    /// <exception cref="TrainingDivergedException">The loss or a gradient became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; the trainer's history has the finished epochs, and the model what it learnt.</exception>
    public static History Fit(
        this Trainer trainer, ImageSet train, ImageSet? validation = null, int epochs = 1, int batchSize = 64, long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        return trainer.Fit(
            epoch => train.Batches(batchSize, shuffle: true, seed: unchecked(seed * 1_000_003 + epoch)),
            validation is null ? null : () => validation.Batches(Math.Max(batchSize, 256)),
            epochs, train.Count, cancellationToken);
    }

    /// <summary>Measures the model on images, without training it.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="images">The images and their labels.</param>
    /// <param name="batchSize">How many images go through the model at once.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static Evaluation Evaluate(this Trainer trainer, ImageSet images, int batchSize = 256, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(images);
        return trainer.Evaluate(images.Batches(batchSize), cancellationToken);
    }
}
