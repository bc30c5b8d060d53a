using Course.Data;

namespace Course.Tests.Data;

/// <summary>What is promised of the data set in datasets/typefaces.</summary>
public sealed class TypefacesTests(TypefacesTests.Fixture fixture) : IClassFixture<TypefacesTests.Fixture>
{
    public sealed class Fixture
    {
        public ImageSplit Digits { get; } = DatasetReader.Images(new DatasetShelves([Path.Combine(Repository(), "datasets")]), Catalog.Course["typefaces"]);

        public List<(string face, string package, string licence, string split, int images)> Fonts { get; } =
            [.. File.ReadLines(Path.Combine(Repository(), "datasets", "typefaces", "faces.csv")).Skip(1).Select(Font)];

        private static (string, string, string, string, int) Font(string line)
        {
            // The last five fields never hold a comma; a family's name, before them, may.
            string[] fields = line.Split(',');
            return (fields[0].Trim('"'), fields[^4], fields[^3], fields[^2], int.Parse(fields[^1]));
        }

        private static string Repository()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "datasets", "catalog.json")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [Fact]
    public void There_are_20000_images_to_train_on_and_4000_to_test_with()
    {
        Assert.Equal((20_000, 4_000), (fixture.Digits.Train.Count, fixture.Digits.Test.Count));
        Assert.Equal((28, 28), (fixture.Digits.Train.Height, fixture.Digits.Train.Width));
        Assert.Equal(10, fixture.Digits.Test.ClassNames.Count);
    }

    [Fact]
    public void Every_class_has_as_many_images_as_the_others()
    {
        Assert.Equal(Enumerable.Repeat(2_000, 10), Counts(fixture.Digits.Train));
        Assert.Equal(Enumerable.Repeat(400, 10), Counts(fixture.Digits.Test));
    }

    [Fact]
    public void The_order_is_shuffled()
    {
        int[] first = Counts(fixture.Digits.Train.Take(1_000));

        // 100 are expected of each; five standard deviations of a hypergeometric draw are 46.
        Assert.All(first, count => Assert.InRange(count, 54, 146));
    }

    [Fact]
    public void There_are_at_least_300_typefaces_and_none_is_in_both_parts()
    {
        var faces = fixture.Fonts.ToLookup(font => font.face);

        Assert.True(faces.Count >= 300, $"{faces.Count} typefaces");
        Assert.All(faces, face => Assert.Single(face.Select(font => font.split).Distinct()));
    }

    [Fact]
    public void The_list_of_fonts_accounts_for_every_image()
    {
        Assert.Equal(20_000, fixture.Fonts.Where(font => font.split == "train").Sum(font => font.images));
        Assert.Equal(4_000, fixture.Fonts.Where(font => font.split == "test").Sum(font => font.images));
    }

    [Fact]
    public void Every_font_has_a_package_and_a_licence()
    {
        Assert.All(fixture.Fonts, font => Assert.StartsWith("fonts-", font.package));
        Assert.All(fixture.Fonts, font => Assert.NotEqual("", font.licence));
    }

    [Fact]
    public void Images_are_white_ink_on_a_black_edge()
    {
        foreach (var set in new[] { fixture.Digits.Train, fixture.Digits.Test })
            for (int i = 0; i < set.Count; i++)
            {
                var pixels = set.Pixels(i);
                for (int p = 0; p < 28; p++)
                    Assert.Equal(0, pixels[p] | pixels[27 * 28 + p] | pixels[28 * p] | pixels[28 * p + 27]);
            }
    }

    /// <summary>MNIST's training images have a mean of 0.131 and a standard deviation of 0.308; these are made to look like them.</summary>
    [Fact]
    public void Intensities_are_spread_about_as_MNISTs_are()
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < fixture.Digits.Train.Count; i++)
            foreach (byte pixel in fixture.Digits.Train.Pixels(i))
                (sum, squares) = (sum + pixel / 255.0, squares + pixel / 255.0 * (pixel / 255.0));
        double pixels = 20_000.0 * 784, mean = sum / pixels;

        Assert.InRange(mean, 0.12, 0.14);
        Assert.InRange(Math.Sqrt(squares / pixels - mean * mean), 0.29, 0.32);
    }

    [Fact]
    public void Every_image_has_ink_that_can_be_seen()
    {
        foreach (var set in new[] { fixture.Digits.Train, fixture.Digits.Test })
            for (int i = 0; i < set.Count; i++)
            {
                int ink = 0;
                foreach (byte pixel in set.Pixels(i))
                    ink += pixel;
                Assert.True(ink >= 5 * 255, $"{set.Name}: image {i} has the ink of {ink / 255.0:F1} white pixels");
            }
    }

    [Fact]
    public void No_image_is_in_both_parts()
    {
        var train = Enumerable.Range(0, 20_000).Select(i => Idx.Sha256(fixture.Digits.Train.Pixels(i))).ToHashSet();

        Assert.DoesNotContain(Enumerable.Range(0, 4_000), i => train.Contains(Idx.Sha256(fixture.Digits.Test.Pixels(i))));
    }

    [Fact]
    public void The_library_finds_them_in_the_repository()
    {
        Assert.Equal(fixture.Digits.Test.Pixels(17).ToArray(), Datasets.Typefaces().Test.Pixels(17).ToArray());
    }

    private static int[] Counts(ImageSet set) =>
        [.. Enumerable.Range(0, set.Count).CountBy(set.Label).OrderBy(count => count.Key).Select(count => count.Value)];
}
