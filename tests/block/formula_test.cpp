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
