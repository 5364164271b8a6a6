#include "block/assembled.hpp"
#include "processor_time.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

/// The article of a page of which every block is kept, or those that `keep` says.
Article whole(std::string_view html, bool captions = false, bool caption_signs = true,
              const std::vector<std::uint8_t>& keep = {}) {
  return assembled(html, {.keeps = only(keep), .captions = captions, .caption_signs = caption_signs});
}

TEST(Assemble, KeepsHeadingsAndParagraphs) {
  EXPECT_EQ(outline(whole("<h2>A</h2><p>b</p><h3>C</h3>d")), "h2[A]p[b]h3[C]p[d]");
}

TEST(Assemble, AHeadingAtTheBeginOfAnItemIsItsFirstLine) {
  EXPECT_EQ(outline(whole("<ol><li><h3>Set</h3><p>Put it.</p></li><li><h4>Read</h4>At noon.</ol>")),
            "li1#1[Set]p1[Put it.]li1#2[Read]p1[At noon.]");
  EXPECT_EQ(outline(whole("<ul><li><h2>Set</h2><p>Put it.</ul>")), "h2[Set]li1[Put it.]");
  EXPECT_EQ(outline(whole("<ul><li><h3>Set</h3><h4>Part</h4><p>Put it.</ul>")),
            "h3[Set]h4[Part]li1[Put it.]");
  EXPECT_EQ(outline(whole("<ul><li><h3>Set</h3></ul><p>b")), "h3[Set]p[b]");
  const Article article = whole("<ul><li><h3><a href=/a><b>Set</b></a></h3><p>Put it.</ul>");
  ASSERT_EQ(article.marks.size(), 2U);
  EXPECT_EQ(article.marks[0].text, article.blocks[0].text);
}

TEST(Assemble, ListsOfOneItemInARowAreOneList) {
  const auto groups = [](std::string_view html) {
    std::string out;
    for (const Block& b : whole(html).blocks)
      out += std::to_string(b.group) + "#" + std::to_string(b.ordinal) + " ";
    return out;
  };
  EXPECT_EQ(groups("<ul class=b><li>a</ul><ul class=b><li>b</ul><ul class=c><li>c</ul>"), "1#0 1#0 2#0 ");
  EXPECT_EQ(groups("<ol><li>a</ol><ol start=2><li>b</ol>"), "1#1 1#2 ");
  EXPECT_EQ(groups("<ul><li>a<li>b</ul><ul><li>c</ul>"), "1#0 1#0 2#0 ");
  EXPECT_EQ(groups("<ul><li>a</ul><ul><li>b</ul>"), "1#0 2#0 ");
  // The class that one word processor gives has the name of the list and the level.
  EXPECT_EQ(outline(whole(
                "<ul class='lst-kix_a-0 start'><li>a<li>b</ul><ul class='lst-kix_a-1 start'><li>c</ul><ul "
                "class=lst-kix_a-0><li>d</ul>")),
            "li1[a]li1[b]li2[c]li1[d]");
  EXPECT_EQ(
      groups("<ul class='lst-kix_a-0'><li>a<li>b</ul><ul class='lst-kix_a-1'><li>c</ul><ul class=lst-kix_b-0>"
             "<li>d</ul>"),
      "1#0 1#0 1#0 2#0 ");
}

TEST(Assemble, ParagraphsThatAWordProcessorMeansAsItemsAreSuch) {
  EXPECT_EQ(
      outline(whole(
          "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span "
          "style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>One <b>b</b></p><p "
          "class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span>o&nbsp; </span>Two</p>"
          "<p class=MsoListParagraphCxSpLast><span>12.&nbsp; </span>Three<p>c")),
      "li1[One b]li2[Two]li1#12[Three]p[c]");
  EXPECT_EQ(outline(whole("<p class=MsoListParagraph>No mark.</p><p class=MsoNormal>· None</p>")),
            "p[No mark.]p[· None]");
  const Article article = whole("<p class=MsoListParagraph><b>a) One</b> b</p>");
  EXPECT_EQ(article.blocks[0].numbering, 'a');
  ASSERT_EQ(article.marks.size(), 1U);
  EXPECT_EQ(article.words({.text = article.marks[0].text}), "One");
}

TEST(Assemble, SignsBeforeTheWordsOfAnItemOrABoxAreNone) {
  EXPECT_EQ(outline(whole("<ul><li><span>•</span><div><p>One</p></div></li><li><span>•</span><p>Two</ul>")),
            "li1[One]li1[Two]");
  EXPECT_EQ(outline(whole("<p>One</p><figure class='gray callout'><div>💡</div><div><p>Two</p></div></figure>"
                          "<p>Three, and more words than there are in the box.</p>")),
            "p[One]p[Two]p[Three, and more words than there are in the box.]");
  EXPECT_EQ(outline(whole("<p>💡</p><p>Two</p>")), "p[💡]p[Two]");
}

TEST(Assemble, LinksOfAHeadingToItselfAreNone) {
  EXPECT_EQ(whole("<h2 id=a><a href='#a'>Set</a></h2><p>b").marks.size(), 0U);
  EXPECT_EQ(whole("<h2><a href='/a'>Set</a></h2><p><a href='#a'>b</a>").marks.size(), 2U);
  EXPECT_EQ(outline(whole("<h2>Set <a href='#top_of_page'>top</a></h2><p>To the <a href='#top'>top</a>")),
            "h2[Set]p[To the top]");
}

TEST(Assemble, AnAddressInPiecesIsOneWord) {
  EXPECT_EQ(outline(whole("<p>At <a href=https://a.example/long><span class=invisible>https://</span><span "
                          "class=ellipsis>a.example/lo</span><span class=invisible>ng</span></a>.")),
            "p[At https://a.example/long.]");
}

TEST(Assemble, NumbersOfPagesAreNoneOfTheText) {
  EXPECT_EQ(outline(whole("<p>a <span epub:type=pagebreak id=p42>42</span>b <span>43</span>")), "p[a b 43]");
}

TEST(Assemble, LinksBehindAPageThatLeadsOnLeadThere) {
  const Article article =
      whole("<p><a href='https://b.example/url?q=https://c.example/x%3Fy%3D1&amp;sa=D'>a</a>");
  ASSERT_EQ(article.marks.size(), 1U);
  EXPECT_EQ(article.target(article.marks[0]), "https://c.example/x?y=1");
}

TEST(Assemble, LabelsByTheirClassAreWordsOfTheirOwn) {
  EXPECT_EQ(
      outline(whole("<p>Use dump<span class='stab unstable'><code>tokio</code></span> here.<h3>Dump<span "
                    "class=badge>new</span></h3><p><span class=badge-get>GET</span>/users")),
      "p[Use dump tokio here.]h3[Dump new]p[GET /users]");
  EXPECT_EQ(outline(whole("<p>pre<span class=mark>fix</span> <span class=tag>Reed</span>s "
                          "<code>a<span class=tag>div</span>B</code> re<span class=hashtag>ed</span>")),
            "p[prefix Reeds adivB reed]");
}

TEST(Assemble, RaisedWordsAreWordsOfTheirOwn) {
  EXPECT_EQ(outline(whole("<p>tomcat8<sup><a href=/>AUR</a></sup> and Reed<sup>citation needed</sup>.")),
            "p[tomcat8 AUR and Reed citation needed.]");
  EXPECT_EQ(
      outline(whole("<p>1<sup>st</sup> M<sup>lle</sup> 1<sup>ère</sup> XIX<sup>ième</sup> Reed<sup>TM</sup> "
                    "x<sup>max</sup> Reed<sup>n</sup>")),
      "p[1st Mlle 1ère XIXième ReedTM xmax Reedn]");
}

TEST(Assemble, TablesByRoleAreTables) {
  EXPECT_EQ(
      outline(whole("<div role=table><div role=rowgroup><div role='row'><span role=columnheader>A</span>"
                    "<span role=columnheader>B</span></div></div><div role=row><span role=cell>1</span>"
                    "<span role=cell>2</span></div></div>")),
      "row![A\tB]row[1\t2]");
  EXPECT_EQ(outline(whole("<div role=row class=row><div role=cell>1</div><div role=cell>2</div></div>")),
            "p[1]p[2]");
  EXPECT_EQ(outline(whole("<div role=table><div role=row><p><span role=cell>1</span> <span role=cell>2</span>"
                          "</div></div>")),
            "p[1 2]");
}

TEST(Assemble, TheFootOfATableIsLast) {
  EXPECT_EQ(
      outline(whole("<table><thead><tr><th>A<th>B<tfoot><tr><td>S<td>3<tbody><tr><td>a<td>1<tr><td>b<td>2"
                    "</table><p>c")),
      "row![A\tB]row[a\t1]row[b\t2]row[S\t3]p[c]");
}

TEST(Assemble, QuotationsInTheLineHaveTheirMarks) {
  EXPECT_EQ(outline(whole("<p>She said <q>it <em>rains</em></q>, <em><q>as in <q>Macbeth</q></q></em>.")),
            "p[She said “it rains”, “as in ‘Macbeth’”.]");
  EXPECT_EQ(outline(whole("<p>She said “<q>yes</q>” and <q>«no»</q>.<q></q>")),
            "p[She said “yes” and «no».]");
}

TEST(Assemble, WordsForScreenReadersAreNotOfTheLine) {
  EXPECT_EQ(outline(whole(
                "<p>The <a href=/x>office<span class='visually-hidden'> (opens in a new tab)</span></a> says "
                "<span class=hidden-gem>so</span>.")),
            "p[The office says so.]");
  EXPECT_EQ(outline(whole("<p>The <a href=/x><span class=sr-only>office</span></a> says so.")),
            "p[The office says so.]");
}

TEST(Assemble, APictureMayBeTheInitialOfAWord) {
  EXPECT_EQ(outline(whole("<p><img src=/t.png alt=T>he keeper, <img src=/a.png alt=A> and B.")),
            "p[The keeper, and B.]");
  EXPECT_EQ(outline(whole("<p><img src=/1.png alt=\xF0\x9F\x90\x9D> buzz")), "p[\xF0\x9F\x90\x9D buzz]");
  EXPECT_EQ(outline(whole("<p>a<img src=/x.png alt=x>b<p><img src=/t.png alt=Two>b")), "p[ab]p[b]");
}

TEST(Assemble, APictureInACellIsItsWordThoughItSaysNoSize) {
  EXPECT_EQ(
      outline(whole("<table><tr><th>a<th>b<tr><td>c<td><img src=/y.png alt=Yes><tr><td>d<td><img src=/e.png "
                    "alt='Ada by the lock'></table>")),
      "row![a\tb]row[c\tYes]row[d]");
}

TEST(Assemble, LinesOfTheSourceArePartedBySpacesButInChineseAndJapanese) {
  EXPECT_EQ(outline(whole("<p>冬のあいだに\n  誤報、\nA\nと 水<b>位\n</b>")),
            "p[冬のあいだに誤報、 A と 水位]");
  EXPECT_EQ(outline(whole("<p>один\nдва\n한국\n말")), "p[один два 한국 말]");
}

TEST(Assemble, NestsLists) {
  EXPECT_EQ(outline(whole("<ul><li>a<ul><li>b</ul><li>c</ul>")), "li1[a]li2[b]li1[c]");
}

TEST(Assemble, CountsOrderedListsOnFromTheirStart) {
  EXPECT_EQ(outline(whole("<ol start=3><li>a<li>b<ol><li>x<li>y</ol><li>c</ol>")),
            "li1#3[a]li1#4[b]li2#1[x]li2#2[y]li1#5[c]");
}

TEST(Assemble, NumbersAreReadAsBrowsersReadThem) {
  for (const auto& [list, number] : {std::pair("", "#1"),
                                     {"start=''", "#1"},
                                     {"start=x", "#1"},
                                     {"start='- 2'", "#1"},
                                     {"start=' +7th'", "#7"},
                                     {"start=999999999", "#999999999"},
                                     // No item is printed with these.
                                     {"start=0", ""},
                                     {"start=-2", ""},
                                     {"start=1000000000", ""}}) {
    EXPECT_EQ(outline(whole("<ol " + std::string(list) + "><li>a</ol>")), "li1" + std::string(number) + "[a]")
        << list;
  }
  EXPECT_EQ(
      outline(whole("<ol><li>a<li value=5>b<li>c<li value=3>d<li value=x>e<li value=0>f<li value=-1>g</ol>")),
      "li1#1[a]li1#5[b]li1#6[c]li1#3[d]li1#4[e]li1#5[f]li1#6[g]");
  EXPECT_EQ(outline(whole("<ol><li value=4><p><li>b<ol><li value=9>x</ol><li>c</ol>")),
            "li1#5[b]li2#9[x]li1#6[c]");
  EXPECT_EQ(outline(whole("<ul><li value=4>a</ul>")), "li1[a]");
}

TEST(Assemble, ReversedListsCountDown) {
  EXPECT_EQ(outline(whole("<ol reversed><li>a<li>b<ol><li>x<li>y</ol><li>c</ol>")),
            "li1#3[a]li1#2[b]li2#1[x]li2#2[y]li1#1[c]");
  EXPECT_EQ(outline(whole("<ol reversed start=10><li>a<li>b<li value=5>c<li>d</ol>")),
            "li1#10[a]li1#9[b]li1#5[c]li1#4[d]");
  EXPECT_EQ(outline(whole("<ol reversed start=2><li>a<li>b<li>c<li>d</ol>")), "li1#2[a]li1#1[b]li1[c]li1[d]");
  EXPECT_EQ(outline(whole("<ol><li>a<li>b</ol><ol reversed><li>c<li>d</ol>")),
            "li1#1[a]li1#2[b]li1#2[c]li1#1[d]");
}

TEST(Assemble, TextBehindAListWithinAnItemIsNoNewItem) {
  EXPECT_EQ(outline(whole("<ol><li>a<ul><li>x</ul>b<ol><li>y</ol>c<li>d</ol>")),
            "li1#1[a]li2[x]p1[b]li2#1[y]p1[c]li1#2[d]");
  EXPECT_EQ(outline(whole("<ul><li><ul><li>x</ul>b<li>d</ul>")), "li2[x]li1[b]li1[d]");
}

TEST(Assemble, SecondParagraphOfAnItemIsNoNewItem) {
  EXPECT_EQ(outline(whole("<ul><li><p>a</p><p>b</p></ul>")), "li1[a]p1[b]");
  EXPECT_EQ(outline(whole("<ol><li>a<pre>x</pre><p>b<li><pre>y</pre><p>c</ol>")),
            "li1#1[a]code1[x]p1[b]code[y]li1#2[c]");
}

TEST(Assemble, ARoleMakesAHeading) {
  EXPECT_EQ(outline(whole("<div role=heading aria-level=3>A</div><p>b</p><div role=heading>C</div>")),
            "h3[A]p[b]h2[C]");
  EXPECT_EQ(outline(whole("<div role=heading aria-level=0>A</div><div role=headings>b</div>")), "h2[A]p[b]");
}

TEST(Assemble, AnAnswerMayEndWithTheCodeThatItAnnounces) {
  const auto answer = [](std::string_view sentence, std::string_view behind) {
    return outline(whole("<div><p>" + std::string(sentence) + "</p><div><pre>a()</pre></div>" +
                             std::string(behind) + "</div><div>answered by Ada at noon</div>",
                         false, true, {1, 0, 0, 0}));
  };
  EXPECT_EQ(answer("Clear it before you read:", ""), "p[Clear it before you read:]code[a()]");
  EXPECT_EQ(answer("Clear it before you read.", ""), "p[Clear it before you read.]");
  EXPECT_EQ(answer("Clear it before you read:", "<p>share it with your friends"),
            "p[Clear it before you read:]");
}

TEST(Assemble, TheFirstTermsOfAListStayThoughEachPairHasABox) {
  EXPECT_EQ(outline(whole("<p>a</p><dl><div><dt>b<dd>c</div><div><dt>d<dd>e</div></dl><p>f</p>", false, true,
                          {1, 0, 0, 0, 1, 1})),
            "p[a]dt[b]dd[c]dt[d]dd[e]p[f]");
}

TEST(Assemble, QuotesAndFirstParagraphsOfItemsStayBetweenTheirNeighbours) {
  const auto between = [](std::string_view before, std::string_view html) {
    return outline(
        whole("<p>" + std::string(before) + "</p>" + std::string(html) + "<p>c</p>", false, true, {1, 0, 1}));
  };
  EXPECT_EQ(between("a", "<blockquote>b</blockquote>"), "p[a]p>1[b]p[c]");
  EXPECT_EQ(between("a", "<blockquote><a href=/1>b</a></blockquote>"), "p[a]p[c]");
  // A post of a network stays where a sentence announces it.
  constexpr std::string_view post = "<blockquote>b<br>&mdash; Ann (@ann) <a href=/1>May 1</a></blockquote>";
  EXPECT_EQ(between("a", post), "p[a]p[c]");
  EXPECT_EQ(between("This is what she wrote:", post),
            "p[This is what she wrote:]p[b\n— Ann (@ann) May 1]p[c]");
  EXPECT_EQ(outline(whole("<dl><dt>a</dt><dd><p>b</p><ul><li>c</ul></dl>", false, true, {1, 0, 1})),
            "dt[a]dd[b]li1[c]");
}

TEST(Assemble, ListsOfLinksStayBelowATextThatIsNoArticle) {
  const auto listed = [](std::string_view html, bool link_lists) {
    return outline(
        assembled("<section><p>a</p>" + std::string(html) + "</section><p>z</p>",
                  {.keeps = [](std::size_t, std::string_view text) { return text == "a" || text == "z"; },
                   .link_lists = link_lists}));
  };
  constexpr std::string_view list = "<ul><li><a href=/1>b</a><li><a href=/2>c</a></ul>";
  constexpr std::string_view columns =
      "<div><ul><li><a href=/1>b</a></ul><ul><li><a href=/2>c</a></ul></div>";
  for (const std::string_view html : {list, columns}) {
    EXPECT_EQ(listed(html, true), "p[a]li1[b]li1[c]p[z]") << html;
    EXPECT_EQ(listed(html, false), "p[a]p[z]") << html;
  }
  EXPECT_EQ(listed("<div><a href=/1>b</a></div>", true), "p[a]p[z]");
}

TEST(Assemble, AListThatASentenceAnnouncesStaysThoughNothingFollows) {
  const auto announced = [](const std::string& list, bool link_lists = false) {
    return outline(assembled("<p>Use one of these options:</p><ul>" + list + "</ul><p>c</p>",
                             {.keeps = only({1, 0, 0, 0}), .link_lists = link_lists}));
  };
  constexpr std::string_view kept = "p[Use one of these options:]li1[a]li1[b]";
  const std::string links = "<li><a href=/1>a</a></li><li><a href=/2>b</a></li>";
  EXPECT_EQ(announced("<li>a</li><li>b</li>"), kept);
  EXPECT_EQ(announced(links, true), kept);
  EXPECT_EQ(announced(links), "p[Use one of these options:]");
}

TEST(Assemble, TheLastItemsOfAListStayWithMostOfIt) {
  const auto ended = [](std::vector<std::uint8_t> chosen) {
    chosen.insert(chosen.begin(), 1);
    return outline(whole("<p>a</p><ul><li>b<li>c<li>d<li>e</ul><p>f</p>", false, true, std::move(chosen)));
  };
  EXPECT_EQ(ended({1, 1, 0, 0, 0}), "p[a]li1[b]li1[c]li1[d]li1[e]");
  EXPECT_EQ(ended({1, 0, 0, 0, 0}), "p[a]li1[b]");
  EXPECT_EQ(ended({0, 0, 0, 0, 0}), "p[a]");
}

TEST(Assemble, ParagraphsOfACalloutStayTogether) {
  EXPECT_EQ(outline(whole("<p>a</p><div class='admonition note'><p>b</p><ul><li>c</ul></div><p>d</p>", false,
                          true, {1, 0, 1, 1})),
            "p[a]p[b]li1[c]p[d]");
  EXPECT_EQ(outline(whole("<p>a</p><div><p>b</p><ul><li>c</ul></div><p>d</p>", false, true, {1, 0, 1, 1})),
            "p[a]li1[c]p[d]");
}

TEST(Assemble, WhoIsQuotedStaysWithTheQuotation) {
  const auto quoted = [](std::string_view html) {
    return outline(
        whole("<blockquote><p>a</p>" + std::string(html) + "</blockquote><p>c</p>", false, true, {1, 0, 1}));
  };
  for (const std::string_view who : {"<cite>Ann</cite>", "<footer>Ann</footer>"})
    EXPECT_EQ(quoted(who), "p>1[a]p>1[Ann]p[c]") << who;
  EXPECT_EQ(quoted("&mdash; Ann"), "p>1[a]p>1[— Ann]p[c]");
  EXPECT_EQ(quoted("Share"), "p>1[a]p[c]");
}

TEST(Assemble, TablesWithOneCellOfTextARowLayOut) {
  EXPECT_EQ(outline(whole("<table><tr><td><img src=a><td>b<tr><td><img src=c><td>d</table>")), "p[b]p[d]");
  const std::string rows = "<tr><td>b<td>c<tr><td>d<td>e";
  EXPECT_EQ(outline(whole("<table><tr><td colspan=2>a" + rows + rows + "</table>")),
            "row[a]row[b\tc]row[d\te]row[b\tc]row[d\te]");
  EXPECT_EQ(outline(whole("<table><tr><td>a<td>b<tr><td colspan=2>c</table>")), "p[a]p[b]p[c]");
}

TEST(Assemble, ControlsKeepTheSpacesAroundThem) {
  EXPECT_EQ(outline(whole("<p>A <button>b</button> c <button>d</button>, e", false, true, {1, 0, 1, 0, 1})),
            "p[A b c d, e]");
}

TEST(Assemble, AnItemThatIsALinkStaysInItsList) {
  EXPECT_EQ(outline(whole("<ul><li>Paint<li><a href=/r>Rope</a><li>Lamp</ul>", false, true, {1, 0, 1})),
            "li1[Paint]li1[Rope]li1[Lamp]");
  EXPECT_EQ(
      outline(whole("<ul><li>Paint</ul><ul><li><a href=/r>Rope</a><li>Lamp</ul>", false, true, {1, 0, 1})),
      "li1[Paint]li1[Lamp]");
}

TEST(Assemble, WhoIsQuotedStandsOnALineOfItsOwn) {
  EXPECT_EQ(outline(whole("<blockquote><div><cite>Ann wrote:</cite>I know.</div></blockquote>")),
            "p>1[Ann wrote:\nI know.]");
  EXPECT_EQ(outline(whole("<p>See <cite>The Lock</cite>: a book.")), "p[See The Lock: a book.]");
}

TEST(Assemble, DataTablesComeRowByRow) {
  EXPECT_EQ(outline(whole("<table><tr><th>Town<th>People<tr><td>Tollmere<td>312<tr><td><td>9</table>")),
            "row![Town\tPeople]row[Tollmere\t312]row[\t9]");
}

TEST(Assemble, LayoutTablesAreOnlyTheirText) {
  const std::string prose(400, 'x');
  std::string words;
  for (int i = 0; i < 80; ++i) words += "word ";
  const Article article = whole("<table><tr><td>menu<td>" + words + "<tr><td>a<td>b</table>");
  ASSERT_FALSE(article.blocks.empty());
  EXPECT_EQ(article.blocks[0].kind, BlockKind::paragraph);
  EXPECT_EQ(outline(whole("<table><tr><td><table><tr><td>a<td>b</table></table>")), "p[a]p[b]");
}

TEST(Assemble, CodeKeepsItsWhiteSpace) {
  EXPECT_EQ(outline(whole("<pre>\nif (a)\n  b();\n</pre>")), "code[if (a)\n  b();]");
}

TEST(Assemble, LinesOfHighlightedCodeAreOneBlock) {
  EXPECT_EQ(outline(whole("<pre><div>a = 1</div><div>b = 2</div></pre>")), "code[a = 1\nb = 2]");
  EXPECT_EQ(outline(whole("<pre><div>a = 1</div>b = 2</pre>")), "code[a = 1\nb = 2]");
  EXPECT_EQ(outline(whole("<pre><div><div><i>a</i></div></div>\n<div>b</div>\n<b>c</b></pre>")),
            "code[a\nb\nc]");
}

TEST(Assemble, QuotesAreCounted) {
  EXPECT_EQ(outline(whole("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>")), "p>1[a]p>2[b]");
}

TEST(Assemble, CaptionsOnlyWhenAskedFor) {
  constexpr std::string_view html = "<p>a</p><figure><img><figcaption>b</figcaption></figure>";
  EXPECT_EQ(outline(whole(html)), "p[a]");
  EXPECT_EQ(outline(whole(html, true)), "p[a]caption[b]");
}

TEST(Assemble, ACaptionInALaterCellIsKeptWithItsRow) {
  constexpr std::string_view html =
      "<table><tr><td>a<td>b<td><figure><img><figcaption>c</figcaption></figure><tr><td>d<td>e<td>f</table>";
  EXPECT_EQ(outline(whole(html, true, true, {1, 0, 0, 1, 1, 1})), "row[a\tb\tc]row[d\te\tf]");
  EXPECT_EQ(outline(whole(html, false, true, {1, 0, 0, 1, 1, 1})), "row[a\tb]row[d\te\tf]");
}

TEST(Assemble, TextBelowAPictureIsItsCaption) {
  EXPECT_EQ(outline(whole("<p>a</p><center><img src=x><br><i>The bridge</i></center><p>b</p>", true)),
            "p[a]caption[The bridge]p[b]");
  EXPECT_EQ(outline(whole("<p>a</p><center><img src=x><br><i>The bridge</i></center><p>b</p>")), "p[a]p[b]");
}

TEST(Assemble, TextThatGoesOnBelowAPictureIsNone) {
  EXPECT_EQ(outline(whole("<div><img src=x><br>One day<br><br>another day</div>")),
            "p[One day]p[another day]");
  EXPECT_EQ(outline(whole("<div>One day<br><br><img src=x><br>another day</div>")),
            "p[One day]p[another day]");
  EXPECT_EQ(outline(whole("<p><img class=emoji src=x> Good morning</p>")), "p[Good morning]");
}

TEST(Assemble, TextThatRepeatsAPicturesNameIsItsCaption) {
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><span>Ann Lee</span></div><p>b")), "p[a]p[b]");
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><span>Bob May</span></div><p>b")),
            "p[a]p[Bob May]p[b]");
  EXPECT_EQ(outline(whole("<p>a<div><img alt='Ann Lee'><h2>Ann Lee</h2></div><p>b")), "p[a]h2[Ann Lee]p[b]");
}

TEST(Assemble, AClassThatSaysCaptionIsBelievedButOnCards) {
  constexpr std::string_view html = "<p>a</p><div class=wp-caption-text>b</div>";
  EXPECT_EQ(outline(whole(html)), "p[a]");
  EXPECT_EQ(outline(whole(html, false, false)), "p[a]p[b]");
  EXPECT_EQ(outline(whole("<article class='m-2 [&_figcaption]:mt-2'><p>a</p></article>")), "p[a]");
}

// Each of them was once asked for every block.
TEST(Assemble, ElementsAroundManyBlocksAreLookedAtOnce) {
  const std::string classes(2'000'000, 'c');
  const std::string cells = repeated("<td>a", 70'000);
  for (const std::string& page :
       {"<div class='" + classes + "'>" + repeated("a<p>b</p>", 30'000),
        "<ol class='" + classes + "'>" + repeated("<li>a", 30'000),
        "<table><tr>" + cells + repeated("<tr><td>a<table><tr><td>b</table>", 18'000)}) {
    EXPECT_LT(seconds_of([&] { EXPECT_GE(whole(page).blocks.size(), 30'000U); }), 2) << page.substr(0, 12);
  }
}

TEST(Assemble, SpansOfATableTakeTheirPlaces) {
  const Article article = whole(
      "<table><tr><th rowspan=2>a<th colspan=2>b<th rowspan=2>c<tr><th>d<th>e<tr><td>1<td>2<td>3<td>4"
      "<tr><td colspan=3>5<td>6</table>");
  EXPECT_EQ(article.text, "a\tb\t\tc\td\te1\t2\t3\t45\t\t\t6");
}

TEST(Assemble, SpansOfAHostileTableAreBounded) {
  const std::string page = "<table><tr><th colspan=65000 rowspan=65000>a<th>b" +
                           repeated("<tr><td colspan=65000>c<td rowspan=65000>d", 20'000);
  EXPECT_LT(seconds_of([&] { EXPECT_LT(whole(page).text.size(), 300'000U); }), 2);
}

TEST(Assemble, CellsKeepTheirListsAndLinesApart) {
  EXPECT_EQ(whole("<table><tr><th>a<th>b<tr><td><ul><li>c<li>d</ul><td>e<br>f</table>").text,
            "a\tbc\nd\te\nf");
  EXPECT_EQ(
      whole("<table><tr><th>a<th>b<tr><td>x<td><h4>c</h4>d<tr><td>y<td><table><tr><td>1<td>2<tr><td>3<td>4"
            "</table><tr><td>z<td>f<tr><td>v<td>w</table>")
          .text,
      "a\tbx\tc\ndy\t1 2\n3 4z\tfv\tw");
}

TEST(Assemble, TheFirstRowMayHeadATableWithoutMarkup) {
  const auto heads = [](std::string_view rows) {
    const Article article = whole("<table>" + std::string(rows) + "</table>");
    return !article.blocks.empty() && article.blocks[0].kind == BlockKind::table_row &&
           article.blocks[0].header;
  };
  EXPECT_TRUE(heads("<tr><td><b>Name</b><td><strong>Town</strong><tr><td>Ilse<td>Varnholm"));
  EXPECT_FALSE(heads("<tr><td><b>Name</b><td><b>Ilse</b><tr><td><b>Town</b><td><b>Varnholm</b>"));
  EXPECT_FALSE(heads("<tr><td><b>Name</b><td>Ilse<tr><td><b>Town</b><td>Varnholm"));
  EXPECT_TRUE(heads("<tr class=table-head><td>Name<td>Town<tr><td>Ilse<td>Varnholm"));
  EXPECT_TRUE(heads("<tr><td class=hdr>Name<td class=hdr>Town<tr><td>Ilse<td>Varnholm"));
  EXPECT_TRUE(heads("<tr><td><th>2019<th>2020<tr><td>Rain<td>3<td>4"));
  EXPECT_TRUE(heads("<tr><td>Year<td>Birds<td>Nests<tr><td>2019<td>112<td>9<tr><td>2020<td>131<td>11"));
  EXPECT_FALSE(heads("<tr><td>Name<td>Ilse<tr><td>Age<td>42<tr><td>Height<td>170"));
  EXPECT_FALSE(heads("<tr><th>Length<td>94 metres<tr><th>Width<td>6 metres"));
}

TEST(Assemble, ACaptionHeadsATableOfData) {
  EXPECT_EQ(outline(whole("<table><caption>Rain</caption><tr><th>a<th>b<tr><td>1<td>2</table>")),
            "caption[Rain]row![a\tb]row[1\t2]");
  EXPECT_EQ(whole("<table><caption class=sr-only>Rain</caption><tr><th>a<th>b<tr><td>1<td>2</table>").text,
            "a\tb1\t2");
}

TEST(Assemble, ACaptionOfCodeComesWithIt) {
  EXPECT_EQ(outline(whole("<figure><figcaption>Listing 1</figcaption><pre>a = b</pre></figure>")),
            "caption[Listing 1]code[a = b]");
  EXPECT_EQ(outline(whole("<figure><img src=a.png><figcaption>A door</figcaption></figure><p>b</p>")),
            "p[b]");
}

TEST(Assemble, ALinkToEditASectionIsNoneOfItsHeading) {
  EXPECT_EQ(whole("<h2>Shape<span>[<a href='/w?title=a&action=edit'>edit</a>]</span></h2>").text, "Shape");
  EXPECT_EQ(whole("<h2>Shape [<a href='/w?title=a'>1</a>]</h2>").text, "Shape [1]");
}

TEST(Assemble, MarksAreRangesOfTheText) {
  const Article article =
      whole("<p>One <b>two <a href='../x?a=1&amp;b=2'>three</a></b> <code>four</code></p>");
  ASSERT_EQ(article.marks.size(), 3U);
  EXPECT_EQ(article.text, "One two three four");
  EXPECT_EQ(article.marks[0].kind, MarkKind::strong);
  EXPECT_EQ(article.text.substr(article.marks[0].text.begin, article.marks[0].text.size()), "two three");
  EXPECT_EQ(article.marks[1].kind, MarkKind::link);
  EXPECT_EQ(article.target(article.marks[1]), "https://a.example/x?a=1&b=2");
  EXPECT_EQ(article.marks[2].kind, MarkKind::code);
}

TEST(Assemble, OnlySafeLinksAreKept) {
  EXPECT_TRUE(
      whole("<p><a href='javascript:alert(1)'>a</a> <a href='data:text/html,x'>b</a></p>").marks.empty());
  EXPECT_EQ(whole("<base href='javascript:x//'><p><a href=y>a</a></p>").targets, "https://a.example/dir/y");
}

TEST(Assemble, AddressesBeyondEightKilobytesAreDropped) {
  const auto linked = [](std::size_t size) {
    const std::string address = "https://b.example/";
    return whole("<p><a href='" + address + std::string(size - address.size(), 'x') + "'>a</a></p>")
        .targets.size();
  };
  EXPECT_EQ(linked(8192), 8192U);
  EXPECT_EQ(linked(8193), 0U);
  const std::string base = "<base href='https://b.example/" + std::string(9000, 'x') + "/'>";
  EXPECT_EQ(
      whole(base + "<p><a href=y>a</a> <a href=/y>b</a> <a href='https://c.example/'>c</a></p>").targets,
      "https://c.example/");
}

/// Bytes of address that a renderer writes.
std::size_t addressed(const Article& article) {
  std::size_t bytes = 0;
  for (const Mark& mark : article.marks) bytes += mark.target.size();
  return bytes;
}

TEST(Assemble, AddressesOfAllLinksAreBoundedTogether) {
  const Article several = whole("<base href='https://b.example/" + std::string(8000, 'x') + "/'><p>" +
                                repeated("<a href=y>a</a> ", 2000));
  EXPECT_LE(several.targets.size(), 4'000'000U + 8192U);
  EXPECT_GE(several.marks.size(), 490U);
  EXPECT_LE(several.marks.size(), 500U);
  // One link is opened in every block, with one address.
  const Article one = whole("<a href='/" + std::string(8000, 'x') + "'>" + repeated("text<br><br>", 2000));
  EXPECT_EQ(one.blocks.size(), 2000U);
  EXPECT_EQ(one.targets.size(), 18U + 8000U);
  EXPECT_LE(addressed(one), 4'000'000U + 8192U);
  EXPECT_GE(one.marks.size(), 490U);
}

TEST(Assemble, AMarkWithinOneOfItsKindIsNone) {
  const Article article = whole(repeated("<i><b><tt>", 100) + repeated("text<br><br>", 10));
  EXPECT_EQ(article.blocks.size(), 10U);
  EXPECT_EQ(article.marks.size(), 30U);
  EXPECT_EQ(whole("<p><b>a<i>b<strong>c</strong></i></b> <b>d</b></p>").marks.size(), 3U);
  EXPECT_EQ(whole("<p>2<sup>2<sup>3</sup></sup></p>").marks.size(), 2U);  // but powers have powers
  EXPECT_EQ(whole("<p>2" + repeated("<sup>2<sub>i", 100)).marks.size(), 8U);
}

TEST(Assemble, AMarkAroundSeveralBlocksIsOpenedInEach) {
  const Article article = whole("<a href=/x>a<div>b</div>c</a>");
  EXPECT_EQ(outline(article), "p[a]p[b]p[c]");
  for (const Mark& mark : article.marks) EXPECT_EQ(article.target(mark), "https://a.example/x");
}

}  // namespace
}  // namespace pith::block
