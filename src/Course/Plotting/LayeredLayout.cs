namespace Course.Plotting;

/// <summary>Where the nodes and edges of a graph without cycles go, so that every edge runs from left to right.</summary>
/// <remarks>
/// The steps of K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of hierarchical system structures, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981):
/// a column for each node, a bend in every column that an edge crosses, an order in each column that follows the neighbours' means, and heights that draw neighbours together.
/// </remarks>
internal sealed class LayeredLayout
{
    private const int Sweeps = 12;

    private readonly List<List<Place>> _columns = [];

    private LayeredLayout(IReadOnlyList<IReadOnlyList<int>> operands)
    {
        int[] column = Columns(operands);
        Nodes = [.. column.Select(c => new Place(c))];
        for (var c = 0; c <= column.Max(); c++) _columns.Add([.. Nodes.Where(node => node.Column == c)]);

        List<(int, int, IReadOnlyList<Place>)> edges = [];
        for (var user = 0; user < operands.Count; user++)
        {
            for (var port = 0; port < operands[user].Count; port++)
            {
                var operand = operands[user][port];
                List<Place> way = [Nodes[operand]];
                for (var c = column[operand] + 1; c < column[user]; c++)
                {
                    way.Add(new Place(c) { IsBend = true });
                    _columns[c].Add(way[^1]);
                }
                way.Add(Nodes[user]);
                for (var i = 1; i < way.Count; i++)
                {
                    way[i - 1].Right.Add(way[i]);
                    way[i].Left.Add(way[i - 1]);
                }
                edges.Add((user, port, way));
            }
        }
        Edges = edges;
        foreach (var places in _columns) Stack(places);
        for (var sweep = 0; sweep < Sweeps; sweep++) Sweep(toTheRight: sweep % 2 == 0, reorder: sweep < Sweeps - 4);
        var top = _columns.SelectMany(places => places).Min(place => place.Y);
        foreach (var place in _columns.SelectMany(places => places)) place.Y -= top;
    }

    /// <summary>Each node's place, in the order in which the nodes were given.</summary>
    internal IReadOnlyList<Place> Nodes { get; }

    /// <summary>Each edge with the places that it passes, from the operand to its user, and which of the user's operands it is.</summary>
    internal IReadOnlyList<(int User, int Port, IReadOnlyList<Place> Way)> Edges { get; }

    /// <summary>How many columns there are.</summary>
    internal int Width => _columns.Count;

    /// <summary>The lowest place: 0 is the highest, and 1 is the distance of two nodes.</summary>
    internal double Height => _columns.SelectMany(places => places).Max(place => place.Y);

    /// <summary>Lays out a graph.</summary>
    /// <param name="operands">For each node the numbers of those that it is computed from, all smaller than its own.</param>
    internal static LayeredLayout Of(IReadOnlyList<IReadOnlyList<int>> operands) => new(operands);

    /// <summary>A node's column is one after its last operand's; what has no operands stands right before its first user.</summary>
    private static int[] Columns(IReadOnlyList<IReadOnlyList<int>> operands)
    {
        var column = new int[operands.Count];
        for (var node = 0; node < column.Length; node++)
            column[node] = operands[node].Select(operand => column[operand] + 1).DefaultIfEmpty(0).Max();
        for (var leaf = 0; leaf < column.Length; leaf++)
            if (operands[leaf].Count == 0)
                column[leaf] = Enumerable.Range(0, column.Length).Where(user => operands[user].Contains(leaf)).Select(user => column[user] - 1).DefaultIfEmpty(0).Min();
        return column;
    }

    private void Sweep(bool toTheRight, bool reorder)
    {
        foreach (var places in toTheRight ? _columns : Enumerable.Reverse(_columns))
        {
            foreach (var place in places)
            {
                var neighbours = toTheRight ? place.Left : place.Right;
                if (neighbours.Count > 0) place.Y = neighbours.Average(neighbour => neighbour.Y);
            }
            if (reorder) places.Sort((a, b) => a.Y.CompareTo(b.Y));
            Part(places);
        }
    }

    private static void Stack(List<Place> places)
    {
        for (var i = 0; i < places.Count; i++) places[i].Y = i - (places.Count - 1) / 2.0;
    }

    /// <summary>Moves places of a column apart where they are too close: halfway between pushing all down and pushing all up.</summary>
    private static void Part(List<Place> places)
    {
        double[] down = [.. places.Select(place => place.Y)], up = [.. down];
        for (var i = 1; i < down.Length; i++) down[i] = Math.Max(down[i], down[i - 1] + Gap(places[i - 1], places[i]));
        for (var i = up.Length - 2; i >= 0; i--) up[i] = Math.Min(up[i], up[i + 1] - Gap(places[i], places[i + 1]));
        for (var i = 0; i < places.Count; i++) places[i].Y = (down[i] + up[i]) / 2;
    }

    private static double Gap(Place a, Place b) => a.IsBend && b.IsBend ? 0.25 : a.IsBend || b.IsBend ? 0.6 : 1;

    /// <summary>A node, or a bend of an edge, in a column.</summary>
    internal sealed class Place(int column)
    {
        internal int Column { get; } = column;

        internal double Y { get; set; }

        internal bool IsBend { get; init; }

        internal List<Place> Left { get; } = [];

        internal List<Place> Right { get; } = [];
    }
}
