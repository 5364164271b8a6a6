#include "score/judge.hpp"

#include "data/model.hpp"
#include "dom/parse.hpp"
#include "score/head.hpp"
#include "score/veto.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pith::score {
namespace {

/// A page with navigation, an article of ten paragraphs and a footer.
std::string sample_page() {
  std::string html = "<html><head><title>The lighthouse keeper - Example</title></head><body><nav><ul>";
  for (const char* item : {"Home", "News", "Sport", "Culture", "About"}) {
    html += std::string("<li><a href=/") + item + ">" + item + "</a></li>";
  }
  html += "</ul></nav><main><article><h1>The lighthouse keeper</h1>";
  for (int i = 0; i < 10; ++i) {
    html += "<p>On the " + std::to_string(i) +
            "th evening the keeper climbed the stairs, trimmed the wick and wrote down the weather, as she "
            "had done "
            "every day since the war, because nobody had told her that the ships had gone.</p>";
  }
  return html +
         "</article></main><footer><p><a href=/terms>Terms</a> <a href=/privacy>Privacy</a></p></footer>";
}

struct Judged {
  dom::Parser parser;
  std::vector<Element> elements;
  Segmentation segmentation;
  FeatureTable table;
  Verdict verdict;

  explicit Judged(const std::string& html, Focus focus = Focus::balanced,
                  const Model& model = Model::built_in()) {
    const dom::Document& document = **parser.parse(html, Limits{});
    survey(document, elements);
    segment(document, elements, segmentation);
    const PageView view{document, elements, segmentation, {}};
    fill_features(view, table);
    verdict = judge(view, table, model, focus);
  }
  std::size_t kept() const {
    std::size_t n = 0;
    for (const std::uint8_t keep : verdict.keep) n += keep;
    return n;
  }
};

std::size_t kept_that_begin(const Judged& page, std::string_view words) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i)
    kept += page.verdict.keep[i] != 0 &&
            page.segmentation.text_of(page.segmentation.blocks[i]).starts_with(words);
  return kept;
}

TEST(Features, EveryColumnHasANameAndAMeaning) {
  ASSERT_EQ(feature_infos().size(), feature_count);
  for (const FeatureInfo& info : feature_infos()) {
    EXPECT_FALSE(info.name.empty());
    EXPECT_FALSE(info.meaning.empty());
  }
}

TEST(Features, TellParagraphsFromMenus) {
  const std::string html = sample_page();
  const Judged page(html);
  const auto& blocks = page.segmentation.blocks;
  ASSERT_GT(blocks.size(), 12U);
  EXPECT_EQ(page.table.at(0, Feature::link_density), 1.0F);  // "Home"
  EXPECT_EQ(page.table.at(0, Feature::levels_nav), 2.0F);
  EXPECT_EQ(page.table.at(7, Feature::link_density), 0.0F);  // a paragraph
  EXPECT_EQ(page.table.at(7, Feature::in_best), 1.0F);
  EXPECT_EQ(page.table.at(7, Feature::ends_sentence), 1.0F);
  EXPECT_EQ(page.table.at(5, Feature::is_heading), 1.0F);  // the headline
  EXPECT_GT(page.table.at(5, Feature::is_title), 0.7F);
}

TEST(Features, LikenToTheTitleWhatIsSpelledInAnotherWay) {
  for (const auto& [title, headline] :
       {std::pair("Café Müller opens", "Cafe MULLER opens"), std::pair("Cafe Muller", "Café Müller"),
        std::pair("Ｃａｆｅ", "Cafe")}) {
    const Judged page("<title>" + std::string(title) + "</title><p>To the harbour</p><p>" + headline +
                      "</p>");
    EXPECT_EQ(page.table.at(0, Feature::is_title), 0.0F) << title;
    EXPECT_EQ(page.table.at(1, Feature::is_title), 1.0F) << title;
  }
}

TEST(Features, TellWhatAClassSays) {
  const Judged page("<div class=sidebar><p>More of this</p></div><p class=footer>The end of it</p>");
  EXPECT_EQ(page.table.at(0, Feature::class_sidebar), 1.0F);
  EXPECT_EQ(page.table.at(1, Feature::class_footer), 0.0F);
  EXPECT_GT(page.table.at(0, Feature::class_footer), 1.0F);  // none
}

TEST(Features, TellWhereAnotherArticleBegins) {
  const std::string one = sample_page();
  const std::size_t begin = one.find("<article>");
  std::string second = one.substr(begin, one.find("</article>") + 10 - begin);
  second.replace(second.find("The lighthouse keeper"), 21, "The ferryman’s dog");
  std::string html = one;
  html.insert(html.find("</main>"), second);
  const Judged page(html);
  constexpr std::size_t first_paragraph = 6,
                        later_paragraph = 18;  // five menu items and a headline; eleven more
  EXPECT_EQ(page.table.at(first_paragraph, Feature::other_article), 1.0F);
  EXPECT_EQ(page.table.at(first_paragraph, Feature::h1_since), 0.0F);
  EXPECT_EQ(page.table.at(later_paragraph, Feature::other_article), 2.0F);
  EXPECT_EQ(page.table.at(later_paragraph, Feature::h1_since), 1.0F);
  EXPECT_EQ(page.table.at(later_paragraph, Feature::headlines_since), 1.0F);
}

TEST(Features, TellCardsFromSingleBoxes) {
  std::string html = "<body><div><img src=a.jpg><p>One box of its own</p></div><ul>";
  for (int i = 0; i < 5; ++i)
    html += "<li><img src=b.jpg><h3>A card</h3><p>of some words, 12 May 2024</p></li>";
  const Judged page(html + "</ul></body>");
  EXPECT_EQ(page.table.at(0, Feature::card_words), 0.0F);
  EXPECT_EQ(page.table.at(1, Feature::card_words), 8.0F);
  EXPECT_EQ(page.table.at(2, Feature::card_pictures), 1.0F);
  EXPECT_EQ(page.table.at(2, Feature::card_headings), 1.0F);
  EXPECT_EQ(page.table.at(2, Feature::card_dates), 1.0F);
}

TEST(Survey, SelectorsInClassesSayNothing) {
  dom::Parser parser;
  const dom::Document& document =
      **parser.parse("<body><p class='[&_nav]:m-2'>a</p><p class='nav'>b</p></body>", Limits{});
  std::vector<Element> elements;
  survey(document, elements);
  std::vector<std::uint32_t> groups;
  for (dom::NodeId id = 0; id < document.size(); ++id)
    if (document.tag(id) == dom::Tag::p) groups.push_back(elements[id].groups);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0], 0U);
  EXPECT_NE(groups[1], 0U);
}

TEST(Survey, NamesThatAreDrawnAsIconsAreHidden) {
  dom::Parser parser;
  const dom::Document& document = **parser.parse(
      "<p><i class=material-icons>info</i> a <span class='material-symbols-outlined big'>arrow_back</span> "
      "<i "
      "class=material>b</i>",
      Limits{});
  std::vector<Element> elements;
  Segmentation segmentation;
  survey(document, elements);
  segment(document, elements, segmentation);
  ASSERT_EQ(segmentation.blocks.size(), 1U);
  EXPECT_EQ(segmentation.text_of(segmentation.blocks[0]), "a b");
}

TEST(Model, BuiltInModelIsReadable) { EXPECT_TRUE(Model::read(data::model_bytes()).has_value()); }

TEST(Model, RefusesWhatIsNoModel) {
  EXPECT_FALSE(Model::read("").has_value());
  EXPECT_FALSE(Model::read("PITH and then nothing").has_value());
  const std::string_view good = data::model_bytes();
  EXPECT_FALSE(Model::read(good.substr(0, good.size() - 4)).has_value());
  EXPECT_FALSE(Model::read(std::string(good) + "more").has_value());
  std::string other_table(good);
  other_table[8] = static_cast<char>(other_table[8] + 1);  // the digest of the features' names
  EXPECT_FALSE(Model::read(other_table).has_value());
  std::string other_format(good);
  other_format[4] = 1;
  EXPECT_FALSE(Model::read(other_format).has_value());
}

/// A model that takes every page for one of `type`, blocks of more than ten words for its article with a
/// probability of .73, shorter ones with one of .35; if `of_company`, in truth only those behind a block of
/// the article.
Model model_of(std::size_t type, bool of_company = false) {
  std::string bytes(data::model_bytes().substr(0, 16));  // magic, format, digest of the features, columns
  const auto number = [&bytes](std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift);
  };
  const auto real = [&number](float value) { number(std::bit_cast<std::uint32_t>(value)); };
  const auto words = static_cast<std::size_t>(Feature::words);
  const auto before = static_cast<std::size_t>(Feature::stacked_before);
  // Thresholds before the column, and what they are.
  for (std::size_t c = 0; c <= column_count; ++c) number((c > words ? 1 : 0) + (c > before ? 1 : 0));
  real(10), real(0.5F);
  number(1), number(page_types.size()), number(0);  // depth, outputs and trees of the page's type
  for (std::size_t i = 0; i < page_types.size(); ++i) real(i == type ? 20 : 0);
  number(1), number(1), number(0), real(0);                      // of the article's share
  number(1), number(1), number(1), real(0), number(words << 8);  // of the blocks
  real(-0.62F), real(1);                                         // left, right
  number(1), number(1), number(of_company ? 1 : 0), real(0);     // of the blocks with their company
  if (of_company) number(before << 8), real(-3), real(3);
  number(2), real(0), real(1);  // calibration
  return Model::read(bytes).value();
}

TEST(Model, HasTheLastWordOfABlocksCompany) {
  const std::string html =
      "<article><p>The ferry sails at noon, when the tide is in, and comes back with the post.</p></article>"
      "<section>Gone at noon</section><aside>Back at six</aside>";
  const std::vector<float> alone = Judged(html, Focus::balanced, model_of(0)).verdict.probability;
  const std::vector<float> company = Judged(html, Focus::balanced, model_of(0, true)).verdict.probability;
  ASSERT_EQ(alone.size(), 3U);
  EXPECT_GT(alone[0], 0.7F);
  EXPECT_LT(alone[1], 0.4F);
  EXPECT_LT(company[0], 0.1F);
  EXPECT_GT(company[1], 0.9F);
  EXPECT_LT(company[2], 0.1F);
}

TEST(Judge, ExpectsMoreOfAPageOfManyTexts) {
  const std::string html =
      "<p>The ferry sails at noon, when the tide is in, and comes back with the post of the week "
      "before.</p><ul>"
      "<li>Gone at noon with tide</li><li>Back at six with post</li><li>Not at all in fog</li></ul>";
  const auto kept = [&html](std::size_t type) {
    return Judged(html, Focus::balanced, model_of(type)).kept();
  };
  const auto type = [](PageType one) {
    return static_cast<std::size_t>(std::ranges::find(page_types, one) - page_types.begin());
  };
  for (const PageType one : {PageType::product, PageType::service, PageType::documentation})
    EXPECT_EQ(kept(type(one)), 1U) << to_string(one);
  for (const PageType many : {PageType::forum, PageType::collection, PageType::listing})
    EXPECT_EQ(kept(type(many)), 4U) << to_string(many);
}

TEST(Judge, KeepsTheArticleAndNotTheMenus) {
  const std::string html = sample_page();
  const Judged page(html);
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i) {
    const std::string_view text = page.segmentation.text_of(page.segmentation.blocks[i]);
    if (text.starts_with("On the ")) {
      EXPECT_TRUE(page.verdict.keep[i]) << text;
    }
    if (text == "Home" || text == "Sport" || text.starts_with("Terms")) {
      EXPECT_FALSE(page.verdict.keep[i]) << text;
    }
  }
  EXPECT_EQ(page.verdict.page_type, PageType::article);
  EXPECT_GT(page.verdict.expected_f1, 0.7F);
}

TEST(Judge, FocusMovesAlongTheCurve) {
  const std::string html = sample_page();
  const std::size_t precise = Judged(html, Focus::precision).kept();
  const std::size_t balanced = Judged(html, Focus::balanced).kept();
  const std::size_t complete = Judged(html, Focus::recall).kept();
  EXPECT_LE(precise, balanced);
  EXPECT_LE(balanced, complete);
}

/// How many of ten chosen paragraphs stay when `boxed` of them stand in boxes that say `kind`.
std::size_t kept_after_veto(int boxed, float probability, std::string_view kind = "newsletter") {
  std::string html = "<body>";
  for (int i = 0; i < 10; ++i) {
    html += (i < boxed ? "<div class=" + std::string(kind) + ">" : "<div>") + "<p>Paragraph number " +
            std::to_string(i) + " of a page.</p></div>";
  }
  dom::Parser parser;
  const dom::Document& document = **parser.parse(html, Limits{});
  std::vector<Element> elements;
  Segmentation segmentation;
  survey(document, elements);
  segment(document, elements, segmentation);
  std::vector<std::uint8_t> keep(segmentation.blocks.size(), 1);
  const PageView page{document, elements, segmentation, {}};
  const std::vector<float> probabilities(keep.size(), probability);
  if (kind == "reviews") {
    veto_reviews(page, probabilities, keep);
  } else {
    veto_boxes(page, probabilities, keep);
  }
  return static_cast<std::size_t>(std::count(keep.begin(), keep.end(), 1));
}

TEST(Veto, TakesSmallBoxesUnlessTheyHoldMuchOfTheTextOrAreBeyondDoubt) {
  EXPECT_EQ(kept_after_veto(1, 0.7F), 9U);
  EXPECT_EQ(kept_after_veto(2, 0.7F), 8U);
  EXPECT_EQ(kept_after_veto(5, 0.7F), 10U);
  EXPECT_EQ(kept_after_veto(1, 0.95F), 10U);
}

TEST(Veto, LeavesBoxesOfTheTextAndHeadings) {
  EXPECT_EQ(kept_after_veto(1, 0.7F, "signup-box"), 9U);
  EXPECT_EQ(kept_after_veto(1, 0.7F, "universalCallout__body"), 10U);
  EXPECT_EQ(kept_after_veto(1, 0.7F, "'site-alert alert--info'"), 10U);
  EXPECT_EQ(kept_after_veto(1, 0.7F, "'callout newsletterSignup'"), 9U);
  EXPECT_EQ(kept_after_veto(1, 0.7F, "x><h2 id=further-considerations"), 10U);
}

TEST(Veto, TakesCommentsUpToHalfOfTheText) {
  EXPECT_EQ(kept_after_veto(4, 0.7F, "comments"), 6U);
  EXPECT_EQ(kept_after_veto(6, 0.7F, "comments"), 10U);
}

TEST(Veto, TakesReviewsUnlessTheyAreMostOfAProductsPage) {
  EXPECT_EQ(kept_after_veto(3, 0.7F, "reviews"), 7U);
  EXPECT_EQ(kept_after_veto(6, 0.7F, "reviews"), 10U);
}

TEST(Judge, KeepsTheHeadingOfAList) {
  std::string html = sample_page();
  html.insert(html.find("<p>On the 5th"),
              "<h2>Lamps</h2><ul><li>The old one, of brass</li><li>The new one, of glass</li></ul>");
  EXPECT_EQ(kept_that_begin(Judged(html), "Lamps"), 1U);
}

TEST(Judge, KeepsAHeadingThatLinksToItself) {
  const auto kept = [](std::string_view target) {
    std::string html = sample_page();
    html.insert(html.find("</ul>"), "<li><a href=#lamps>Lamps</a></li>");
    html.insert(html.find("<p>On the 5th"),
                "<h2 id=lamps><a href='" + std::string(target) + "'>Lamps</a></h2>");
    return kept_that_begin(Judged(html), "Lamps");
  };
  EXPECT_EQ(kept("#lamps"), 1U);
  EXPECT_EQ(kept("/shop/lamps"), 0U);
}

TEST(Judge, LabelsOfButtonsAreNoText) {
  std::string html = sample_page();
  html.insert(html.find("<p>On the 5th"), "<p>The light in metres or feet:</p><button>In feet</button>");
  EXPECT_EQ(kept_that_begin(Judged(html), "In feet"), 0U);
}

TEST(Judge, ALongBlockIsChosenOnce) {
  std::string html = sample_page();
  const std::size_t at = html.find("<p>On the 3th");
  const std::size_t end = html.find("</p>", at) + 4;
  html.insert(end, html.substr(at, end - at));
  const Judged page(html);
  int kept = 0;
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i) {
    kept += page.verdict.keep[i] != 0 &&
            page.segmentation.text_of(page.segmentation.blocks[i]).starts_with("On the 3th");
  }
  EXPECT_EQ(kept, 1);
}

/// The sample page with another article of its own length below the first.
std::string endless_page(bool boxed) {
  const std::string one = sample_page();
  const std::size_t begin = one.find("<article>") + (boxed ? 0 : 9);
  std::string second = one.substr(begin, one.find("</article>") + (boxed ? 10 : 0) - begin);
  second.replace(second.find("The lighthouse keeper"), 21, "The ferryman’s dog");
  for (std::size_t at = 0; (at = second.find("On the ", at)) != std::string::npos; ++at)
    second.replace(at, 7, "In the ");
  std::string html = one;
  html.insert(html.find(boxed ? "</main>" : "</article>"), second);
  html.insert(html.find("</head>"),
              "<meta property=og:type content=article><script type='application/ld+json'>"
              "{\"@type\": \"NewsArticle\"}</script>");
  return html;
}

TEST(Judge, LeavesTheNextArticleBelowTheFirst) {
  const Judged page(endless_page(true));
  EXPECT_EQ(kept_that_begin(page, "On the "), 10U);
  EXPECT_EQ(kept_that_begin(page, "In the "), 0U);
}

TEST(Judge, KeepsASecondPartUnderAnH1OfTheSameBox) {
  const Judged page(endless_page(false));
  EXPECT_EQ(kept_that_begin(page, "On the "), 10U);
  EXPECT_EQ(kept_that_begin(page, "In the "), 10U);
}

TEST(Features, TellTheSummaryFromOtherParagraphs) {
  std::string html = sample_page();
  html.insert(html.find("<h1>"),
              "<p class=dek>A keeper who never learned that the ships had gone keeps the light.</p>");
  html.insert(
      html.find("</head>"),
      "<meta name=description content='A keeper who never learned that the ships had gone keeps the light'>");
  const Judged page(html);
  for (std::size_t i = 0; i < page.segmentation.blocks.size(); ++i) {
    const bool summary = page.segmentation.text_of(page.segmentation.blocks[i]).starts_with("A keeper who");
    EXPECT_EQ(page.table.at(i, Feature::is_description) > 0.9F, summary) << i;
  }
}

TEST(Head, TheAddressOfAPageIsItsCanonicalLinkElseWhatIsShared) {
  const auto address = [](const std::string& head) {
    dom::Parser parser;
    return address_in(
        **parser.parse("<html><head>" + head + "</head><body><p>text</p></body></html>", Limits{}));
  };
  const std::string shared = "<meta property=og:url content='https://example.org/shared'>";
  const std::string canonical = "<link rel=canonical href='https://example.org/a?b=1&amp;c'>";
  EXPECT_EQ(address(shared + canonical), "https://example.org/a?b=1&c");
  EXPECT_EQ(address(shared), "https://example.org/shared");
  EXPECT_EQ(address("<p>opens the body</p>" + canonical), "https://example.org/a?b=1&c");
  EXPECT_EQ(address("<title>none</title>"), "");
}

TEST(Judge, AnEmptyPageHasNoBlocksAndNoVerdict) {
  const Judged page("<html></html>");
  EXPECT_TRUE(page.verdict.keep.empty());
}

}  // namespace
}  // namespace pith::score
