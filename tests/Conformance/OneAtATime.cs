// Tests share torch's random stream, its number of threads and its count of tensors, so they run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
