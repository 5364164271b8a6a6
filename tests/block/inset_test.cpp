// Pictures, embeds, rules, containers and marks: from the page to the article.
#include "pith/render.hpp"

#include "block/assembled.hpp"
#include "processor_time.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::block {
namespace {

/// The article of a page of which all blocks are kept but those that begin with "-".
Article article_of(std::string_view html, bool captions = false) {
  const auto keeps = [](std::size_t /*index*/, std::string_view text) { return !text.starts_with('-'); };
  return assembled(html, {.keeps = keeps, .captions = captions, .base_url = "https://a.test/x/"});
}

std::string markdown(std::string_view html) { return to_markdown(article_of(html), {.metadata = false}); }

/// The address of the one picture between two paragraphs; "none", "many".
std::string address(const std::string& picture) {
  const Article article = article_of("<p>One</p>" + picture + "<p>Two</p>");
  if (article.pictures.empty()) return "none";
  return article.pictures.size() > 1 ? "many" : article.pictures[0].url;
}

TEST(Insets, OfAllCandidatesTheLargestIsTaken) {
  EXPECT_EQ(address("<img src=a.jpg>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img src=a.jpg srcset='b.jpg 300w, c.jpg 900w, d.jpg 600w'>"), "https://a.test/x/c.jpg");
  EXPECT_EQ(address("<img src=a.jpg srcset='b.jpg, c.jpg 2.5x,d.jpg 2x'>"), "https://a.test/x/c.jpg");
  EXPECT_EQ(address("<img srcset='https://c.test/w_1,h_2/b.jpg 1x'>"), "https://c.test/w_1,h_2/b.jpg");
  EXPECT_EQ(address("<picture><source srcset='a.webp 400w, b.webp 800w'><img src=a.jpg></picture>"),
            "https://a.test/x/b.webp");
  EXPECT_EQ(address("<img src=a.jpg srcset=''>"), "https://a.test/x/a.jpg");
}

TEST(Insets, AddressesThatScriptsLoadCount) {
  EXPECT_EQ(address("<img src=data:image/gif;base64,R0lGOD data-src=/a.jpg>"), "https://a.test/a.jpg");
  EXPECT_EQ(address("<img src=small.jpg data-src=large.jpg>"), "https://a.test/x/large.jpg");
  EXPECT_EQ(address("<img data-srcset='a.jpg 300w, b.jpg 600w' src=spacer.gif>"), "https://a.test/x/b.jpg");
  EXPECT_EQ(address("<img data-original=a.jpg>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img src=loading.gif data-original=a.jpg>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img data-lazy-src=//c.test/img/7>"), "https://c.test/img/7");
  EXPECT_EQ(address("<img data-src='a-{width}.jpg' src=a.jpg>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img src=data:image/gif;base64,R0lGOD>"), "none");
  EXPECT_EQ(address("<img data-config='{\"src\": \"a.jpg\"}'>"), "none");
  EXPECT_EQ(address("<amp-img src=a.jpg width=600 height=400></amp-img>"), "https://a.test/x/a.jpg");
}

TEST(Insets, CopiesForReadersWithoutScriptCountOnce) {
  EXPECT_EQ(address("<img data-src=a.jpg src=data:,><noscript><img src=a-large.jpg></noscript>"),
            "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<noscript><img src=a.jpg></noscript><img class=lazy data-src=b.jpg>"),
            "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img class=lazy src=data:,><noscript><img src=a.jpg></noscript>"),
            "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img src=a.jpg?w=300><p>-</p><img src=a.jpg?w=600>"), "https://a.test/x/a.jpg?w=300");
}

TEST(Insets, IconsAndTrackersAreNone) {
  EXPECT_EQ(address("<img src=a.jpg width=64 height=64>"), "none");
  EXPECT_EQ(address("<img src=a.jpg width=1 height=1>"), "none");
  EXPECT_EQ(address("<img src=a.jpg width=100% height=auto>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<img src=a.jpg class='avatar round'>"), "none");
  EXPECT_EQ(address("<img src=a.jpg class=social-icon>"), "none");
  EXPECT_EQ(address("<img src=a.jpg style='display:none'>"), "none");
  EXPECT_EQ(address("<img src=/t/pixel.gif>"), "none");
  EXPECT_EQ(address("<img src=javascript:x>"), "none");
}

TEST(Insets, PicturesInCardsAndMenusAreNone) {
  EXPECT_EQ(address("<div class=card><img src=a.jpg><h3><a href=/1>- Another story</a></h3></div>"), "none");
  EXPECT_EQ(address("<div class=related><img src=a.jpg></div>"), "none");
  EXPECT_EQ(address("<div class=ad-slot><a href=/1><img src=a.jpg></a></div>"), "none");
  EXPECT_EQ(address("<nav><img src=a.jpg></nav>"), "none");
  EXPECT_EQ(
      address(
          "<div><img src=a.jpg><button>- Last</button><button>- Next</button><button>- Whole</button></div>"),
      "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<div><a href=a-large.html><img src=a.jpg></a></div>"), "https://a.test/x/a.jpg");
  EXPECT_EQ(address("<div><img src=a.jpg><small>- Photo: Ann Reed</small></div>"), "https://a.test/x/a.jpg");
}

TEST(Insets, CaptionsGoWithTheirPicture) {
  const std::string_view page =
      "<p>One</p><figure><img src=a.jpg alt=Door width=600 height=400>"
      "<figcaption>The <b>old</b> door</figcaption></figure><p>Two</p>";
  const Article article = article_of(page);
  ASSERT_EQ(article.pictures.size(), 1U);
  EXPECT_EQ(article.pictures[0].alt, "Door");
  EXPECT_EQ(article.pictures[0].caption, "The old door");
  EXPECT_EQ(article.pictures[0].width, 600U);
  EXPECT_EQ(article.pictures[0].height, 400U);
  EXPECT_EQ(markdown(page), "One\n\n![Door](https://a.test/x/a.jpg)\\\n*The old door*\n\nTwo\n");
  EXPECT_EQ(to_markdown(article_of(page, true), {.metadata = false}), markdown(page));
  EXPECT_EQ(body_text(article_of(page, true)), "One\n\n[The old door]\n\nTwo");
  const Article gallery = article_of(
      "<p>One</p><figure><img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption></figure><p>Two</p>");
  ASSERT_EQ(gallery.pictures.size(), 2U);
  EXPECT_EQ(gallery.pictures[0].caption, "");
  EXPECT_EQ(gallery.pictures[1].caption, "Both");
}

TEST(Insets, APictureLeadsTheText) {
  EXPECT_EQ(markdown("<img src=logo.png><article><header><h1>- Head</h1><p>- By Ann</p>"
                     "<figure><img src=a.jpg></figure></header><p>One</p></article>"),
            "![](https://a.test/x/a.jpg)\n\nOne\n");
  EXPECT_EQ(
      markdown("<article><figure><img src=a.jpg></figure><div><img src=face.jpg> <span>- By Ann Reed, our "
               "writer, who lives by the river and has <a href=/ann>written</a> much</span></div><p>One</p>"
               "</article>"),
      "![](https://a.test/x/a.jpg)\n\nOne\n");
  EXPECT_EQ(
      markdown(
          "<div><p>One</p><figure><img src=a.jpg></figure></div><div><img src=b.jpg><p>- More</p></div>"),
      "One\n\n![](https://a.test/x/a.jpg)\n");
}

TEST(Insets, PicturesStandBehindTheParagraphOrTableTheyStandIn) {
  EXPECT_EQ(markdown("<p>One <img src=a.jpg alt=A> goes on.</p><p>Two</p>"),
            "One goes on.\n\n![A](https://a.test/x/a.jpg)\n\nTwo\n");
  EXPECT_EQ(markdown("<table><tr><th>a<th>b<tr><td><img src=a.jpg>c<td>d<tr><td>e<td>f</table><p>Two</p>"),
            "| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n\n![](https://a.test/x/a.jpg)\n\nTwo\n");
  EXPECT_EQ(markdown("<ul><li>One<img src=a.jpg></li><li>Two</li></ul>"),
            "- One\n  ![](https://a.test/x/a.jpg)\n- Two\n");
}

TEST(Insets, EmojiAreCharacters) {
  EXPECT_EQ(
      markdown("<p>Well <img class=emoji alt=\"😀\" src=1.png> done <img alt=door src=2.png></p><p>Two</p>"),
      "Well 😀 done\n\n![door](https://a.test/x/2.png)\n\nTwo\n");
  EXPECT_EQ(
      markdown(
          "<p>Well <img class=wp-smiley alt=':)' src=1.gif> done <img class=emoji alt=':wave:' src=2.gif>"),
      "Well :) done\n");
}

TEST(Insets, SignsInCellsAreTheirWords) {
  const std::string head = "<table><tr><th>Plan<th>Free<th>Paid<tr><td>Backups";
  const std::string expected = "| Plan | Free | Paid |\n| --- | --- | --- |\n| Backups | No | Yes |\n";
  EXPECT_EQ(markdown(head + "<td><img src=no.svg alt=No><td><img src=yes.png width=16 alt=Yes></table>"),
            expected);
  EXPECT_EQ(markdown(head + "<td><span role=img aria-label=No></span><td><i aria-label=Yes></i></table>"),
            expected);
  EXPECT_EQ(markdown(head + "<td><img class=icon src=a alt=No.png><td><img src=yes.svg alt=Yes> ja</table>"),
            "| Plan | Free | Paid |\n| --- | --- | --- |\n| Backups | | ja "
            "|\n\n![Yes](https://a.test/x/yes.svg)\n");
}

TEST(Insets, FramesAndVideosAreEmbeds) {
  EXPECT_EQ(markdown("<p>One</p><figure><audio src=a.mp3 title=Player></audio><figcaption>-A bell, at "
                     "night</figcaption></figure><p>Two</p>"),
            "One\n\n[-A bell, at night](https://a.test/x/a.mp3)\n\nTwo\n");
  EXPECT_EQ(markdown("<p>One</p><iframe src=//v.test/e/1 title='How to'></iframe><p>Two</p>"),
            "One\n\n[How to](https://v.test/e/1)\n\nTwo\n");
  EXPECT_EQ(markdown("<p>One</p><iframe data-src=/e/1 src=about:blank></iframe><p>Two</p>"),
            "One\n\n[https://a.test/e/1](https://a.test/e/1)\n\nTwo\n");
  EXPECT_EQ(
      markdown("<p>One</p><video aria-label=Film><source src=a.mp4><p>- No video</p></video><p>Two</p>"),
      "One\n\n[Film](https://a.test/x/a.mp4)\n\nTwo\n");
  EXPECT_EQ(markdown("<p>One</p><blockquote class='x-embed' data-permalink=/p/7><p><a href=/x>-Look at "
                     "this</a></p></blockquote>"
                     "<p>Two</p><blockquote class='x-embed'><p>-Look</p><a href=/p/8>-May "
                     "5</a></blockquote><p>Three</p>"),
            "One\n\n[https://a.test/p/7](https://a.test/p/7)\n\nTwo\n\n"
            "[https://a.test/p/8](https://a.test/p/8)\n\nThree\n");
  for (const std::string_view none :
       {"<iframe src=/t width=1 height=1></iframe>", "<iframe src=/t hidden></iframe>", "<iframe></iframe>",
        "<div class=advert><iframe src=/t></iframe></div>", "<iframe src=javascript:x></iframe>",
        "<div><h3>- More</h3><iframe src=/t></iframe><a href=/>- all of them</a></div>"}) {
    EXPECT_EQ(markdown("<p>One</p>" + std::string(none) + "<p>Two</p>"), "One\n\nTwo\n") << none;
  }
}

TEST(Insets, RulesStandBetweenChosenBlocks) {
  EXPECT_EQ(markdown("<hr><p>One</p><hr><hr><p>Two</p><hr><p>- Three</p><p>Four</p>"),
            "One\n\n---\n\nTwo\n\nFour\n");
}

TEST(Containers, CalloutsAreToldByClassRoleOrSign) {
  const std::string expected =
      "One of many words, so that the note is a small part\n\n> [!NOTE]\n> Take care.\n";
  for (const std::string_view box :
       {"<div class='admonition note'><p class=admonition-title>Note</p><p>Take care.</p></div>",
        "<div class='alert alert-primary'>Take care.</div>", "<p class=note>Take care.</p>",
        "<aside class='md-aside md-aside--note'><p>NOTE:</p><p>Take care.</p></aside>",
        "<div class='x-macro x-macro-note'><div class=x-macro-note-body><p>Take care.</p></div></div>",
        ("<div class='admonitionblock note'><table><tr><td><p class=title>Note</p><td>Take "
         "care.</table></div>"),
        "<div role=note>Take care.</div>", "<aside aria-label=Note><p>Take care.</p></aside>",
        "<blockquote><p>[!NOTE]<br>Take care.</p></blockquote>",
        "<blockquote><p>[!NOTE]</p><p>Take care.</p></blockquote>",
        "<div class=callout data-callout=note><div class=callout-title>Note</div><p>Take care.</p></div>",
        "<blockquote class='callout note'><p>Take care.</p></blockquote>"}) {
    EXPECT_EQ(markdown("<p>One of many words, so that the note is a small part</p>" + std::string(box)),
              expected)
        << box;
  }
  EXPECT_EQ(markdown("<div class=note><p>All of the text stands in it.</p></div>"),
            "All of the text stands in it.\n");
  EXPECT_EQ(markdown("<p>One of many words, in all</p><div class=notes-list><p>No note.</p></div>"),
            "One of many words, in all\n\nNo note.\n");
}

TEST(Containers, CalloutsThatFoldHaveTheirSummaryAsTitle) {
  EXPECT_EQ(
      markdown("<p>One of many words, so that the note is a small part</p><details class='admonition tip'>"
               "<summary>Of mud</summary><p>Take care.</p></details>"),
      "One of many words, so that the note is a small part\n\n> [!TIP]\n> **Of mud**\n>\n> Take care.\n");
}

TEST(Insets, PicturesStandInTheItemThatTheyBegin) {
  EXPECT_EQ(
      markdown(
          "<p>a</p><ul><li><img src=/b.png width=400>b</li><li><img src=/c.png width=400><p>c</p></li></ul>"
          "<p>d</p>"),
      "a\n\n- b\n  ![](https://a.test/b.png)\n- c\n  ![](https://a.test/c.png)\n\nd\n");
}

TEST(Containers, DetailsAndPosts) {
  EXPECT_EQ(
      markdown("<p>One</p><details><summary>More <i>of it</i></summary><p>Words</p></details><p>Two</p>"),
      "One\n\n**More of it**\n\nWords\n\nTwo\n");
  const Article article = article_of(
      "<p>One</p><blockquote class=quoted><p lang=en>It works.</p>&mdash; Ada Reed (@ada) "
      "<a href='/ada/1'>May 2, 2024</a></blockquote><p>Two</p>");
  ASSERT_EQ(article.containers.size(), 1U);
  EXPECT_EQ(article.containers[0].kind, ContainerKind::post);
  EXPECT_EQ(article.containers[0].author, "Ada Reed (@ada)");
  EXPECT_EQ(article.containers[0].date, "May 2, 2024");
  EXPECT_EQ(article.containers[0].url, "https://a.test/ada/1");
  EXPECT_EQ(article.blocks[1].quote, 0);
  EXPECT_EQ(to_markdown(article, {.metadata = false}),
            "One\n\n> It works.\n>\n> — Ada Reed (@ada) [May 2, 2024](https://a.test/ada/1)\n\nTwo\n");
}

TEST(Lists, TasksNumbersAndDefinitions) {
  EXPECT_EQ(
      markdown("<ul><li><input type=checkbox checked> Bread<li><p><input type=checkbox>Milk<li>Rest</ul>"),
      "- [x] Bread\n- [ ] Milk\n- Rest\n");
  EXPECT_EQ(markdown("<ul><li><span><input type=checkbox></span>2 eggs<li>Salt</ul>"), "- 2 eggs\n- Salt\n");
  EXPECT_EQ(markdown("<ul class=todo><li><div class='checkbox checkbox-on'></div> <span>Bread</span></ul><ul "
                     "class=todo><li><div "
                     "class='checkbox checkbox-off'></div>Milk</ul><ul class=todo><li><div "
                     "class=checkbox></div>Rest</ul>"),
            "- [x] Bread\n- [ ] Milk\n- Rest\n");
  const Article article = article_of("<ol type=a start=3><li>c<li>d</ol><ol><li>1</ol>");
  EXPECT_EQ(article.blocks[0].numbering, 'a');
  EXPECT_EQ(article.blocks[1].ordinal, 4U);
  EXPECT_EQ(article.blocks[2].numbering, '1');
  EXPECT_EQ(markdown("<dl><dt>Weir</dt><dd>A low dam.</dd><dd><p>A</p><p>fence.</p></dd></dl>"),
            "Weir\n: A low dam.\n: A\n: fence.\n");
  EXPECT_EQ(markdown("<dd>One</dd><dd>Two</dd><dl><dd>Three</dl>"), "One\n\nTwo\n\nThree\n");
}

TEST(Insets, APlayerIsNamedForItsSite) {
  EXPECT_EQ(markdown("<p>a</p><lite-reeds videoid=a1_B playlabel='Play: Reed'></lite-reeds><amp-reeds "
                     "data-videoid=123></amp-reeds><p>b</p>"),
            "a\n\n[Play: Reed](https://www.reeds.com/embed/a1_B)\n\n"
            "[https://reeds.com/123](https://reeds.com/123)\n\nb\n");
  EXPECT_EQ(markdown("<p>a</p><lite-reeds></lite-reeds><reeds-video videoid=1></reeds-video><lite-a-b "
                     "videoid=1></lite-a-b><p>b</p>"),
            "a\n\nb\n");
}

TEST(Quotes, TwoInARowStayTwo) {
  EXPECT_EQ(markdown("<blockquote>a</blockquote><blockquote>b<p>c</blockquote>"), "> a\n\n> b\n>\n> c\n");
  EXPECT_EQ(markdown("<blockquote>a<blockquote>b</blockquote><blockquote>c</blockquote>d</blockquote>"),
            "> a\n>\n> > b\n>\n> > c\n>\n> d\n");
  EXPECT_NE(to_html(article_of("<blockquote>a</blockquote><blockquote>b</blockquote>"))
                .find("<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>"),
            std::string::npos);
}

TEST(Marks, DeletedInsertedAndReadings) {
  EXPECT_EQ(markdown("<p>Was <s>20</s> <strike>30</strike>, <del>40</del>, <ins>15</ins></p>"),
            "Was ~~20~~ ~~30~~, ~~40~~, <ins>15</ins>\n");
  EXPECT_EQ(markdown("<p><ruby>山<rp>(</rp><rt>やま</rt><rp>)</rp></ruby>の<a "
                     "href=/1><ruby>村<rt>むら</rt></ruby></a></p>"),
            "山の[村](https://a.test/1)\n");
}

TEST(Insets, HostilePagesCostNoMoreThanTheirSize) {
  const auto repeated = [](std::string_view part) {
    std::string out = "<p>One</p>";
    while (out.size() < 1'000'000) out += part;
    return out + "<p>Two</p>";
  };
  for (const std::string_view part :
       {"<img src=a.jpg>", "<img src=b>", "<source srcset='a.jpg 1w'>", "<details>",
        "<details><summary>a</summary>b", "<iframe src=/a></iframe>", "<hr>", "<blockquote>[!NOTE]a",
        "<div class=note>a", "<video>", "<dl><dt>a<dd>b", "<picture><source srcset=a><img src=b></picture>",
        "<figure><img src=a.jpg><figcaption>a</figcaption></figure>", "<div class='note'>",
        "<p>a<img alt='😀'>", "<ul><li><img src=a.jpg>b"}) {
    const std::string page = repeated(part);
    std::string out;
    EXPECT_LT(seconds_of([&] { out = markdown(page); }), 2.0) << part;
    EXPECT_LT(out.size(), 12'000'000U) << part;
  }
}

}  // namespace
}  // namespace pith::block
