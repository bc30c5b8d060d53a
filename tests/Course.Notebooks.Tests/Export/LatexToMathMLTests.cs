using System.Xml.Linq;
using Course.Notebooks.Export.Latex;

namespace Course.Notebooks.Tests.Export;

/// <summary>The expected fragments are written by hand from the MathML Core specification and TeX's rules for spaces.</summary>
public sealed class LatexToMathMLTests
{
    /// <summary>The formula's MathML, without the wrapping and the annotation.</summary>
    private static string Body(string latex, bool display = false)
    {
        var math = XElement.Parse(LatexToMathML.Convert(latex, display).MathML);
        return math.Element("semantics")!.Elements().First().ToString(SaveOptions.DisableFormatting).Replace('"', '\'');
    }

    [Fact]
    public void A_formula_keeps_its_source_as_an_annotation()
    {
        Assert.Equal(
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
            LatexToMathML.Convert(" x ", display: false).MathML);
        Assert.StartsWith("<math display=\"block\"><semantics>", LatexToMathML.Convert("x", display: true).MathML);
    }

    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("10.5", "<mn>10.5</mn>")]
    [InlineData(".5", "<mn>.5</mn>")]
    [InlineData(@"\alpha", "<mi>α</mi>")]
    [InlineData(@"\Gamma", "<mi mathvariant='normal'>Γ</mi>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\dfrac{a}{b}", "<mstyle displaystyle='true' scriptlevel='0'><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>")]
    [InlineData(@"\sqrt{x}", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x_{ij}", "<msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>")]
    [InlineData("x_12", "<mrow><msub><mi>x</mi><mn>1</mn></msub><mn>2</mn></mrow>")]
    [InlineData("f'", "<mrow><mi>f</mi><mo lspace='0' rspace='0'>′</mo></mrow>")]
    [InlineData("f''", "<mrow><mi>f</mi><mo lspace='0' rspace='0'>″</mo></mrow>")]
    [InlineData("f'_i", "<msubsup><mi>f</mi><mi>i</mi><mo lspace='0' rspace='0'>′</mo></msubsup>")]
    [InlineData("x^*", "<msup><mi>x</mi><mo lspace='0' rspace='0'>∗</mo></msup>")]
    [InlineData(@"\hat{y}", "<mover accent='true'><mi>y</mi><mo stretchy='false'>ˆ</mo></mover>")]
    [InlineData(@"a \le b", "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi></mrow>")]
    [InlineData("a ≤ b", "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi></mrow>")]
    [InlineData(@"a \not= b", "<mrow><mi>a</mi><mo>≠</mo><mi>b</mi></mrow>")]
    [InlineData(@"x \to 0", "<mrow><mi>x</mi><mo stretchy='false'>→</mo><mn>0</mn></mrow>")]
    [InlineData("% a remark\nx", "<mi>x</mi>")]
    public void Simple_formulas(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData("-x", "<mrow><mo form='prefix'>−</mo><mi>x</mi></mrow>")]
    [InlineData("a - b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>")]
    [InlineData("a = -b", "<mrow><mi>a</mi><mo>=</mo><mo form='prefix'>−</mo><mi>b</mi></mrow>")]
    [InlineData("(-b)", "<mrow><mo stretchy='false'>(</mo><mo form='prefix'>−</mo><mi>b</mi><mo stretchy='false'>)</mo></mrow>")]
    [InlineData(@"a \cdot -b", "<mrow><mi>a</mi><mo>⋅</mo><mo form='prefix'>−</mo><mi>b</mi></mrow>")]
    [InlineData("e^{-x}", "<msup><mi>e</mi><mrow><mo form='prefix'>−</mo><mi>x</mi></mrow></msup>")]
    public void A_minus_is_a_sign_where_nothing_stands_before_it(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData("|x|", "<mrow><mo stretchy='false' lspace='0' rspace='0'>|</mo><mi>x</mi><mo stretchy='false' lspace='0' rspace='0'>|</mo></mrow>")]
    [InlineData(@"p(x \mid y)", "<mrow><mi>p</mi><mo stretchy='false'>(</mo><mi>x</mi><mo lspace='0.2778em' rspace='0.2778em' stretchy='false'>∣</mo><mi>y</mi><mo stretchy='false'>)</mo></mrow>")]
    [InlineData("0{,}5", "<mrow><mn>0</mn><mo lspace='0' rspace='0'>,</mo><mn>5</mn></mrow>")]
    [InlineData("x_{i=1}", "<msub><mi>x</mi><mrow><mi>i</mi><mo lspace='0' rspace='0'>=</mo><mn>1</mn></mrow></msub>")]
    [InlineData(@"a\,b", "<mrow><mi>a</mi><mspace width='0.1667em' /><mi>b</mi></mrow>")]
    [InlineData(@"a\!b", "<mrow><mi>a</mi><mspace width='-0.1667em' /><mi>b</mi></mrow>")]
    [InlineData(@"a\quad b", "<mrow><mi>a</mi><mspace width='1em' /><mi>b</mi></mrow>")]
    public void Spaces_follow_TeX(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData(@"\log x", "<mrow><mi>log</mi><mo lspace='0' rspace='0.1667em'>\u2061</mo><mi>x</mi></mrow>")]
    [InlineData(@"\log(x)", "<mrow><mi>log</mi><mo lspace='0' rspace='0'>\u2061</mo><mo stretchy='false'>(</mo><mi>x</mi><mo stretchy='false'>)</mo></mrow>")]
    [InlineData(@"y \log x", "<mrow><mi>y</mi><mspace width='0.1667em' /><mi>log</mi><mo lspace='0' rspace='0.1667em'>\u2061</mo><mi>x</mi></mrow>")]
    [InlineData(@"\operatorname{softmax}(z)", "<mrow><mi>softmax</mi><mo lspace='0' rspace='0'>\u2061</mo><mo stretchy='false'>(</mo><mi>z</mi><mo stretchy='false'>)</mo></mrow>")]
    [InlineData(@"\log_2 n", "<mrow><msub><mi>log</mi><mn>2</mn></msub><mo lspace='0' rspace='0.1667em'>\u2061</mo><mi>n</mi></mrow>")]
    [InlineData(@"\max_x f", "<mrow><munder><mo movablelimits='true' lspace='0' rspace='0'>max</mo><mi>x</mi></munder><mo lspace='0' rspace='0.1667em'>\u2061</mo><mi>f</mi></mrow>")]
    public void Functions_stand_upright_and_apart(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData(@"\sum_{i}^n x", "<mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>x</mi></mrow>")]
    [InlineData(@"\int_0^1 x", "<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi></mrow>")]
    [InlineData(@"\int\limits_0^1 x", "<mrow><munderover><mo movablelimits='false'>∫</mo><mn>0</mn><mn>1</mn></munderover><mi>x</mi></mrow>")]
    [InlineData(@"\sum\nolimits_i x", "<mrow><msub><mo>∑</mo><mi>i</mi></msub><mi>x</mi></mrow>")]
    [InlineData(@"\underbrace{x}_{\text{in}}", "<munder><munder><mi>x</mi><mo stretchy='true'>⏟</mo></munder><mtext>in</mtext></munder>")]
    [InlineData(@"\overbrace{x}^n", "<mover><mover><mi>x</mi><mo stretchy='true'>⏞</mo></mover><mi>n</mi></mover>")]
    public void Limits_stand_where_TeX_sets_them(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData(@"\mathbf{x}", "<mi>𝐱</mi>")]
    [InlineData(@"\mathbf{Wx}", "<mi>𝐖𝐱</mi>")]
    [InlineData(@"\mathbf{0}", "<mn>𝟎</mn>")]
    [InlineData(@"\mathbb{R}", "<mi>ℝ</mi>")]
    [InlineData(@"\mathbb{A}", "<mi>𝔸</mi>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    [InlineData(@"\mathcal{D}", "<mi>𝒟</mi>")]
    [InlineData(@"\mathrm{d}", "<mi mathvariant='normal'>d</mi>")]
    [InlineData(@"\mathrm{KL}", "<mi>KL</mi>")]
    [InlineData(@"\boldsymbol{\theta}", "<mi>𝜽</mi>")]
    [InlineData(@"\boldsymbol{\Sigma}", "<mi>𝚺</mi>")]
    [InlineData(@"\boldsymbol{w}", "<mi>𝒘</mi>")]
    [InlineData(@"\text{if } x", "<mrow><mtext>if\u00A0</mtext><mi>x</mi></mrow>")]
    [InlineData(@"\text{for $x$ only}", "<mrow><mtext>for\u00A0</mtext><mi>x</mi><mtext>\u00A0only</mtext></mrow>")]
    public void Alphabets_are_Unicode_letters(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Theory]
    [InlineData(@"\left(x\right]", "<mrow><mo form='prefix' stretchy='true' symmetric='true' lspace='0' rspace='0'>(</mo><mi>x</mi><mo form='postfix' stretchy='true' symmetric='true' lspace='0' rspace='0'>]</mo></mrow>")]
    [InlineData(@"\left.x\right|_0", "<msub><mrow><mi>x</mi><mo form='postfix' stretchy='true' symmetric='true' lspace='0' rspace='0'>|</mo></mrow><mn>0</mn></msub>")]
    [InlineData(@"\big(", "<mo stretchy='true' symmetric='true' minsize='1.2em' maxsize='1.2em' form='prefix' lspace='0' rspace='0'>(</mo>")]
    [InlineData(@"\lVert x \rVert", "<mrow><mo form='prefix' stretchy='false'>‖</mo><mi>x</mi><mo form='postfix' stretchy='false'>‖</mo></mrow>")]
    [InlineData(@"\begin{matrix} a & b \\ c & d \end{matrix}", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>")]
    [InlineData(@"\begin{aligned} a &= b \\ \end{aligned}", "<mtable displaystyle='true'><mtr><mtd style='text-align: right; text-align: -webkit-right; padding-left: 0; padding-right: 0'><mi>a</mi></mtd><mtd style='text-align: left; padding-left: 0; padding-right: 0'><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr></mtable>")]
    [InlineData(@"\begin{array}{c|r} a & b \\ \hline c & d \end{array}", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd style='text-align: right; text-align: -webkit-right; border-left: 1px solid'><mi>b</mi></mtd></mtr><mtr><mtd style='border-top: 1px solid'><mi>c</mi></mtd><mtd style='text-align: right; text-align: -webkit-right; border-left: 1px solid; border-top: 1px solid'><mi>d</mi></mtd></mtr></mtable>")]
    public void Brackets_and_tables(string latex, string expected) => Assert.Equal(expected, Body(latex));

    [Fact]
    public void A_continued_line_of_an_alignment_begins_with_a_binary_operator() =>
        Assert.Contains("<mrow><mo form='infix'>+</mo><mi>c</mi></mrow>", Body(@"\begin{aligned} a &= b \\ &+ c \end{aligned}"));

    [Fact]
    public void Cases_have_one_brace_at_the_left()
    {
        var body = XElement.Parse(Body(@"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}"));

        Assert.Equal(["mo", "mtable"], body.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("{", body.Element("mo")!.Value);
    }

    [Fact]
    public void A_tag_is_handed_back_beside_the_formula()
    {
        var formula = LatexToMathML.Convert(@"a = b \tag{3}", display: true);

        Assert.Equal("3", formula.Tag);
        Assert.DoesNotContain("<mn>3</mn>", formula.MathML);
    }

    [Theory]
    [InlineData(@"a + \foo b", @"unknown command \foo at position 5")]
    [InlineData(@"\frac{a}", @"\frac has no argument at position 9")]
    [InlineData("{a", "the brace opened here is never closed at position 1")]
    [InlineData("a}", "a closing brace has no opening one at position 2")]
    [InlineData("a & b", "\"&\" stands outside a matrix or an alignment at position 3")]
    [InlineData("x^2^3", "a second \"^\" on the same symbol; use braces to say which belongs to which at position 4")]
    [InlineData("x^", "\"^\" has no argument at position 3")]
    [InlineData(@"\left( x", @"\left has no \right at position 1")]
    [InlineData(@"x \right)", @"\right has no partner before it at position 3")]
    [InlineData(@"\left x \right)", @"\left needs a delimiter such as ( [ \{ | or \langle at position 7")]
    [InlineData(@"\begin{matrix} a", @"\begin{matrix} has no \end{matrix} at position 1")]
    [InlineData(@"\begin{matrix} a \end{pmatrix}", @"\begin{matrix} is closed by \end{pmatrix} at position 18")]
    [InlineData(@"\begin{tikz} a \end{tikz}", "unknown environment \"tikz\" at position 1")]
    [InlineData(@"\text{a \alpha}", @"\text takes plain text; put mathematics between $ signs at position 9")]
    [InlineData(@"\text{a", "the brace opened here is never closed at position 6")]
    [InlineData(@"\color{#12}x", "\"#12\" is not a colour: give a name, or # and hexadecimal digits at position 7")]
    [InlineData("a\\", "a backslash ends the formula at position 2")]
    [InlineData("a \u0001", "the character \"\u0001\" is not known in a formula at position 3")]
    public void What_cannot_be_read_is_named_with_its_place(string latex, string message) =>
        Assert.Equal(message, Assert.Throws<LatexException>(() => LatexToMathML.Convert(latex, display: true)).Message);

    [Fact]
    public void Text_in_formulas_is_escaped()
    {
        var formula = LatexToMathML.Convert(@"a < b \text{ & <b>}", display: false).MathML;

        Assert.DoesNotContain("<b>", formula);
        Assert.Equal("a < b \\text{ & <b>}", XElement.Parse(formula).Descendants("annotation").Single().Value);
    }
}
