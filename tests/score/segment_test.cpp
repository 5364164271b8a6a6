#include "score/segment.hpp"

#include "data/word_masks.hpp"
#include "dom/parse.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

struct Page {
  dom::Parser parser;
  std::vector<Element> elements;
  Segmentation segmentation;
  const dom::Document* document = nullptr;

  explicit Page(std::string_view html) {
    document = *parser.parse(html, Limits{});
    survey(*document, elements);
    segment(*document, elements, segmentation);
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const TextBlock& b : segmentation.blocks) out.emplace_back(segmentation.text_of(b));
    return out;
  }
};

using Texts = std::vector<std::string>;

TEST(Segment, BlockLevelElementsEndBlocks) {
  EXPECT_EQ(Page("<div>a<p>b</p>c<ul><li>d<li>e</ul></div>").texts(), (Texts{"a", "b", "c", "d", "e"}));
}

TEST(Segment, ElementsOfAPagesOwnKindAreParagraphsWhereTheyStandAlone) {
  const std::string one = "The lock was built in 1871, and it leaked at once.";
  const std::string two = "It was mended in the year that followed, and leaked on.";
  EXPECT_EQ(Page("<x-body><x-text>" + one + "</x-text><x-text>" + two + "</x-text></x-body>").texts(),
            (Texts{one, two}));
  EXPECT_EQ(Page("<p>Old: <x-mark>" + one + "</x-mark> So they say.").texts(),
            (Texts{"Old: " + one + " So they say."}));
  EXPECT_EQ(Page("<p><x-mark>" + one + "</x-mark> So they say.").texts(), (Texts{one + " So they say."}));
  EXPECT_EQ(Page("<p><x-mark>One</x-mark> <x-mark>two</x-mark>").texts(), (Texts{"One two"}));
}

TEST(Segment, SpansThatTheirStyleSetsAsBlocksAreParagraphs) {
  const std::string one = "The lock was built in 1871, and it leaked at once.";
  const std::string two = "It was mended in the year that followed, and leaked on.";
  const std::string spans = "<span style='display:block'>" + one +
                            "</span><span style='color: red; display : block'>" + two + "</span>";
  EXPECT_EQ(Page("<div>" + spans + "</div>").texts(), (Texts{one, two}));
  EXPECT_EQ(Page("<h2>" + spans + "</h2>").texts(), (Texts{one + two}));
  EXPECT_EQ(Page("<p><span style='display:block'>One</span><span style='display:block'>two</span>").texts(),
            (Texts{"Onetwo"}));
}

TEST(Segment, CardsThatOpenOverASentenceGo) {
  EXPECT_EQ(
      Page(R"(<p>One <span>word<span class="x_tooltip__1">A word is a sign.<br>More</span></span> more)")
          .texts(),
      Texts{"One word more"});
  EXPECT_EQ(Page(R"(<p>One word<span class="tooltip-text">A word is a sign.</span> more)").texts(),
            Texts{"One word more"});
  EXPECT_EQ(Page(R"(<p>One word<span role="tooltip">A word is a sign.</span> more)").texts(),
            Texts{"One word more"});
  // What opens the card is text.
  EXPECT_EQ(Page(R"(<p>One <span class="tooltip">word of three letters</span> more)").texts(),
            Texts{"One word of three letters more"});
  EXPECT_EQ(Page(R"(<p>One <b><i>great</i> <span class="has-tooltip">word</span></b> more)").texts(),
            Texts{"One great word more"});
}

TEST(Segment, MarksWithoutALetterOnTheirLineGo) {
  EXPECT_EQ(Page("<p><b> </b>&#x301;a &#x301;b<br> &#x301;c<div>&#x338;d</div><p>&#x301;").texts(),
            (Texts{"a \u0301b\nc", "d"}));
}

TEST(Segment, InlineElementsNeitherGlueNorSplitWords) {
  EXPECT_EQ(Page("<p>un<b>believ</b>able <i>words</i> <a href=x>here</a></p>").texts(),
            (Texts{"unbelievable words here"}));
}

TEST(Segment, WordsThatStyleSheetsSetApartAreNotGlued) {
  EXPECT_EQ(Page("<div><span>Ann Lee</span><time>March 20, 2025</time><span>3 min read</span></div>").texts(),
            (Texts{"Ann Lee March 20, 2025 3 min read"}));
  EXPECT_EQ(Page("<div><span class=a>Ann Lee</span><span class=b>Editor</span></div>").texts(),
            (Texts{"Ann Lee Editor"}));
}

TEST(Segment, RunsThatCutAWordAreNotSetApart) {
  EXPECT_EQ(Page("<p><span class=cap>O</span><span class=x>nce</span> upon <span>a t</span><span>ime</span>")
                .texts(),
            (Texts{"Once upon a time"}));
}

TEST(Segment, MarksToJumpByAreLeftOut) {
  EXPECT_EQ(
      Page("<p>Rainy nights were left out. <a href='#f1'>&#8617;&#xfe0e;</a><p>b<a href='#b'>¶</a>").texts(),
      (Texts{"Rainy nights were left out.", "b"}));
}

TEST(Segment, OneBreakIsALineTwoAreABoundary) {
  EXPECT_EQ(Page("<div>a<br>b<br><br>c<br> <br>d</div>").texts(), (Texts{"a\nb", "c", "d"}));
}

TEST(Segment, FoldsWhiteSpaceOfEveryKind) {
  EXPECT_EQ(Page("<p> a\n\t b&nbsp;&nbsp;c </p>").texts(), (Texts{"a b c"}));
}

TEST(Segment, LeavesOutWhatIsNeverText) {
  EXPECT_EQ(Page("<p>a</p><select><option>b</select><template><p>c</p></template><svg><text>d</text></svg>"
                 "<textarea>e</textarea><iframe>f</iframe><p>g</p>")
                .texts(),
            (Texts{"a", "g"}));
}

TEST(Segment, KeepsNoscript) { EXPECT_EQ(Page("<noscript><p>a</p></noscript>").texts(), (Texts{"a"})); }

TEST(Segment, LeavesOutHiddenLinesButKeepsHiddenContainers) {
  EXPECT_EQ(Page("<p>a</p><p style='display: none'>b</p><p hidden>c</p><p>d<span "
                 "style='visibility:hidden'>e</span></p>"
                 "<div style='display:none'><p>f</p></div>")
                .texts(),
            (Texts{"a", "d", "f"}));
}

TEST(Segment, CountsWordsAndLinkWords) {
  const Page page("<p>One two <a href=x>three four</a> <a name=y>five</a> <strong>six</strong></p>");
  ASSERT_EQ(page.segmentation.blocks.size(), 1U);
  const TextBlock& block = page.segmentation.blocks[0];
  EXPECT_EQ(block.words, 6U);
  EXPECT_EQ(block.link_words, 2U);
  EXPECT_EQ(block.links, 1U);
  EXPECT_EQ(block.strong_words, 1U);
}

TEST(Segment, CountsTwoCharactersAWordInScriptsWithoutSpaces) {
  const Page page("<p>港口的钟在下雨的星期二停了</p>");
  ASSERT_EQ(page.segmentation.blocks.size(), 1U);
  EXPECT_GE(page.segmentation.blocks[0].words, 6U);
}

TEST(Survey, ReadsGroupsFromClassIdAndRole) {
  const Page page("<div class='post-relatedPosts x' id=CommentList><nav role=navigation>a</nav></div>");
  const Element& div = page.elements[page.document->body() + 1];
  EXPECT_NE(div.groups & data::bit(data::ClassGroup::related), 0U);
  EXPECT_NE(div.groups & data::bit(data::ClassGroup::comment), 0U);
  EXPECT_EQ(div.groups & data::bit(data::ClassGroup::footer), 0U);
}

TEST(Survey, SiblingsOfOneLayoutShareTheirPath) {
  const Page page("<div class='card c1'>a</div><div class='card c2'>b</div><div class=other>c</div>");
  const auto& blocks = page.segmentation.blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(page.elements[blocks[0].container].path, page.elements[blocks[1].container].path);
  EXPECT_NE(page.elements[blocks[0].container].path, page.elements[blocks[2].container].path);
}

}  // namespace
}  // namespace pith::score
