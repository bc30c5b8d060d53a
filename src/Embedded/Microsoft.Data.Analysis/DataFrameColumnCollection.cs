using System.Collections.ObjectModel;

namespace Microsoft.Data.Analysis;

/// <summary>The columns of a frame: all of one length, each with a name of its own.</summary>
public class DataFrameColumnCollection : Collection<DataFrameColumn>
{
    internal DataFrameColumnCollection(IEnumerable<DataFrameColumn> columns)
    {
        foreach (var column in columns) Add(column);
    }

    internal long RowCount => Count == 0 ? 0 : this[0].Length;

    /// <summary>The column of a name. Setting one gives it the name and puts it where the column of that name was, or last.</summary>
    /// <exception cref="ArgumentException">No column has the name.</exception>
    public DataFrameColumn this[string columnName]
    {
        get => IndexOf(columnName) is >= 0 and var index ? this[index]
            : throw new ArgumentException($"There is no column \"{columnName}\"; there are {string.Join(", ", this.Select(column => $"\"{column.Name}\""))}.", nameof(columnName));
        set
        {
            value.SetName(columnName);
            if (IndexOf(columnName) is >= 0 and var index) this[index] = value;
            else Add(value);
        }
    }

    /// <summary>The place of the column of a name, or −1.</summary>
    public int IndexOf(string columnName)
    {
        for (var index = 0; index < Count; index++)
            if (this[index].Name == columnName) return index;
        return -1;
    }

    /// <summary>Inserts a column of these values.</summary>
    public void Insert<T>(int columnIndex, IEnumerable<T> column, string columnName)
        where T : unmanaged => Insert(columnIndex, new PrimitiveDataFrameColumn<T>(columnName, column));

    /// <summary>Removes the column of a name, if there is one.</summary>
    public void Remove(string columnName)
    {
        if (IndexOf(columnName) is >= 0 and var index) RemoveAt(index);
    }

    /// <summary>Gives a column another name.</summary>
    public void RenameColumn(string currentName, string newName) => this[currentName].SetName(newName);

    /// <summary>The column of a name, which holds values of type <typeparamref name="T"/>.</summary>
    public PrimitiveDataFrameColumn<T> GetPrimitiveColumn<T>(string name)
        where T : unmanaged => Get<PrimitiveDataFrameColumn<T>>(name);

    /// <summary>The column of a name, which holds truth values.</summary>
    public BooleanDataFrameColumn GetBooleanColumn(string name) => Get<BooleanDataFrameColumn>(name);

    /// <summary>The column of a name, which holds bytes.</summary>
    public ByteDataFrameColumn GetByteColumn(string name) => Get<ByteDataFrameColumn>(name);

    /// <summary>The column of a name, which holds dates and times.</summary>
    public DateTimeDataFrameColumn GetDateTimeColumn(string name) => Get<DateTimeDataFrameColumn>(name);

    /// <summary>The column of a name, which holds decimal numbers.</summary>
    public DecimalDataFrameColumn GetDecimalColumn(string name) => Get<DecimalDataFrameColumn>(name);

    /// <summary>The column of a name, which holds numbers of 64 bits.</summary>
    public DoubleDataFrameColumn GetDoubleColumn(string name) => Get<DoubleDataFrameColumn>(name);

    /// <summary>The column of a name, which holds whole numbers of 32 bits.</summary>
    public Int32DataFrameColumn GetInt32Column(string name) => Get<Int32DataFrameColumn>(name);

    /// <summary>The column of a name, which holds whole numbers of 64 bits.</summary>
    public Int64DataFrameColumn GetInt64Column(string name) => Get<Int64DataFrameColumn>(name);

    /// <summary>The column of a name, which holds numbers of 32 bits.</summary>
    public SingleDataFrameColumn GetSingleColumn(string name) => Get<SingleDataFrameColumn>(name);

    /// <summary>The column of a name, which holds strings.</summary>
    public StringDataFrameColumn GetStringColumn(string name) => Get<StringDataFrameColumn>(name);

    internal void RequireFree(string name, DataFrameColumn except)
    {
        if (IndexOf(name) is >= 0 and var index && !ReferenceEquals(this[index], except))
            throw new ArgumentException($"The frame has a column \"{name}\" already: rename one with SetName.");
    }

    /// <inheritdoc/>
    protected override void InsertItem(int columnIndex, DataFrameColumn column)
    {
        RequireFit(column, alone: Count == 0);
        RequireFree(column.Name, except: null);
        base.InsertItem(columnIndex, column);
        column.Enter(this);
    }

    /// <inheritdoc/>
    protected override void SetItem(int columnIndex, DataFrameColumn column)
    {
        RequireFit(column, alone: Count == 1);
        RequireFree(column.Name, except: this[columnIndex]);
        this[columnIndex].Leave(this);
        base.SetItem(columnIndex, column);
        column.Enter(this);
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int columnIndex)
    {
        this[columnIndex].Leave(this);
        base.RemoveItem(columnIndex);
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        foreach (var column in this) column.Leave(this);
        base.ClearItems();
    }

    private void RequireFit(DataFrameColumn column, bool alone)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!alone && column.Length != RowCount)
            throw new ArgumentException($"The column \"{column.Name}\" has {column.Length} values, the frame {RowCount} rows.", nameof(column));
    }

    private TColumn Get<TColumn>(string name)
        where TColumn : DataFrameColumn =>
        this[name] as TColumn ?? throw new ArgumentException($"The column \"{name}\" is no {typeof(TColumn).Name}: it holds {this[name].DataType.Name}.", nameof(name));
}
