namespace TorchSharp.Kernels;

/// <summary>A tile of a matrix product: the element (i, p) of A is at A + i·ARow + p·AStep, row p of B at B + p·BStep, row i of C at C + i·Ldc.</summary>
/// <remarks>B has readable memory for whole vectors at each step; C is touched in its first <see cref="Columns"/> and second <see cref="Columns2"/> columns only.</remarks>
internal unsafe struct TileOf<T> where T : unmanaged
{
    public nint K;
    public T* A;
    public nint ARow;
    public nint AStep;
    public T* B;
    public nint BStep;
    public T* C;
    public nint Ldc;

    /// <summary>Columns of C that the first vector fills, at least 1.</summary>
    public int Columns;

    /// <summary>Columns of C that the second vector fills; 0 if there is none. With fixed steps the first is then full.</summary>
    public int Columns2;

    /// <summary>Whether the result is added to C or replaces it.</summary>
    public bool Accumulate;

    /// <summary>What is added to the sums: one number for each column, or for each row with <see cref="IWalk.BiasByRow"/>; nothing if null.</summary>
    public T* Bias;

    /// <summary>With <see cref="ImageAsA"/> and <see cref="ImageAsB"/>: where each step of k is in the image, in bytes.</summary>
    public nint* Offsets;

    /// <summary>With <see cref="ImageAsB"/>: elements from the first vector of B to the second.</summary>
    public nint B2;

    /// <summary>With <see cref="ImageAsB"/>: elements from the first vector of C to the second.</summary>
    public nint C2;

    /// <summary>Sets the columns from their whole number, 1 to two vectors.</summary>
    public void SetColumns(int columns, int vector)
    {
        Columns = Math.Min(columns, vector);
        Columns2 = columns - Columns;
    }
}
