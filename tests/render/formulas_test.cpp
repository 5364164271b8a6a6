// Formulas in every format.
#include "pith/render.hpp"

#include "render/article_builder.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr RenderOptions body_only = {.metadata = false};

ArticleBuilder with_formulas() {
  ArticleBuilder builder;
  builder.paragraph(R"(Größe x_1^2 of \(a_0\), for $5.)");
  builder.mark(MarkKind::formula, "x_1^2");
  builder.mark(MarkKind::formula, R"(\(a_0\))");
  builder.add(BlockKind::formula, R"(\[ h < t \])");
  return builder;
}

TEST(Formulas, StandBetweenDollarsInMarkdownAndAreNotEscaped) {
  EXPECT_EQ(to_markdown(with_formulas().article, body_only),
            "Größe $x_1^2$ of $a_0$, for \\$5.\n\n$$h < t$$\n");
}

TEST(Formulas, ADollarAloneIsNotEscaped) {
  ArticleBuilder builder;
  builder.paragraph("It costs $5 and $6.");
  EXPECT_EQ(to_markdown(builder.article, body_only), "It costs $5 and $6.\n");
}

TEST(Formulas, DoNotPartTheCellsOfATable) {
  ArticleBuilder builder;
  builder.row("size\tvalue", true);
  builder.row("|x|_2\t3");
  builder.mark(MarkKind::formula, "|x|_2");
  EXPECT_EQ(to_markdown(builder.article, body_only),
            "| size | value |\n| --- | --- |\n| $\\|x\\|_2$ | 3 |\n");
}

TEST(Formulas, DoNotBecomeTagsOrLinksInMarkdown) {
  ArticleBuilder builder;
  builder.paragraph("a<b and [a](b)");
  builder.mark(MarkKind::formula, "a<b");
  builder.mark(MarkKind::formula, "[a](b)");
  EXPECT_EQ(to_markdown(builder.article, body_only), "$a< b$ and $[a] (b)$\n");
}

TEST(Formulas, AreTheirTexInText) {
  EXPECT_EQ(body_text(with_formulas().article), "Größe x_1^2 of \\(a_0\\), for $5.\n\n\\[ h < t \\]");
}

TEST(Formulas, HaveAnElementOfTheirOwnInHtmlAndXml) {
  const std::string html = to_html(with_formulas().article, body_only);
  EXPECT_NE(
      html.find(R"(<span class="math inline">\(x_1^2\)</span> of <span class="math inline">\(a_0\)</span>)"),
      std::string::npos)
      << html;
  EXPECT_NE(html.find(R"(<p><span class="math display">\[h &lt; t\]</span></p>)"), std::string::npos) << html;
  const std::string xml = to_xml(with_formulas().article, body_only);
  EXPECT_NE(xml.find(R"(<formula notation="TeX">x_1^2</formula> of <formula notation="TeX">a_0</formula>)"),
            std::string::npos)
      << xml;
  EXPECT_NE(xml.find(R"(<formula notation="TeX" rend="display">h &lt; t</formula>)"), std::string::npos)
      << xml;
}

TEST(Formulas, AreListedInJsonWithTheirPlaceInTheText) {
  const Json json = Json::parse(to_json(with_formulas().article, body_only));
  EXPECT_EQ(json["formulas"].dump(), R"([{"tex":"x_1^2","begin":6,"end":11,"display":false},)"
                                     R"({"tex":"a_0","begin":15,"end":22,"display":false},)"
                                     R"({"tex":"h < t","begin":33,"end":44,"display":true}])");
  ArticleBuilder none;
  none.paragraph("No $formula$ here.");
  EXPECT_FALSE(Json::parse(to_json(none.article, body_only)).contains("formulas"));
}

TEST(Formulas, InListsAndCellsHaveTheirPlace) {
  ArticleBuilder builder;
  builder.item("of x and\ny^2");
  builder.mark(MarkKind::formula, "y^2");
  builder.row("a\tz_3");
  builder.mark(MarkKind::formula, "z_3");
  const Json json = Json::parse(to_json(builder.article, body_only));
  const auto text = json["text"].get<std::string>();
  ASSERT_EQ(json["formulas"].size(), 2U);
  for (const Json& formula : json["formulas"]) {
    const auto begin = formula["begin"].get<std::size_t>();
    EXPECT_EQ(text.substr(begin, formula["end"].get<std::size_t>() - begin), formula["tex"]);
  }
}

}  // namespace
}  // namespace pith::render
