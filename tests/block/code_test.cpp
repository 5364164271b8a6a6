// Blocks of code: lines, numbers, languages.
#include "block/assembled.hpp"
#include "block/code_lines.hpp"
#include "processor_time.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

Article whole(std::string_view html) { return assembled(html, {.base_url = "https://a.example/"}); }

/// Blocks of code as `LANGUAGE[TEXT]`, others as `[TEXT]`.
std::string code(std::string_view html) {
  const Article article = whole(html);
  std::string out;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::code) out.append("code ").append(article.language(block));
    out.append("[").append(article.words(block)).append("]");
  }
  return out;
}

TEST(Code, KeepsTabsAndIndentation) {
  EXPECT_EQ(code("<pre><code>a {\n\tb;\n    c;\n}\n</code></pre>"), "code [a {\n\tb;\n    c;\n}]");
  EXPECT_EQ(code("<pre>\n\n    a\n  b\n\n</pre>"), "code [    a\n  b]");
}

TEST(Code, ElementsAroundALineAreALineEach) {
  EXPECT_EQ(code("<pre><div>a</div><div>  b</div><div>c</div></pre>"), "code [a\n  b\nc]");
  EXPECT_EQ(code("<pre><div>a</div>\n<div>b</div>\n</pre>"), "code [a\nb]");
  EXPECT_EQ(code("<pre><code><span class=line>a</span><span class=line></span><span class=line>  "
                 "b</span></code></pre>"),
            "code [a\n\n  b]");
  EXPECT_EQ(code("<pre><code><span class=line>a</span>\n<span class=line></span>\n<span class=line>  "
                 "b</span></code></pre>"),
            "code [a\n\n  b]");
  EXPECT_EQ(code("<pre><span data-line>a</span><span data-line>b</span></pre>"), "code [a\nb]");
  EXPECT_EQ(code("<pre><span class=token-line>a<br></span><span class=token-line>b<br></span></pre>"),
            "code [a\nb]");
  EXPECT_EQ(code("<pre><code>a</code><code>  b</code><code>c</code></pre>"), "code [a\n  b\nc]");
  EXPECT_EQ(code("<pre><ol><li>a</li><li>  b</li></ol></pre>"), "code [a\n  b]");
  EXPECT_EQ(code("<pre><span style='display:block'>a</span><span style='display:block'>  b</span></pre>"),
            "code [a\n  b]");
  EXPECT_EQ(code("<div style='font-family:Menlo, monospace;white-space: pre;'><div><span>a</span></div>"
                 "<div><span class=k>  b</span></div></div>"),
            "code [a\n  b]");
  // Not every run of elements is.
  EXPECT_EQ(code("<pre><span class=k>int</span> <span class=k>a</span></pre>"), "code [int a]");
  EXPECT_EQ(code("<pre>see <code>a</code> and <code>b</code></pre>"), "code [see a and b]");
}

TEST(Code, NumbersOfSectionsAreNotThoseOfLines) {
  EXPECT_EQ(code("<pre><span><a href='#s-1'>1</a>.  Terms</span>\n\n   see [<a href='#r-1'>1</a>].</pre>"),
            "code [1.  Terms\n\n   see [1].]");
  EXPECT_EQ(code("<pre><a href='#L1'>1</a>int a;\n<a href='#L2'>2</a>int b;</pre>"), "code [int a;\nint b;]");
}

TEST(Code, AttributesOfHighlightersNameTheLanguage) {
  EXPECT_EQ(code("<pre data-syntaxhighlighter-params='brush: py; gutter: false'>a</pre>"), "code py[a]");
  EXPECT_EQ(code("<div data-syntax=swift><pre><code>a</code></pre></div>"), "code swift[a]");
}

TEST(Code, LinesInAFragmentAreABlock) {
  EXPECT_EQ(
      code("<div class=fragment><div class=line><a id=l1></a><span class=lineno>    1</span>a {</div><div "
           "class=line><a id=l2></a><span class=lineno>    2</span>}</div></div>"),
      "code [a {\n}]");
  EXPECT_EQ(code("<div class=poem><div class=line>a</div><div class=line>b</div></div>"), "[a][b]");
}

TEST(Code, ACellOfWordsWithCodeInThemIsNone) {
  EXPECT_EQ(
      code("<table><tr><td class=ind></td><td class=votes></td><td>Try this:<pre><code>a b\nc</code></pre>"
           "</td></tr></table>"),
      "[Try this:]code [a b\nc]");
}

TEST(Code, LabelsOfTabsNameTheLanguageOfTheirCode) {
  const std::string row =
      "<div role=tablist><button role=tab>Python</button><button role=tab>Go</button></div>";
  EXPECT_EQ(code("<p>Try it:</p><div>" + row + "<pre>a = 1</pre><pre>a := 1</pre></div><pre>b</pre>"),
            "[Try it:]code python[a = 1]code go[a := 1]code [b]");
  EXPECT_EQ(code("<div class=tabs><label>npm</label><label>Yarn</label></div><div class=lang>sh</div>"
                 "<pre class=language-sh>x</pre>"),
            "code sh[x]");
  EXPECT_EQ(code("<div class=set><label class=tab-label>Shell</label><div class=tab-content><p>Do it:</p>"
                 "<pre>x</pre></div></div>"),
            "[Shell][Do it:]code [x]");
  // Without code behind them they may be all that tells one panel from another.
  EXPECT_EQ(code("<div role=tablist><b role=tab>Monday</b></div><p>The gate is open on that day.</p>"),
            "[Monday][The gate is open on that day.]");
}

TEST(Code, ColoursOfASessionAreNoneOfItsWords) {
  EXPECT_EQ(code("<pre>$ &lt;font color=\"#4E9A06\"&gt;run&lt;/font&gt; &lt;u style=\"x\"&gt;a.py&lt;/u&gt;\n"
                 "&lt;b&gt;[&lt;/b&gt;&amp;apos;a&amp;apos; &lt;path&gt; 1 &lt; 2</pre>"),
            "code [$ run a.py\n['a' <path> 1 < 2]");
  EXPECT_EQ(code("<pre>&lt;font color=\"#4E9A06\"&gt;run&lt;/font&gt;</pre>"),
            "code [<font color=\"#4E9A06\">run</font>]");
}

TEST(Code, LinesOfEditorsAreCode) {
  EXPECT_EQ(
      code("<div class=cm-editor><div class=cm-gutters><div>1</div><div>2</div></div><div class=cm-content "
           "data-language=rust><div class=cm-line>fn <b>a</b>() {</div><div class='cm-line'>  1</div><div "
           "class=cm-line>}</div></div></div>"),
      "code rust[fn a() {\n  1\n}]");
  EXPECT_EQ(
      code("<div class='monaco-editor vs'><div class=margin><div>1</div></div><div class=view-lines><div "
           "class=view-line><span>a:</span></div><div class=view-line><span>&nbsp;&nbsp;b</span></div></div>"
           "</div>"),
      "code [a:\n  b]");
  EXPECT_EQ(
      code("<div class='enlighter-code'><div class=enlighter><div><div>a;</div></div><div><div>b;</div></div>"
           "</div><pre class=enlighter-raw>a;\n  b;</pre></div>"),
      "code [a;\n  b;]");
  EXPECT_EQ(code("<p>a</p><div class=cm-line>b</div>"), "[a][b]");
}

TEST(Code, PromptsOfNotebooksGo) {
  EXPECT_EQ(code("<p>x</p><div class=prompt>In&nbsp;[12]:</div><pre>a</pre><div>Out[12]:</div><pre>b</pre>"),
            "[x]code [a]code [b]");
  EXPECT_EQ(code("<div><div class=prompt><pre>[3]:</pre></div><div "
                 "class=highlight-ipython3><pre>a</pre></div></div>"),
            "code python[a]");
  EXPECT_EQ(code("<p>In [1]:</p><p>a</p>"), "[In [1]:][a]");
  EXPECT_EQ(code("<p>In [a]:</p><pre>a</pre>"), "[In [a]:]code [a]");
}

TEST(Code, ElementsOfALineAreNoLines) {
  EXPECT_EQ(
      code("<table><tr><td class=gutter><div class='line number1'>1</div><div class='line "
           "number2'>2</div></td>"
           "<td class=code><div class=container><div class='line number1'><code>class</code> <code>A {</code>"
           "</div><div class='line "
           "number2'><code>&nbsp;&nbsp;</code><code>b;</code></div></div></td></table>"),
      "code [class A {\n  b;]");
}

TEST(Code, SpansWithNamesAreALineEach) {
  EXPECT_EQ(code("<pre><span id=a1 class=x>one<br>two</span><span id=a2 class=x>three</span></pre>"),
            "code [one\ntwo\nthree]");
  EXPECT_EQ(code("<pre class=g><code><span class=g-highlight-code-line>a</span>b</code></pre>"),
            "code [a\nb]");
}

TEST(Code, WhatStandsBesideTheCodeIsNotRead) {
  EXPECT_EQ(code("<pre><div>python</div><div><code class=language-python>a\nb</code></div></pre>"),
            "code python[a\nb]");
  EXPECT_EQ(code("<pre><code class=prism>a\nb</code><ul><li>1<li>2</ul></pre>"), "code [a\nb]");
  EXPECT_EQ(code("<pre><code>1\n2\n</code><code>a\nb</code></pre>"), "code [a\nb]");
  EXPECT_EQ(code("<pre><div>$ <code class=x>a</code></div><div>b</div></pre>"), "code [$ a\nb]");
}

TEST(Code, LinesOfAnEditorAreOneBlock) {
  EXPECT_EQ(code("<div class=CodeMirror-code><div><div class=CodeMirror-linenumber>1</div><pre "
                 "class=CodeMirror-line>a "
                 "{</pre></div><div><div class=CodeMirror-linenumber>2</div><pre class=CodeMirror-line>  "
                 "b</pre></div>"
                 "</div>"),
            "code [a {\n  b]");
}

TEST(Code, LinesInCellsKeepTheirIndentation) {
  EXPECT_EQ(code("<table><tr><td data-line-number=1></td><td class=blob-code>def f():</td></tr><tr><td "
                 "data-line-number=2></td><td class=blob-code>    return 1</td></tr><tr><td "
                 "data-line-number=3></td><td "
                 "class=blob-code>  <span class=k>  pass</span></td></tr></table>"),
            "code [def f():\n    return 1\n    pass]");
  EXPECT_EQ(
      code("<table><tr><td class='nums'>1<br>2</td><td class=x-code><div><div>a</div><div>b</div></div></td>"
           "</tr></table>"),
      "code [a\nb]");
}

TEST(Code, AFewLinesInACellAreNoBlock) {
  EXPECT_EQ(
      code("<table><tr><th>Name<th>Use</tr><tr><td>a<td><pre>b\nc</pre></tr><tr><td>d<td>e</tr></table>"),
      "[Name\tUse][a\tb\nc][d\te]");
}

TEST(Code, NamesOfFilesAreNoCaptions) {
  EXPECT_EQ(
      code("<figure><figcaption><span>src/app.js</span></figcaption><pre><code>a\nb</code></pre></figure>"),
      "code [a\nb]");
  EXPECT_EQ(code("<figure><figcaption><span class=title></span><span class=sr-only>Terminal "
                 "window</span></figcaption>"
                 "<pre><code>a\nb</code></pre></figure>"),
            "code [a\nb]");
  EXPECT_EQ(code("<figure><figcaption>Two lines.</figcaption><pre><code>a\nb</code></pre></figure>"),
            "[Two lines.]code [a\nb]");
}

TEST(Code, TheNameOfItsLanguageIsNoParagraph) {
  EXPECT_EQ(code("<div><span>sh</span><pre class=language-sh>a\nb</pre></div>"), "code sh[a\nb]");
  EXPECT_EQ(code("<div><div>Python</div><pre>a\nb</pre></div>"), "code python[a\nb]");
  EXPECT_EQ(code("<p>Python</p><pre>a\nb</pre>"), "[Python]code [a\nb]");
  EXPECT_EQ(code("<div>Result</div><pre>a\nb</pre>"), "[Result]code [a\nb]");
}

TEST(Code, LineNumbersAreNotRead) {
  EXPECT_EQ(code("<pre><span class=lineno>1 </span>a\n<span class=lineno>2 </span>  b</pre>"),
            "code [a\n  b]");
  EXPECT_EQ(code("<pre><i data-line-number=1>1</i>a\n<i data-line-number=2>2</i>b</pre>"), "code [a\nb]");
  EXPECT_EQ(code("<pre><a href='#l1'>1</a>a = 10\n<a href='#l2'>2</a>b = 20</pre>"), "code [a = 10\nb = 20]");
  EXPECT_EQ(code("<pre>  1 | a\n  2 |   b\n  3 |\n  4 | c</pre>"), "code [a\n  b\n\nc]");
  EXPECT_EQ(
      code("<pre><span style='user-select: none'>1</span>a\n<span style='user-select: none'>2</span>b</pre>"),
      "code [a\nb]");
}

TEST(Code, AnElementWithTheNumberOfEachLineIsNotRead) {
  EXPECT_EQ(code("<pre><div><span>1</span><div>a</div></div><div><span>2</span><div>  b</div></div></pre>"),
            "code [a\n  b]");
  EXPECT_EQ(code("<pre><b>1</b> + <b>2</b>\n<b>2</b> * 3\nx</pre>"), "code [1 + 2\n2 * 3\nx]");
}

TEST(Code, NumbersOfTheCodeStay) {
  EXPECT_EQ(code("<pre>x = <span class=hljs-number>42</span></pre>"), "code [x = 42]");
  EXPECT_EQ(code("<pre><span class=line>1</span>\n<span class=line>2</span></pre>"), "code [1\n2]");
  EXPECT_EQ(code("<pre>1 2 3\n2 4 6\n3 6 9</pre>"), "code [1 2 3\n2 4 6\n3 6 9]");
  EXPECT_EQ(code("<pre>1. make\n2. make test\n3. done</pre>"), "code [1. make\n2. make test\n3. done]");
  EXPECT_EQ(code("<pre>7 a\n8 b\n9 c</pre>"), "code [7 a\n8 b\n9 c]");
}

TEST(Code, AGutterBesideTheCodeIsNoTable) {
  EXPECT_EQ(code("<table><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>a\n  "
                 "b</pre></td></tr></table>"),
            "code [a\n  b]");
  EXPECT_EQ(code("<table><tr><td><div>1</div><div>2</div></td><td><div><div><code>a</code></div>"
                 "<div><code>&nbsp; b</code></div></div></td></tr></table>"),
            "code [a\n  b]");
  EXPECT_EQ(code("<table><tr><td class=ln>1</td><td><code>a</code></td></tr>"
                 "<tr><td class=ln>2</td><td><code>b</code></td></tr></table>"),
            "code [a\nb]");
  EXPECT_EQ(code("<table><tr><td data-line-number=1></td><td class=blob>a</td></tr>"
                 "<tr><td data-line-number=2></td><td class=blob>b</td></tr></table>"),
            "code [a\nb]");
  EXPECT_EQ(code("<pre><code><table><tr><td><pre>1\n2</pre></td><td><pre>a <b>c</b> "
                 "<b>d</b>\nb</pre></td></tr></table>"
                 "</code></pre>"),
            "code [a c d\nb]");
  EXPECT_EQ(code("<div><pre class=numbers>1\n2\n3</pre></div><pre>a\nb\nc</pre>"), "code [a\nb\nc]");
}

TEST(Code, ATableWithCodeInItIsATable) {
  EXPECT_EQ(code("<table><tr><th>No</th><th>Command</th></tr><tr><td>1</td><td><code>a</code></td></tr>"
                 "<tr><td>2</td><td><code>b</code></td></tr></table>"),
            "[No\tCommand][1\ta][2\tb]");
  EXPECT_EQ(code("<pre>1</pre><p>and</p><pre>a</pre>"), "code [1][and]code [a]");
}

TEST(Code, LinesOfCodeOutsideOfPre) {
  EXPECT_EQ(code("<p>x</p><div><div><code>a</code></div><div><code>&nbsp;&nbsp;b</code></div></div><p>y</p>"),
            "[x]code [a\n  b][y]");
  EXPECT_EQ(code("<p><code>a<br>&nbsp;b</code></p>"), "code [a\n b]");
  EXPECT_EQ(code("<p>call <code>a</code></p>"), "[call a]");
  EXPECT_EQ(code("<ul><li><code>a</code></li><li><code>b</code></li></ul>"), "[a][b]");
  EXPECT_EQ(code("<p>say <code>a<br>b</code> now</p>"), "[say a\nb now]");
}

TEST(Code, AStyleMayKeepTheLines) {
  EXPECT_EQ(code("<div><code style='white-space: pre'>\n[a]\n  b = 1\n\n</code></div>"),
            "code [[a]\n  b = 1]");
  EXPECT_EQ(code("<pre><code style='white-space:pre-wrap'>a\n  b</code>\n  c</pre>"), "code [a\n  b\n  c]");
  EXPECT_EQ(
      code("<p>call <code style=white-space:pre>a</code>\nor\n<code style=white-space:nowrap>b\nc</code>"),
      "[call a or b c]");
}

TEST(Code, ButtonsInsideAreNotRead) {
  EXPECT_EQ(code("<pre><button>Copy</button><code>a</code></pre>"), "code [a]");
}

TEST(Code, LanguagesAreFoundWhereverPagesSayThem) {
  for (const char* const html :
       {"<pre><code class='language-python'>a</code></pre>", "<pre class='lang-python'>a</pre>",
        "<pre class='brush: python; gutter: false'>a</pre>", "<pre class='brush:python'>a</pre>",
        "<pre data-lang=python>a</pre>", "<pre data-language=Python>a</pre>", "<pre lang=python>a</pre>",
        "<div class='highlight highlight-source-python'><pre>a</pre></div>",
        "<div class='highlight-python notranslate'><div class=highlight><pre>a</pre></div></div>",
        "<div class=sourceCode><pre class='sourceCode python'><code>a</code></pre></div>",
        "<figure class='highlight python'><pre>a</pre></figure>",
        "<pre><code class='hljs python'>a</code></pre>",
        "<div class='syntaxhighlighter  python'><table><tr><td class=gutter>1<td><code>a</code></table>",
        "<div class='language-python highlighter-rouge'><div class=highlight><pre>a</pre></div></div>",
        "<pre class=python>a</pre>"}) {
    EXPECT_EQ(code(html), "code python[a]") << html;
  }
  for (const char* const html :
       {"<pre class='language-none'>a</pre>", "<pre class='language-plaintext'>a</pre>",
        "<pre class=wide>a</pre>", "<div class='lang-en'><pre>a</pre></div>",
        "<div class='post python'><pre>a</pre></div>", "<pre class='language-a b<c'>a</pre>",
        "<pre lang=en>a</pre>"}) {
    EXPECT_EQ(code(html), "code [a]") << html;
  }
  EXPECT_EQ(code("<pre class=language-c++>a</pre>"), "code c++[a]");
}

TEST(Code, ALabelInItsBoxMayNameTheLanguage) {
  EXPECT_EQ(code("<div><div><span>JavaScript</span></div><pre>a</pre></div>"), "code javascript[a]");
  EXPECT_EQ(code("<div><div>Rust</div><pre class=language-go>a</pre></div>"), "code go[a]");
  EXPECT_EQ(code("<p>Python</p><p>b</p><pre>a</pre>"), "[Python][b]code [a]");
}

TEST(Code, TidyLinesLeavesOtherTextAlone) {
  EXPECT_EQ(tidy_lines(""), "");
  EXPECT_EQ(tidy_lines("\n \n  a\n"), "  a");
  EXPECT_EQ(tidy_lines("1\n2\n3"), "1\n2\n3");
  EXPECT_EQ(tidy_lines("\xC2\xA0 a\xC2\xA0z"), "  a z");
}

TEST(Code, HostilePagesTakeLinearTime) {
  const auto repeated = [](std::string_view part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  constexpr std::size_t megabyte = 1'000'000;
  for (const std::string& html :
       {repeated("<code>", megabyte), repeated("<pre><code class=line>1", megabyte),
        "<pre>" + repeated("<span class=line>1</span>", megabyte), "<pre>" + repeated("1\n", megabyte),
        repeated("<table><tr><td>1<td><pre>", megabyte),
        repeated("<div><div><code>a</code></div></div>", megabyte),
        "<div>" + repeated("<div><code>a</code></div>", megabyte / 2) +
            repeated("<div>b</div><div><code>c</code></div>", megabyte / 2)}) {
    EXPECT_LT(seconds_of([&] { whole(html); }), 3) << html.substr(0, 60);
  }
}

}  // namespace
}  // namespace pith::block
