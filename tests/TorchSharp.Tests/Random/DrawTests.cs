using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>From seed 7 every distribution gives the numbers of PyTorch 1.13 (CPU, no MKL), and takes as many draws from the stream.</summary>
/// <remarks>A single draw of multinomial is PyTorch 2's, the same with and without replacement.</remarks>
public sealed class DrawTests
{
    private static readonly Dictionary<string, (Func<Tensor> Draw, double[] Values, double Next)> s_draws = new()
    {
        ["exponential_, float32"] = (() => empty(5, dtype: float32).exponential_(1.5), [0.21842928230762482, 0.21318897604942322, 1.3207836151123047, 0.7127445936203003, 1.7052375078201294], 0.8549431562423706),
        ["geometric_, float32"] = (() => empty(5, dtype: float32).geometric_(0.3), [4, 4, 1, 2, 1], 0.8549431562423706),
        ["cauchy_, float32"] = (() => empty(5, dtype: float32).cauchy_(1, 2), [-0.6611115336418152, -0.7224060893058777, 5.323784351348877, 2.0725667476654053, 9.05466365814209], 0.8549431562423706),
        ["log_normal_, float32"] = (() => empty(17, dtype: float32).log_normal_(0.5, 0.25), [1.589311957359314, 2.0067877769470215, 2.0890417098999023, 1.2478399276733398, 2.516068458557129, 1.3182340860366821, 1.5084667205810547, 2.2436330318450928, 1.7066683769226074, 1.0826917886734009, 1.7850021123886108, 1.7043805122375488, 1.7063063383102417, 1.7509115934371948, 2.3369874954223633, 2.308864116668701, 3.0329995155334473], 0.38874197006225586),
        ["bernoulli_, float32"] = (() => empty(20, dtype: float32).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["random_, float32"] = (() => empty(5, dtype: float32).random_(2, 9), [7, 8, 8, 3, 3], 0.4250614047050476),
        ["randn of 15, float32"] = (() => randn(15, dtype: float32), [-0.1467950940132141, 0.7861412763595581, 0.9468216300010681, -1.1143440008163452, 1.6907901763916016, -0.8948279023170471, -0.3556250333786011, 1.2323857545852661, 0.13817265629768372, -1.6821985244750977, 0.317678302526474, 0.13280697166919708, 0.13732409477233887, 0.2405461221933365, 1.3954508304595947], 0.6266505718231201),
        ["randn of 16, float32"] = (() => randn(16, dtype: float32), [-0.8201345205307007, 0.39563116431236267, 0.8989084959030151, -1.3884038925170898, -0.16699601709842682, 0.2851499617099762, -0.641091525554657, -0.8936554193496704, 0.9265429973602295, -0.5355122089385986, -1.1597203016281128, -0.4601571559906006, 0.7085390686988831, 1.0127553939819336, 0.23039686679840088, 1.090165138244629], 0.720380425453186),
        ["randn of 17, float32"] = (() => randn(17, dtype: float32), [-0.8201345205307007, -0.32456663250923157, 1.9263681173324585, -0.3300117254257202, 0.19844505190849304, 0.7820726633071899, 1.0391076803207397, -0.7245107293128967, -0.8489086031913757, -0.21534152328968048, -1.8157286643981934, -0.3452419638633728, -2.0614778995513916, 0.6741006970405579, -1.3233457803726196, -1.3597689867019653, -0.866701602935791], 0.5690726637840271),
        ["uniform_, float32"] = (() => empty(17, dtype: float32).uniform_(-2, 3), [0.6746127009391785, -1.0059840679168701, 1.2960584163665771, 1.2844513654708862, -0.8361921906471252, 0.12530702352523804, -0.9645698666572571, 1.148681879043579, -0.17341923713684082, 2.2563416957855225, 2.2747159004211426, 0.7546760439872742, -0.5658049583435059, -0.9684030413627625, 0.22545087337493896, -0.20357024669647217, 1.6019021272659302], 0.07305192947387695),
        ["normal of 5 means, float32"] = (() => normal(arange(5, dtype: float32), arange(1, 6, dtype: float32)), [-0.1467950940132141, 2.572282552719116, 4.8404645919799805, -1.4573760032653809, 12.453950881958008], 0.28683900833129883),
        ["normal of 17 means, float32"] = (() => normal(arange(17, dtype: float32), arange(1, 18, dtype: float32)), [-0.8201345205307007, 0.35086673498153687, 7.779104232788086, 1.6799530982971191, 4.992225170135498, 9.692436218261719, 13.273754119873047, 1.2039141654968262, 0.35982275009155273, 6.846584796905518, -9.973014831542969, 6.8570966720581055, -14.799213409423828, 22.437408447265625, -5.850187301635742, -6.756303787231445, 1.266073226928711], 0.5690726637840271),
        ["bernoulli, float32"] = (() => bernoulli(arange(20, dtype: float32) / 20), [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1], 0.8828775882720947),
        ["multinomial with replacement, float32"] = (() => multinomial(tensor([0.1, 0.2, 0.3, 0.4], dtype: float32), 12, replacement: true), [1, 1, 3, 3, 3, 3, 1, 2, 3, 3, 0, 0], 0.5209300518035889),
        ["multinomial without replacement, float32"] = (() => multinomial(tensor([0.1, 0.2, 0.3, 0.4], dtype: float32), 3), [1, 3, 0], 0.36531615257263184),
        ["multinomial of rows, float32"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float32), 4, replacement: true), [1, 1, 3, 3, 2, 2, 0, 1], 0.720380425453186),
        ["multinomial of rows without replacement, float32"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float32), 3), [1, 3, 0, 2, 1, 0], 0.720380425453186),
        ["multinomial of one, float32"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float32), 1, replacement: true), [1, 2], 0.720380425453186),
        ["poisson, float32"] = (() => poisson(tensor([0.5, 2, 0, 9, 11, 30, 200, 14, 12, 10], dtype: float32)), [0, 4, 0, 6, 15, 42, 218, 12, 16, 18], 0.6360681653022766),
        ["rand_like, float32"] = (() => rand_like(zeros(3, dtype: float32)), [0.5349225401878357, 0.19880318641662598, 0.6592116951942444], 0.6568902730941772),
        ["randint_like, float32"] = (() => randint_like(zeros(5, dtype: float32), 2, 7), [2, 4, 3, 3, 5], 0.4250614047050476),
        ["exponential_, float64"] = (() => empty(5, dtype: float64).exponential_(1.5), [0.2184292819887193, 0.2131889807347856, 1.3207836361859682, 0.7127445856656817, 1.7052375662093686], 0.8549431562423706),
        ["geometric_, float64"] = (() => empty(5, dtype: float64).geometric_(0.3), [4, 4, 1, 2, 1], 0.8549431562423706),
        ["cauchy_, float64"] = (() => empty(5, dtype: float64).cauchy_(1, 2), [-0.6611115499249394, -0.7224061115390794, 5.323784455837047, 2.0725666595542256, 9.054664112297473], 0.8549431562423706),
        ["log_normal_, float64"] = (() => empty(17, dtype: float64).log_normal_(0.5, 0.25), [1.5893120118287583, 2.0067877807382075, 2.089041612618788, 1.2478399227396038, 2.5160684175378982, 1.3182340898446352, 1.5084667585043317, 2.243633020738423, 1.706668399853324, 1.0826918333891264, 1.7850020770591415, 1.7043805673758718, 1.7063063825418336, 1.7509115396966206, 2.336987481877713, 2.3088640609681677, 3.032999429406356], 0.38874197006225586),
        ["bernoulli_, float64"] = (() => empty(20, dtype: float64).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["random_, float64"] = (() => empty(5, dtype: float64).random_(2, 9), [7, 8, 8, 3, 3], 0.4250614047050476),
        ["randn of 15, float64"] = (() => randn(15, dtype: float64), [-0.1467950974849952, 0.7861412987235358, 0.9468216090039564, -1.1143440212610307, 1.6907901257942333, -0.8948278791726386, -0.3556250270062136, 1.2323857451651945, 0.13817266368739245, -1.6821984860536687, 0.31767831539796804, 0.13280696453151092, 0.1373240964733236, 0.2405461286050214, 1.3954507962006726], 0.6266505718231201),
        ["randn of 16, float64"] = (() => randn(16, dtype: float64), [0.06626753966449943, 0.04699155524392409, 1.8365386300294015, 1.367690398536778, 1.1213586638784168, 1.859747196003376, 0.6012290027805237, 0.7378295754101417, -0.8067815436367963, -0.7983475032466213, 0.7677739048493596, 0.5173555167844971, 1.9642472974584737, 0.44813898489805787, 0.5803637569736866, -1.0492146121597965], 0.6266505718231201),
        ["randn of 17, float64"] = (() => randn(17, dtype: float64), [0.06626753966449943, -0.29104147095938915, 0.45801695358702993, 1.6932749764073567, 1.457454937932726, 1.932214860010293, -1.4418139927522924, 0.7277603478716976, -1.3131496578292892, -2.42925190670235, -0.15213162349367035, -2.6909171061771864, 1.7421050311620636, -0.523961020712386, -0.28387899021947915, 0.45257550210102954, -1.6677291342328766], 0.21469539403915405),
        ["uniform_, float64"] = (() => empty(17, dtype: float64).uniform_(-2, 3), [-0.60309785046798, -0.6315314317411718, 2.3104648070881275, 1.283442152941007, 2.612646837264936, 2.1977268788119333, -0.5264394599355814, 0.8036079868607777, 1.8152170560606935, 1.7967861360664157, -1.6848943977321245, -1.7122208336848064, -1.1627969910089746, -1.8118312970866532, -1.389050788122969, 2.2377178526677617, -1.9339763022114274], 0.743732750415802),
        ["normal of 5 means, float64"] = (() => normal(arange(5, dtype: float64), arange(1, 6, dtype: float64)), [-0.1467950974849952, 2.5722825974470718, 4.8404648270118695, -1.4573760850441229, 12.453950628971166], 0.28683900833129883),
        ["normal of 17 means, float64"] = (() => normal(arange(17, dtype: float64), arange(1, 18, dtype: float64)), [0.06626753966449943, 0.4179170580812217, 3.3740508607610895, 9.773099905629426, 11.28727468966363, 16.593289160061758, -4.0926979492660465, 12.822082782973581, -3.8183469204636022, -15.292519067023498, 8.326552141569627, -21.291005274126235, 34.647365405106825, 5.664545710026595, 9.741815146707813, 22.241208033616473, -12.3513952819589], 0.21469539403915405),
        ["bernoulli, float64"] = (() => bernoulli(arange(20, dtype: float64) / 20), [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["multinomial with replacement, float64"] = (() => multinomial(tensor([0.1, 0.2, 0.3, 0.4], dtype: float64), 12, replacement: true), [1, 1, 3, 3, 3, 3, 1, 2, 3, 3, 0, 0], 0.5209300518035889),
        ["multinomial without replacement, float64"] = (() => multinomial(tensor([0.1, 0.2, 0.3, 0.4], dtype: float64), 3), [1, 3, 0], 0.36531615257263184),
        ["multinomial of rows, float64"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float64), 4, replacement: true), [1, 1, 3, 3, 2, 2, 0, 1], 0.720380425453186),
        ["multinomial of rows without replacement, float64"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float64), 3), [1, 3, 0, 2, 1, 0], 0.720380425453186),
        ["multinomial of one, float64"] = (() => multinomial(tensor([1.0, 2, 3, 4, 4, 3, 2, 0], 2, 4, dtype: float64), 1, replacement: true), [1, 2], 0.720380425453186),
        ["poisson, float64"] = (() => poisson(tensor([0.5, 2, 0, 9, 11, 30, 200, 14, 12, 10], dtype: float64)), [0, 4, 0, 6, 15, 42, 218, 12, 16, 18], 0.6360681653022766),
        ["rand_like, float64"] = (() => rand_like(zeros(3, dtype: float64)), [0.279380429906404, 0.27369371365176565, 0.8620929614176255], 0.20708602666854858),
        ["randint_like, float64"] = (() => randint_like(zeros(5, dtype: float64), 2, 7), [2, 4, 3, 3, 5], 0.4250614047050476),
        ["bernoulli_, int64"] = (() => empty(20, dtype: int64).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["random_, int64"] = (() => empty(5, dtype: int64).random_(0, 200), [15, 92, 121, 86, 83], 0.4250614047050476),
        ["geometric_, int64"] = (() => empty(5, dtype: int64).geometric_(0.3), [4, 4, 1, 2, 1], 0.8549431562423706),
        ["randint, int64"] = (() => randint(3, 9, [5], dtype: int64), [6, 7, 4, 5, 4], 0.4250614047050476),
        ["randperm, int64"] = (() => randperm(9, dtype: int64), [0, 5, 8, 1, 7, 2, 3, 6, 4], 0.36531615257263184),
        ["bernoulli_, int32"] = (() => empty(20, dtype: int32).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["random_, int32"] = (() => empty(5, dtype: int32).random_(0, 200), [15, 92, 121, 86, 83], 0.4250614047050476),
        ["geometric_, int32"] = (() => empty(5, dtype: int32).geometric_(0.3), [4, 4, 1, 2, 1], 0.8549431562423706),
        ["randint, int32"] = (() => randint(3, 9, [5], dtype: int32), [6, 7, 4, 5, 4], 0.4250614047050476),
        ["randperm, int32"] = (() => randperm(9, dtype: int32), [0, 5, 8, 1, 7, 2, 3, 6, 4], 0.36531615257263184),
        ["bernoulli_, uint8"] = (() => empty(20, dtype: uint8).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0], 0.7405239939689636),
        ["random_, uint8"] = (() => empty(5, dtype: uint8).random_(0, 200), [15, 92, 121, 86, 83], 0.4250614047050476),
        ["geometric_, uint8"] = (() => empty(5, dtype: uint8).geometric_(0.3), [4, 4, 1, 2, 1], 0.8549431562423706),
        ["randint, uint8"] = (() => randint(3, 9, [5], dtype: uint8), [6, 7, 4, 5, 4], 0.4250614047050476),
        ["randperm, uint8"] = (() => randperm(9, dtype: uint8), [0, 5, 8, 1, 7, 2, 3, 6, 4], 0.36531615257263184),
        ["bernoulli_, bool"] = (() => empty(12, dtype: @bool).bernoulli_(0.3), [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1], 0.5209300518035889),
        ["random_, wide"] = (() => empty(4, dtype: int64).random_(-1099511627776, 1099511627776), [-346915937084, -990767470090, -807547383597, 650496783975], 0.36531615257263184),
        ["bernoulli_ of float32 probabilities, int64"] = (() => zeros(20, dtype: int64).bernoulli_(arange(20, dtype: float32) / 20), [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1], 0.8828775882720947),
        ["bernoulli_ of broadcast probabilities"] = (() => zeros(3, 4).bernoulli_(tensor([0f, 0.5f, 0.5f, 1f])), [0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1], 0.28683900833129883),
        ["uniform_ of a transposed tensor"] = (() => empty(3, 4).t().uniform_(0, 1), [0.5349225401878357, 0.23276156187057495, 0.36531615257263184, 0.19880318641662598, 0.4250614047050476, 0.8512683510780334, 0.6592116951942444, 0.20708602666854858, 0.8549431562423706, 0.6568902730941772, 0.6297363638877869, 0.5509352087974548], 0.28683900833129883),
        ["normal_ of a transposed tensor"] = (() => empty(4, 5).t().normal_(), [-0.1467950940132141, -0.8948279023170471, 0.317678302526474, 1.3470226526260376, 0.7861412763595581, -0.3556250333786011, 0.13280697166919708, 2.4382081031799316, 0.9468216300010681, 1.2323857545852661, 0.13732409477233887, 0.2027582824230194, -1.1143440008163452, 0.13817265629768372, 0.2405461221933365, 2.4505412578582764, 1.6907901763916016, -1.6821985244750977, 1.3954508304595947, 2.025601863861084], 0.7405239939689636),
        ["exponential_ of a permuted tensor"] = (() => empty(2, 3, 2).permute(1, 2, 0).exponential_(), [0.3276439309120178, 0.3491491973400116, 0.319783478975296, 0.8226218819618225, 1.981175422668457, 1.4398783445358276, 1.0691168308258057, 1.4244416952133179, 2.557856321334839, 0.06509453803300858, 1.8297441005706787, 0.05927859991788864], 0.5209300518035889),
        ["uniform_ of every second column"] = (() => empty(3, 4)[.., TensorIndex.Slice(step: 2)].uniform_(0, 1), [0.5349225401878357, 0.19880318641662598, 0.6592116951942444, 0.6568902730941772, 0.23276156187057495, 0.4250614047050476], 0.20708602666854858),
        ["nothing"] = (() => randn(0), [], 0.5349225401878357),
    };

    public static TheoryData<string> Names => [.. s_draws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_numbers_of_a_seed_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var (draw, expected, next) = s_draws[name];
        manual_seed(7);
        var drawn = draw();
        var values = drawn.to_type(float64).contiguous().flatten().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        var tolerance = drawn.dtype == float64 ? 1e-13 : 5e-7;
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
        Assert.Equal((float)next, rand(1).item<float>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_state_draws_the_same_again(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        randn(3);
        var state = get_rng_state();
        var first = s_draws[name].Draw().to_type(float64).contiguous().flatten().data<double>().ToArray();
        set_rng_state(state);
        Assert.Equal(first, s_draws[name].Draw().to_type(float64).contiguous().flatten().data<double>().ToArray());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        using var own = new Generator(7);
        manual_seed(3);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(3);
        var drawn = rand(4, generator: own);
        empty(4).normal_(generator: own);
        multinomial(ones(4), 2, generator: own);
        bernoulli(ones(4), own);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
        manual_seed(7);
        Assert.Equal(rand(4).data<float>().ToArray(), drawn.data<float>().ToArray());
        Assert.Equal(7, own.initial_seed());
        Assert.Equal(7, initial_seed());
    }

    [Fact]
    public void A_seed_of_the_system_is_the_initial_seed()
    {
        var chosen = seed();
        Assert.Equal(chosen, initial_seed());
        var first = rand(3).data<float>().ToArray();
        manual_seed(chosen);
        Assert.Equal(first, rand(3).data<float>().ToArray());
    }

    /// <summary>The words are PyTorch's, or say what is wrong with the argument.</summary>
    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused("sum of probabilities <= 0", () => multinomial(zeros(2), 1));
        Refused("contains either `inf`, `nan` or element < 0", () => multinomial(tensor([1f, -1f]), 1));
        Refused("contains either `inf`, `nan` or element < 0", () => multinomial(tensor([1f, float.NaN]), 1));
        Refused("n_sample > prob_dist.size(-1)", () => multinomial(ones(2), 3));
        Refused("n_sample <= 0", () => multinomial(ones(2), 0));
        Refused("must be 1 or 2 dim", () => multinomial(ones(2, 2, 2), 1));
        Refused("p to be in (0, 1), but got p=0", () => empty(2).geometric_(0));
        Refused("std=-1", () => empty(2).log_normal_(0, -1));
        Refused("sigma=0", () => empty(2).cauchy_(0, 0));
        Refused("from=3 >= to=3", () => empty(2).random_(3, 3));
        Refused("from=3 > to=1", () => empty(2).uniform_(3, 1));
        Refused("p=1.5", () => empty(2).bernoulli_(1.5));
        Refused("std >= 0.0", () => normal(zeros(2), -ones(2)));
        Refused("Poisson rate", () => poisson(-ones(1)));
        Refused("-1", () => randperm(-1));
        Assert.Contains("not Int64", Assert.Throws<NotSupportedException>(() => multinomial(ones(2, dtype: int64), 1)).Message);
        Assert.Contains("not Int64", Assert.Throws<NotSupportedException>(() => empty(2, dtype: int64).normal_()).Message);

        static void Refused(string part, Func<Tensor> draw) => Assert.Contains(part, Assert.Throws<ArgumentException>(draw).Message);
    }

    [Fact]
    public void A_leaf_that_wants_a_gradient_is_not_drawn_into_while_recording()
    {
        var leaf = zeros(3, requires_grad: true);
        Assert.Contains("leaf Variable", Assert.Throws<InvalidOperationException>(() => leaf.uniform_(0, 1)).Message);
        using (no_grad()) leaf.uniform_(1, 2);
        Assert.All(leaf.data<float>().ToArray(), value => Assert.InRange(value, 1, 2));
    }

    [Fact]
    public void A_draw_into_a_saved_tensor_is_noticed()
    {
        var weight = ones(3, requires_grad: true);
        var input = ones(3);
        var loss = (weight * input).sum();
        input.normal_();
        Assert.Contains("modified by an inplace operation", Assert.Throws<InvalidOperationException>(() => loss.backward()).Message);
    }

    /// <summary>Shares of 40,000 draws, within five standard deviations.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_multinomial_draws_in_proportion(bool replacement)
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var rows = tensor([1f, 2f, 5f]).expand(40_000, 3).contiguous();
        var drawn = multinomial(rows, replacement ? 2 : 1, replacement)[.., 0].data<long>().ToArray();
        double[] shares = [1 / 8.0, 2 / 8.0, 5 / 8.0];
        for (var i = 0; i < 3; i++)
        {
            var deviation = Math.Sqrt(shares[i] * (1 - shares[i]) / 40_000);
            Assert.Equal(shares[i], drawn.Count(n => n == i) / 40_000.0, 5 * deviation);
        }
    }
}
