#include "block/assembled.hpp"
#include "processor_time.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

/// The article of a page of which every block is kept, or those that `keep` says.
Article whole(std::string_view html, const std::vector<std::uint8_t>& keep = {}, bool unchosen = true) {
  return assembled(html, {.keeps = only(keep), .unchosen_notes = unchosen});
}

/// Each block in a line, notes behind their number.
std::string lines(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::footnote) out += std::to_string(block.item) + ": ";
    out += std::string(article.words(block)) + "\n";
  }
  return out;
}

TEST(Footnotes, PairsReferencesWithNotesByAnchors) {
  const Article article = whole(
      "<p>Roots<sup id=r1><a href='#fn1'>1</a></sup> grow.<p>End.<ol><li id=fn1>Of reed. <a "
      "href='#r1'>↩</a></ol>");
  EXPECT_EQ(lines(article), "Roots[1] grow.\nEnd.\n1: Of reed.\n");
  ASSERT_EQ(article.marks.size(), 1U);
  EXPECT_EQ(article.marks[0].kind, MarkKind::footnote);
  EXPECT_EQ(article.marks[0].item, 1U);
  EXPECT_EQ(article.text.substr(article.marks[0].text.begin, article.marks[0].text.size()), "[1]");
}

TEST(Footnotes, RaisedNumbersAloneTieNotesToTheText) {
  EXPECT_EQ(
      lines(whole(
          "<p>One<sup>1</sup> two<sup>[2]</sup>, 10<sup>3</sup>.<p><sup>1</sup> The first.<p><sup>2</sup>"
          "The second.")),
      "One[1] two[2], 103.\n1: The first.\n2: The second.\n");
  // Not every number is referred to, they do not begin with 1, or come before what refers to them.
  for (const std::string_view html :
       {"<p>One<sup>1</sup>.<p><sup>1</sup> First.<p><sup>2</sup> Second.",
        "<p>x<sup>2</sup>.<p><sup>2</sup>H", "<p><sup>1</sup> First.<p>One<sup>1</sup>."}) {
    EXPECT_EQ(lines(whole(html)).find(": "), std::string::npos) << html;
  }
}

TEST(Footnotes, RangesPassOverNotes) {
  const std::string list = "<ol><li id=a>One.<li id=b>Two.<li id=c>Three.<li id=d>Four.</ol>";
  EXPECT_EQ(lines(whole("<p>Cited<sup><a href='#a'>1</a>–<a href='#c'>3</a></sup> so.</p>" + list)),
            "Cited[1]–[3] so.\nFour.\n1: One.\n2: Two.\n3: Three.\n");
  EXPECT_EQ(lines(whole("<p>Cited<sup><a href='#a'>1</a>,<a href='#c'>3</a></sup> so.</p>" + list)),
            "Cited[1],[3] so.\nTwo.\nFour.\n1: One.\n3: Three.\n");
  EXPECT_EQ(lines(whole("<p>Cited<sup><a href='#a'>1</a>–<a href='#c'>9</a></sup> so.</p>" + list)),
            "Cited[1]–[9] so.\nTwo.\nFour.\n1: One.\n9: Three.\n");
}

TEST(Footnotes, AYearBehindANameIsNoMarker) {
  EXPECT_EQ(
      lines(whole("<p>It holds (<a href='#ref-a'>Smith 1990</a>) so.</p><div id=ref-a>Smith, Tides.</div>")),
      "It holds (Smith 1990) so.\nSmith, Tides.\n");
  EXPECT_EQ(lines(whole("<p>It holds (<a href='#ref-a'>Anm. 3</a>) so.</p><div id=ref-a>Of tides.</div>")),
            "It holds ([3]) so.\n3: Of tides.\n");
}

TEST(Footnotes, NotesInTheLineMayFollowALabel) {
  EXPECT_EQ(
      lines(whole(
          "<p>One.<label for=a>&#8853;</label><input id=a><span class=marginnote>A note of four.</span> "
          "Two.</p>")),
      "One.[1] Two.\n1: A note of four.\n");
  EXPECT_EQ(
      lines(whole("<p>One.<x-footnote id=a><sup><span>1</span></sup>A note of four.</x-footnote> Two.</p>")),
      "One.[1] Two.\n1: A note of four.\n");
  EXPECT_EQ(lines(whole("<p>One.</p><p><span class=footnote>* A note of four.</span></p>")),
            "One.\n* A note of four.\n");
}

TEST(Footnotes, ReadsTheFormsThatPagesHave) {
  const auto form = [](std::string_view reference, std::string_view note) {
    return lines(whole("<p>One" + std::string(reference) + " two.</p>" + std::string(note)));
  };
  constexpr std::string_view want = "One[1] two.\n1: The note.\n";
  // Word: both are links with a name.
  EXPECT_EQ(form("<a href='#_ftn1' name='_ftnref1'>[1]</a>",
                 "<hr><p><a href='#_ftnref1' name='_ftn1'>[1]</a> The note.</p>"),
            want);
  // A wiki: several ways back before the words.
  EXPECT_EQ(form("<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>",
                 "<ol><li id='cite_note-1'><span>^ <a href='#cite_ref-1'><sup>a</sup></a> <a "
                 "href='#cite_ref-1'><sup>b</sup></a></span> <span>The note.</span></li></ol>"),
            want);
  // The anchor is an empty element, or one beside the words.
  EXPECT_EQ(
      form("<a href='#note-1'><sup>1</sup></a>", "<ul><li><span id='note-1'></span>The note.</li></ul>"),
      want);
  EXPECT_EQ(form("<sup><a href='#n1'>1</a></sup>", "<dl><dt id=n1>1</dt><dd>The note.</dd></dl>"), want);
  EXPECT_EQ(form("<sup><a href='#n1'>1</a></sup>",
                 "<table><tr><td><a name=n1>1</a></td><td>The note.</td></tr></table>"),
            want);
  // Brackets that are no part of the link; notes parted by line breaks.
  EXPECT_EQ(form("[<a href='#f1n'>1</a>]", "<p>[<a name='f1n'>1</a>] The note.</p>"), want);
  EXPECT_EQ(form("<sup><a href='#fn1'>1</a></sup>", "<div><sup id=fn1>1</sup> The note.</div>"), want);
  // The second of several references; a link that says what it is.
  EXPECT_EQ(form("<sup><a href='#fn1'>[1:1]</a></sup>", "<ol><li id=fn1>The note.</ol>"), want);
  EXPECT_EQ(form("<a class='footnote-reference brackets' href='#id2'>1</a>",
                 "<dl><dt id=id2><span>1</span></dt><dd>The note.</dd></dl>"),
            want);
  EXPECT_EQ(form("<a role=doc-noteref href='#en1'>1</a>", "<aside id=en1><p>The note.</p></aside>"), want);
  // A sign, and an address that says the page's, too.
  EXPECT_EQ(form("<a href='#star'>*</a>", "<p id=star>* The note.</p>"), want);
  EXPECT_EQ(form("<sup><a href='https://a.example/dir/page#fn1'>1</a></sup>", "<p id=fn1>1. The note.</p>"),
            want);
}

TEST(Footnotes, NotesWithinTheLineMayBeginWithTheirLabels) {
  EXPECT_EQ(
      lines(whole("<p>One<span class='ltx_note ltx_role_footnote'><sup>1</sup><span><span><sup>1</sup><span "
                  "class=tag>1</span>The note of it.</span></span></span> two.</p>")),
      "One[1] two.\n1: The note of it.\n");
}

TEST(Footnotes, CodeInANoteKeepsItsLines) {
  EXPECT_EQ(
      lines(whole("<p>One<sup><a href='#fn1'>1</a></sup> two.</p><ol><li id=fn1><p>So:</p><pre><code>a\nb"
                  "</code></pre></ol>")),
      "One[1] two.\n1: So:\n1: a\nb\n");
}

TEST(Footnotes, ARuleBeforeThemGoesWithThem) {
  const Article article =
      whole("<p>One<sup><a href='#fn1'>1</a></sup> two.</p><hr><ol><li id=fn1>The note.</ol><p>End.</p>");
  for (const Block& block : article.blocks) EXPECT_NE(block.kind, BlockKind::rule);
}

TEST(Footnotes, FindsNotesWithinTheLine) {
  EXPECT_EQ(lines(whole("<p>One<sup>1</sup><span class=sidenote>A note of words.</span> two.")),
            "One[1] two.\n1: A note of words.\n");
  EXPECT_EQ(lines(whole(
                "<p>One<label for=n></label><input id=n><span class=sidenote>A note of words.</span> two.")),
            "One[1] two.\n1: A note of words.\n");
}

TEST(Footnotes, DoesNotPrintTheCopyForThePointer) {
  EXPECT_EQ(
      lines(whole("<p>One<sup><a href='#fn1'>1</a></sup><span class='footnote-tip'>A note of words.</span> "
                  "two.<p id=fn1>1. A note of words.")),
      "One[1] two.\n1: A note of words.\n");
}

TEST(Footnotes, KeepsTheParagraphsOfANote) {
  EXPECT_EQ(lines(whole("<p>One<sup><a href='#fn1'>1</a></sup> two.<ol><li id=fn1><p>First.<p>Second.</ol>")),
            "One[1] two.\n1: First.\n1: Second.\n");
}

TEST(Footnotes, KeepsNotesThatTheChoiceLeftOutIfAskedTo) {
  constexpr std::string_view html =
      "<p>One<sup><a href='#fn1'>1</a></sup> two.<p>Not this.<p id=fn1>1. The note.";
  EXPECT_EQ(lines(whole(html, {1, 0, 0})), "One[1] two.\n1: The note.\n");
  EXPECT_EQ(lines(whole(html, {1, 0, 0}, false)), "One1 two.\n");
}

TEST(Footnotes, LeavesNotesThatNothingRefersToWhereTheyAre) {
  EXPECT_EQ(lines(whole("<p>No.<p>One<sup><a href='#fn1'>1</a></sup> two.<p id=fn1>1. The note.", {1, 0, 1})),
            "No.\n1. The note.\n");
}

TEST(Footnotes, NumbersAsThePageDoesOrInTheOrderOfReferences) {
  EXPECT_EQ(
      lines(whole(
          "<p>a<a href='#ref4'>[4]</a> [<a href='#ref7'>7</a>-<a href='#ref9'>9</a>]<ol><li id=ref4>Four."
          "<li id=ref7>Seven.<li id=ref9>Nine.</ol>")),
      "a[4] [7]-[9]\n4: Four.\n7: Seven.\n9: Nine.\n");
  EXPECT_EQ(
      lines(whole(
          "<p>a<sup><a href='#fb'>b</a></sup> c<sup><a href='#fa'>a</a></sup><p id=fa>a. First.<p id=fb>b. "
          "Second.")),
      "a[1] c[2]\n1: Second.\n2: First.\n");
}

TEST(Footnotes, DropsAHeadingWithNothingButNotesUnderIt) {
  EXPECT_EQ(lines(whole("<p>One<sup><a href='#fn1'>1</a></sup> two.<h2>Notes</h2><p id=fn1>1. The "
                        "note.<h2>More</h2><p>x.")),
            "One[1] two.\nMore\nx.\n1: The note.\n");
}

TEST(Footnotes, ElementsOfTheirOwnKindAreNotesInTheLine) {
  EXPECT_EQ(lines(whole("<p>Reed<d-footnote>It grows at the quay.</d-footnote> grows"
                        "<d-cite>Smith 2004, page 12</d-cite>.")),
            "Reed[1] grows[2].\n1: It grows at the quay.\n2: Smith 2004, page 12\n");
}

TEST(Footnotes, NumbersInBracketsAreTiedToTheLastLines) {
  const Article article = whole(
      "<p>Reed [1] grows<sup>[2]</sup>.<p>End [1].<h2>Sources</h2><p>[1] <i>Of reed</i>.<br>[2]: "
      "<b>End</b>.");
  EXPECT_EQ(lines(article), "Reed [1] grows[2].\nEnd [1].\n1: Of reed.\n2: End.\n");
  std::string marks;
  for (const Mark& mark : article.marks) {
    marks += std::string(to_string(mark.kind)) + " " + std::to_string(mark.item) + " " +
             article.text.substr(mark.text.begin, mark.text.size()) + "\n";
  }
  EXPECT_EQ(marks, "footnote 1 [1]\nfootnote 2 [2]\nfootnote 1 [1]\nemphasis 0 Of reed\nstrong 0 End\n");
}

TEST(Footnotes, NumbersInBracketsThatDoNotPairAreText) {
  for (const std::string_view page : {
           "<p>Reed [1] grows [3].<p>[1] Of reed.",                 // a number without a note
           "<p>Reed [1] grows.<p>[1] Of reed.<p>[2] End.",          // a note without a number
           "<p>Reed [1] grows [2].<p>[2] Of reed.<p>[1] End.",      // in another order
           "<p>Reed [1] grows.<p>[1] Of reed.<p>End of the text.",  // the text goes on
           "<p>Reed <a href=/x>[1]</a> grows.<p>[1] Of reed.",      // it leads elsewhere
           "<p>Reed <code>a[1]</code> grows.<p>[1] Of reed.",       // of code
       }) {
    const Article article = whole(page);
    EXPECT_EQ(lines(article).find("1: "), std::string::npos) << page;
    EXPECT_EQ(article.text.substr(0, 4), "Reed") << page;
  }
}

TEST(Footnotes, NotesBesideTheTextHaveTheirLabelsInIt) {
  for (const std::string_view page :
       {"<p>Reed<sup>1</sup> and rush.<aside class=sidenote>1. A grass of the bank.</aside><p>Sedge.",
        "<p>Reed<span class=sidenote-number>1</span> and rush.<aside class=sidenote>A grass of the bank."
        "</aside><p>Sedge.",
        "<p>Reed<sup>1</sup> and rush.<aside class=sidenote><p><sup>1</sup> A grass of the bank.</aside>"
        "<p>Sedge."}) {
    EXPECT_EQ(lines(whole(page)), "Reed[1] and rush.\nSedge.\n1: A grass of the bank.\n") << page;
  }
  EXPECT_EQ(lines(whole("<p>Reed.<aside class=sidenote>A grass of the bank.</aside><p>Sedge.")),
            "Reed.\nA grass of the bank.\nSedge.\n");
  EXPECT_EQ(
      lines(whole("<p>10<sup>2</sup> reeds.<aside class=sidenote>1. A grass of the bank.</aside><p>Sedge.")),
      "102 reeds.\n1. A grass of the bank.\nSedge.\n");
}

TEST(Footnotes, ALabelMayBeAHeadingAboveItsNote) {
  EXPECT_EQ(
      lines(whole("<p>Reed<a href='#FOOT1'><sup>1</sup></a> and rush.</p><h4>Footnotes</h4><h5><a id=FOOT1 "
                  "href='#DOCF1'>(1)</a></h5><p>A grass of the bank.</p>")),
      "Reed[1] and rush.\n1: A grass of the bank.\n");
}

TEST(Footnotes, TakesNoOtherLinksForReferences) {
  // A table of contents, an index by letters, a note that is a section.
  EXPECT_EQ(lines(whole("<p><a href='#s1'>1</a> <a href='#s2'>2</a><h2 id=s1>One</h2><p>a.<p id=s2>b.")),
            "1 2\nOne\na.\nb.\n");
  EXPECT_EQ(lines(whole("<p>x<sup><a href='#notes'>1</a></sup><h2 id=notes>Notes</h2><p>a.")),
            "x1\nNotes\na.\n");
  EXPECT_EQ(lines(whole("<p>x<sup><a href='#none'>1</a></sup> y.")), "x1 y.\n");
}

TEST(Footnotes, CostLittleOnHostilePages) {
  for (const std::string& page :
       {repeated("<a href='#fn1'>1</a>", 40'000), repeated("<a href='#fn1' id=fn1>1</a><br>", 30'000),
        "<p>a<sup><a href='#fn1'>1</a></sup>" + repeated("<a name=fn1></a>", 50'000),
        repeated("<p>a<span class=sidenote>a b c d</span>", 20'000),
        repeated("[<a href='#n1'>1</a>,", 40'000),
        repeated("<p>a<sup>1</sup></p><aside class=sidenote>2 a b c</aside>", 10'000),
        "<p>" + repeated("a [1] [2] <b>", 10'000) + repeated("<p>[1] a<p>[2] b", 10'000),
        repeated("<span class=footnote>", 400) + repeated("a b c d ", 9000)}) {
    EXPECT_LT(seconds_of([&] { whole(page); }), 2.0) << page.substr(0, 40);
  }
}

}  // namespace
}  // namespace pith::block
