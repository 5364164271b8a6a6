// Formulas: found on the page, turned into TeX, and told from prices.
#include "block/assembled.hpp"
#include "block/mathml.hpp"
#include "processor_time.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

Article whole(std::string_view html) { return assembled(html, {.base_url = "https://a.example/"}); }

/// The blocks' words with inline formulas in `<…>`, displayed ones in `<<…>>`, formula blocks in `{…}`.
std::string formulas(std::string_view html) {
  const Article article = whole(html);
  std::string out;
  for (const Block& block : article.blocks) {
    std::string words(article.words(block));
    // NOLINTNEXTLINE(modernize-loop-convert): clang 14 does not compile the view of libstdc++ 12
    for (auto mark = article.marks.rbegin(); mark != article.marks.rend(); ++mark) {
      if (mark->kind != MarkKind::formula || mark->text.begin < block.text.begin ||
          mark->text.end > block.text.end)
        continue;
      words.insert(mark->text.end - block.text.begin, mark->item != 0 ? ">>" : ">");
      words.insert(mark->text.begin - block.text.begin, mark->item != 0 ? "<<" : "<");
    }
    out += block.kind == BlockKind::formula ? "{" + words + "}" : "[" + words + "]";
  }
  return out;
}

TEST(Formula, KatexIsReadOnce) {
  EXPECT_EQ(formulas("<p>of <span class=katex><span class=katex-mathml><math><semantics><mi>L</mi>"
                     "<annotation encoding='application/x-tex'>L_0</annotation></semantics></math></span>"
                     "<span class=katex-html aria-hidden=true><span>L</span></span></span>, as</p>"),
            "[of <L_0>, as]");
}

/// A list of KaTeX: what stands over each other, the lowest first.
std::string vlist(const std::vector<std::string>& parts, std::string_view more = "") {
  std::string out = "<span class='vlist-t " + std::string(more) + "'><span class=vlist-r><span class=vlist>";
  for (const std::string& part : parts) out += "<span><span class=pstrut></span>" + part + "</span>";
  return out + "</span><span class=vlist-s>&#8203;</span></span></span>";
}

TEST(Formula, WhatKatexDrewIsReadWhereItsSourceIsGone) {
  const auto drawn = [](const std::string& html) {
    return formulas("<p>of <span class=katex><span class=katex-html aria-hidden=true><span class=base>" +
                    html + "</span></span></span>, as</p>");
  };
  const std::string x = "<span class='mord mathnormal'>x</span>";
  EXPECT_EQ(drawn("<span class=strut></span>" + x + "<span class=mrel>≤</span>" + x), "[of <x\\leq x>, as]");
  EXPECT_EQ(drawn(x + "<span class=msupsub>" + vlist({"i", "2"}, "vlist-t2") + "</span>"),
            "[of <x_{i}^{2}>, as]");
  EXPECT_EQ(drawn(x + "<span class=msupsub>" + vlist({"i"}, "vlist-t2") + "</span>"), "[of <x_{i}>, as]");
  EXPECT_EQ(drawn(x + "<span class=msupsub>" + vlist({"′"}) + "</span>"), "[of <x'>, as]");
  EXPECT_EQ(drawn("<span class=mfrac>" + vlist({x, "<span class=frac-line></span>", "1"}) + "</span>"),
            "[of <\\frac{1}{x}>, as]");
  EXPECT_EQ(
      drawn("<span class='mord sqrt'><span class=root>" + vlist({"3"}) + "</span>" + vlist({x}) + "</span>"),
      "[of <\\sqrt[3]{x}>, as]");
  EXPECT_EQ(
      drawn("<span class='mop op-limits'>" + vlist({"n=1", "<span class=mop>∑</span>", "N"}) + "</span>" + x),
      "[of <\\sum_{n=1}^{N}x>, as]");
  EXPECT_EQ(drawn("<span class=mop>sin</span>" + x), "[of <\\sin x>, as]");
  EXPECT_EQ(drawn("<span class='mord accent'>" + vlist({x, "<span class=accent-body>^</span>"}) + "</span>"),
            "[of <\\hat{x}>, as]");
  EXPECT_EQ(
      drawn("<span class='mord overline'>" + vlist({x, "<span class=overline-line></span>"}) + "</span>"),
      "[of <\\overline{x}>, as]");
  EXPECT_EQ(drawn("<span class=mtable><span class=col-align-c>" + vlist({"a", "c"}) +
                  "</span><span class=col-align-c>" + vlist({"b", "d"}) + "</span></span>"),
            "[of <\\begin{matrix}a & b \\\\ c & d\\end{matrix}>, as]");
  EXPECT_EQ(drawn("<span class='mord text'>if it</span><span class='mord mathbb'>R</span>"),
            "[of <\\text{if it}\\mathbb{R}>, as]");
}

TEST(Formula, AttributesWithTexNeedNoRenderer) {
  EXPECT_EQ(formulas("<p>of <span class=x-math data-tex='a^2'>a2</span>, as</p>"), "[of <a^2>, as]");
  EXPECT_EQ(formulas("<p>of <span class=math data-latex='a^2'></span>, as</p>"), "[of <a^2>, as]");
  EXPECT_EQ(formulas("<p>of <span class=chip data-tex='a^2'>a2</span>, as</p>"), "[of a2, as]");
}

TEST(Formula, ElementsNamedForMathHoldTex) {
  EXPECT_EQ(formulas("<p>of <d-math>h = a</d-math>, and</p><d-math block>h = b</d-math><p>so.</p>"),
            "[of <h = a>, and]{h = b}[so.]");
}

TEST(Formula, CodeThatSaysHowItIsSetHoldsTex) {
  EXPECT_EQ(
      formulas(
          "<p>Let <code class='code math' data-math-style=inline>h = a</code> and</p><pre class='code math' "
          "data-math-style=display><code>\\phi = b</code></pre><p>so, in <code class=math>c</code>.</p>"),
      "[Let <h = a> and]{\\phi = b}[so, in c.]");
}

TEST(Formula, ExpressionsInJsonAreRead) {
  EXPECT_EQ(formulas("<p>a</p><div class=latex-rendered data-attrs='{\"persistentExpression\":\"h = "
                     "a\\\\cos(x)\",\"id\":\"X\"}'></div><p>b</p>"),
            "[a]{h = a\\cos(x)}[b]");
}

TEST(Formula, LabelsOfWhatMathjaxDrewAreRead) {
  EXPECT_EQ(
      formulas("<p>Let <span class=math-tex><span class=mjpage><span class=mjx-chtml><span class=mjx-math "
               "aria-label='h = a_1'><span class=mjx-mrow aria-hidden=true><span class=mjx-mi>h</span>"
               "</span></span></span></span></span> be.</p>"),
      "[Let <h = a_1> be.]");
}

TEST(Formula, StandsAtTheEndsOfItsBlock) {
  EXPECT_EQ(formulas("<p><math alttext='a'></math> is <math alttext='b'></math></p>"), "[<a> is <b>]");
  EXPECT_EQ(formulas("<p>x</p><p><math alttext='a' display=block></math></p><p>y</p>"), "[x]{a}[y]");
}

TEST(Formula, ScriptsOfMathJaxAreRead) {
  EXPECT_EQ(formulas("<p>let <script type='math/tex'>a<b</script> be</p>"), "[let <a<b> be]");
  EXPECT_EQ(formulas("<p>let <span class=MathJax_Preview>a</span><span class=MathJax><nobr>a</nobr></span>"
                     "<script type='math/tex'>a_1</script> be</p>"),
            "[let <a_1> be]");
  EXPECT_EQ(formulas("<p>x</p><div class=MathJax_Display><span class=MathJax>E=mc2</span></div>"
                     "<script type='math/tex; mode=display'>E=mc^2</script><p>y</p>"),
            "[x]{E=mc^2}[y]");
}

TEST(Formula, AssistiveMathmlIsRead) {
  EXPECT_EQ(
      formulas("<p>the <mjx-container class=MathJax><mjx-math aria-hidden=true></mjx-math><mjx-assistive-mml>"
               "<math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container> of</p>"),
      "[the <x^{2}> of]");
}

TEST(Formula, WhatMathjaxDrewIsReadWhereItsSourceIsGone) {
  EXPECT_EQ(
      formulas(
          "<script src=/mathjax.js></script><p>the <mjx-container class=MathJax jax=CHTML><mjx-math "
          "class=MJX-TEX><mjx-msup><mjx-mi class=mjx-i><mjx-c class='mjx-c1D465 TEX-I'></mjx-c></mjx-mi>"
          "<mjx-script><mjx-mn class=mjx-n><mjx-c class=mjx-c32></mjx-c></mjx-mn></mjx-script></mjx-msup>"
          "</mjx-math></mjx-container> of</p>"),
      "[the <x^{2}> of]");
  EXPECT_EQ(formulas("<script src=/katex.js></script><p>of <span class='math inline'>x_1</span> is</p>"),
            "[of <x_1> is]");
  EXPECT_EQ(formulas("<script src=/katex.js></script><p>of <span class=tex data-tex='x_1'>x1</span> is</p>"),
            "[of <x_1> is]");
  EXPECT_EQ(formulas("<p>of <span class='math inline'>x_1</span> is</p>"), "[of x_1 is]");
}

TEST(Formula, WhatMathjaxDrewIsReadWithoutItsScript) {
  EXPECT_EQ(
      formulas("<p>the <mjx-container class=MathJax jax=SVG><svg viewBox='0 0 1 1'><g data-mml-node=math>"
               "<g data-mml-node=mi><path data-c=1D465 d='M1'></path></g></g></svg></mjx-container> of</p>"),
      "[the <x> of]");
  EXPECT_EQ(
      formulas("<p>the <mjx-container class=MathJax jax=SVG><svg><g data-mml-node=math data-latex=\"a_1\">"
               "<g data-mml-node=mi><path data-c=1D44E></path></g></g></svg></mjx-container> of</p>"),
      "[the <a_1> of]");
  EXPECT_EQ(
      formulas(
          "<script src=/mathjax.js></script><p>the <span class=MathJax data-mathml='&lt;math&gt;&lt;mi&gt;"
          "x&lt;/mi&gt;&lt;/math&gt;'><nobr>x</nobr></span> of</p>"),
      "[the <x> of]");
}

TEST(Formula, PlainTextOfFormulaClassesIsTex) {
  constexpr std::string_view renderer = "<script src=/katex.js></script>";
  EXPECT_EQ(formulas(std::string(renderer) +
                     "<p>of <span class=math>x_1</span> is</p><div class=math>E=1</div><p>y"),
            "[of <x_1> is]{E=1}[y]");
  EXPECT_EQ(
      formulas(std::string(renderer) + "<p>of <span class=wp-katex-eq data-display=false>x_1</span> is</p>"),
      "[of <x_1> is]");
}

TEST(Formula, NumberBesideADisplayedOneIsPartOfIt) {
  EXPECT_EQ(
      formulas(
          "<div class=math><span class=eqno>(1)<a class=headerlink href='#e'>¶</a></span>\\[a^2\\]</div>"),
      "{\\[a^2 \\tag{1}\\]}");
  EXPECT_EQ(formulas("<p>\\[a^2\\] (2.3)</p>"), "{\\[a^2 \\tag{2.3}\\]}");
  EXPECT_EQ(formulas("<p>(1) \\[a^2\\] is</p>"), "[(1) <<\\[a^2\\]>> is]");
}

TEST(Formula, AlonePartsNoItemFromItsList) {
  const Article article =
      whole("<ul><li>one<li><math alttext=a></math><li><math alttext=b display=block></math></ul>");
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[1].kind, BlockKind::list_item);
  EXPECT_EQ(article.blocks[2].kind, BlockKind::formula);
}

TEST(Formula, StylesOfTexAreNotPartOfIt) {
  EXPECT_EQ(formulas("<p>is <math alttext='\\displaystyle=b'></math> here</p>"), "[is <=b> here]");
  EXPECT_EQ(formulas("<p>is <math alttext='\\displaystylex'></math> here</p>"),
            "[is <\\displaystylex> here]");
}

TEST(Formula, PicturesSayWhatTheyShow) {
  EXPECT_EQ(formulas("<p>is <img src='https://a.example/svg.latex?x%5E2&plus;1'> here</p>"),
            "[is <x^2+1> here]");
  EXPECT_EQ(formulas("<p>is <img src='/equation?tex=x%5E2+a&amp;s=1'> here</p>"), "[is <x^2 a> here]");
  EXPECT_EQ(formulas("<p>is <img src=a.png alt='$x^2$'> here</p>"), "[is <x^2> here]");
  EXPECT_EQ(
      formulas(
          "<p>is <img class=Wirisformula src=a.png alt='x' data-mathml='«math»«mi»x«/mi»«/math»'> here</p>"),
      "[is <x> here]");
  EXPECT_EQ(formulas("<p>is <img src='/texture.png?a=1' alt='$5'> here</p>"), "[is here][]");
}

TEST(Formula, PicturesOfWikisAndBlogsAreRead) {
  EXPECT_EQ(
      formulas(
          "<p>is <span class=mwe-math-element><span style='display:none'><math alttext='{\\displaystyle "
          "c^2}'>"
          "</math></span><img class=mwe-math-fallback-image-inline alt='{\\displaystyle c^2}'></span>.</p>"),
      "[is <c^2>.]");
  EXPECT_EQ(formulas("<p>is <img class=latex alt='x_1'> here</p>"), "[is <x_1> here]");
}

TEST(Formula, RawOnesAreMarkedAndPricesAreNot) {
  EXPECT_EQ(formulas("<p>such as $x_{1}^{2}$ and \\(a\\), $$b^2$$ too</p>"),
            "[such as <$x_{1}^{2}$> and <\\(a\\)>, <<$$b^2$$>> too]");
  EXPECT_EQ(formulas("<p>$$h_{i}^{t+1}$$</p>"), "{$$h_{i}^{t+1}$$}");
  EXPECT_EQ(formulas("<p>It costs $5 and $6, or US$7_$ and $a day$.</p>"),
            "[It costs $5 and $6, or US$7_$ and $a day$.]");
  EXPECT_EQ(formulas("<p>law $$F = ma$$ or $$ to $$</p>"), "[law <<$$F = ma$$>> or $$ to $$]");
  EXPECT_EQ(formulas("<p>use <code>$a_1$</code> there</p>"), "[use $a_1$ there]");
  EXPECT_EQ(formulas("<p>let $n$ be</p>"), "[let $n$ be]");
  EXPECT_EQ(formulas("<script src=/mathjax.js></script><p>let $n$ be</p>"), "[let <$n$> be]");
  EXPECT_EQ(formulas("<p>of [latex]n[/latex], $latex n$ and [n]</p>"),
            "[of <[latex]n[/latex]>, <$latex n$> and [n]]");
}

TEST(Formula, MathmlBecomesTex) {
  const auto expect = [](std::string_view mathml, std::string_view tex) {
    EXPECT_EQ(mathml_to_tex(mathml), tex) << mathml;
  };
  expect("<mi>T</mi><mo>=</mo><mn>2</mn><mi>&pi;</mi><msqrt><mfrac><mi>L</mi><mi>g</mi></mfrac></msqrt>",
         R"(T=2\pi\sqrt{\frac{L}{g}})");
  expect("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x_{1}^{2}");
  expect("<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[3]{x}");
  expect(
      "<munderover><mo>&#x2211;</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</"
      "mi>",
      "\\sum_{i=1}^{n}i");
  expect("<mover><mi>v</mi><mo>&#x2192;</mo></mover>", "\\vec{v}");
  expect("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "\\left(a,b\\right)");
  expect(
      "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</"
      "mn></mtd>"
      "</mtr></mtable>",
      R"(\begin{matrix}1 & 0 \\ 0 & 1\end{matrix})");
  expect("<mi>sin</mi><mi>&alpha;</mi><mi>x</mi>", "\\sin\\alpha x");
  expect("<mi>a</mi><mo>&#x2062;</mo><mtext>if </mtext>", "a\\text{if}");
  expect("<msup><mi>x</mi><mo>&#x2032;</mo></msup>", "x'");
  expect(
      "<mjx-mfrac><mjx-frac><mjx-num><mjx-nstrut></mjx-nstrut><mjx-mi><mjx-c class=mjx-c61></mjx-c></mjx-mi>"
      "</mjx-num><mjx-dbox><mjx-dtable><mjx-line></mjx-line><mjx-row><mjx-den><mjx-mi><mjx-c "
      "class=mjx-c62></mjx-c></mjx-mi></mjx-den></mjx-row></mjx-dtable></mjx-dbox></mjx-frac></mjx-mfrac>",
      "\\frac{a}{b}");
  expect(
      "<mjx-munder><mjx-row><mjx-base><mjx-mo><mjx-c class=mjx-c2211></mjx-c></mjx-mo></mjx-base></mjx-row>"
      "<mjx-row><mjx-under><mjx-mi><mjx-c class=mjx-c69></mjx-c></mjx-mi></mjx-under></mjx-row></mjx-munder>",
      "\\sum_{i}");
  expect(
      "<mjx-mover><mjx-over><mjx-mo><mjx-c class=mjx-c2192></mjx-c></mjx-mo></mjx-over><mjx-base><mjx-mi>"
      "<mjx-c class=mjx-c76></mjx-c></mjx-mi></mjx-base></mjx-mover>",
      "\\overset{\\to}{v}");
  expect(
      "<mjx-msubsup><mjx-mi><mjx-c class=mjx-c78></mjx-c></mjx-mi><mjx-script><mjx-mn><mjx-c class=mjx-c32>"
      "</mjx-c></mjx-mn><mjx-spacer></mjx-spacer><mjx-mn><mjx-c class=mjx-c31></mjx-c></mjx-mn></mjx-script>"
      "</mjx-msubsup>",
      "x_{1}^{2}");
  expect(
      "<mjx-mroot><mjx-root><mjx-mn><mjx-c class=mjx-c33></mjx-c></mjx-mn></mjx-root><mjx-sqrt><mjx-surd>"
      "</mjx-surd><mjx-box><mjx-mi><mjx-c class=mjx-c78></mjx-c></mjx-mi></mjx-box></mjx-sqrt></mjx-mroot>",
      "\\sqrt[3]{x}");
  // Alphabets, words with their spaces, scripts before the base, binomials.
  expect("<mi mathvariant=double-struck>R</mi><mi mathvariant=bold>v</mi><mi mathvariant=normal>d</mi>",
         R"(\mathbb{R}\mathbf{v}\mathrm{d})");
  expect("<mi>&#x211D;</mi><mi>&#x1D6FC;</mi><mi>&#x1D400;</mi><mn>&#x1D7D0;</mn>",
         R"(\mathbb{R}\alpha\mathbf{A}2)");
  expect("<msup><mi>&#x211D;</mi><mi>n</mi></msup>", "\\mathbb{R}^{n}");
  expect("<mi>x</mi><mtext>&nbsp;if&nbsp;</mtext><mi>y</mi>", "x\\text{ if }y");
  expect("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "{}_{6}^{14}C");
  expect("<mmultiscripts><mi>R</mi><mi>i</mi><none/><none/><mi>j</mi></mmultiscripts>", "R_{i}^{j}");
  expect("<mrow><mo>(</mo><mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>",
         "\\binom{n}{k}");
  expect("<menclose notation=box><mi>x</mi></menclose>", "\\boxed{x}");
  expect("<mi>a</mi><mspace width='1em'/><mi>b</mi>", "a\\quad b");
  expect("<mi>x</mi><mo>&#x223C;</mo><mi>y</mi>", "x\\sim y");
  // As MathJax draws it.
  expect(
      "<svg><g data-mml-node=math><g data-mml-node=msubsup><g data-mml-node=mi><path data-c=1D465></path></g>"
      "<g data-mml-node=mn><use xlink:href='#MJX-2-TEX-N-32'></use></g><g data-mml-node=mi><path "
      "data-c=1D456>"
      "</path></g></g><g data-mml-node=mo><path data-c=2B /></g><g data-mml-node=msqrt><g><g "
      "data-mml-node=mi>"
      "<path data-c=1D44E></path></g></g><g data-mml-node=mo><path "
      "data-c=221A></path></g><rect/></g></g></svg>",
      "x_{i}^{2}+\\sqrt{a}");
  expect("<msup><mi>a", "a");
  expect("", "");
}

TEST(Formula, HostilePagesTakeLinearTime) {
  const auto repeated = [](std::string_view part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  constexpr std::size_t megabyte = 1'000'000;
  for (const std::string& html :
       {"<p>" + repeated("$", megabyte), "<p>" + repeated("$a ", megabyte), "<p>" + repeated("\\(", megabyte),
        "<p>" + repeated("$x_1$ ", megabyte), repeated("<math>", megabyte),
        repeated("<math><mi>a</mi></math> b ", megabyte),
        "<p>" + repeated("<script type='math/tex'>a</script>", megabyte),
        repeated("<span class=math><math></math>", megabyte),
        repeated("<span class=MathJax>a</span>", megabyte),
        "<script src=mathjax.js></script>" +
            repeated("<p><mjx-container class=MathJax><mjx-mi><mjx-c class=mjx-c61></mjx-c>", megabyte),
        repeated("<p>[latex]", megabyte), "<p>" + repeated("[latex]$", megabyte)}) {
    EXPECT_LT(seconds_of([&] { whole(html); }), 30) << html.substr(0, 60);
  }
}

}  // namespace
}  // namespace pith::block
