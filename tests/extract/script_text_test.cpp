// The article of a page that only its scripts hold.
#include "pith/pith.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

std::string sentence(int number) {
  return "The ferry number " + std::to_string(number) +
         " sails at midnight and carries a cupboard full of books.";
}

std::string paragraphs(int first, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>" + sentence(first + i) + "</p>";
  return out;
}

std::vector<std::string> texts_of(const std::string& state) {
  const std::string page =
      "<html><head><title>The library</title></head><body><div id=app></div>"
      "<script id=state type=\"application/json\">" +
      state + "</script></body></html>";
  const auto article = extract({.bytes = page});
  std::vector<std::string> out;
  if (!article) return out;
  for (const Block& block : article->blocks) out.emplace_back(article->words(block));
  return out;
}

TEST(ScriptText, ContentOfTheStoryIsTakenWithoutCardsAndLabels) {
  std::string state = R"({"story":{"dek":")" + sentence(1) + R"(","bio":")" + sentence(2) +
                      R"(","content":")" + "<h2>No fines</h2>" + paragraphs(10, 8) + R"("},"related":[)";
  for (int i = 20; i < 26; ++i) {
    state += (i > 20 ? "," : "") + std::string(R"({"dek":")") + sentence(i) + R"(","html":"<p>)" +
             sentence(i) + R"(</p>"})";
  }
  state += R"(],"messages":{"cookies":")" + sentence(30) + R"(","footer":")" + sentence(31) + R"("}})";
  const std::vector<std::string> texts = texts_of(state);
  ASSERT_EQ(texts.size(), 9U);
  EXPECT_EQ(texts[0], "No fines");
  EXPECT_EQ(texts[1], sentence(10));
  EXPECT_EQ(texts[8], sentence(17));
}

TEST(ScriptText, MarkupKeepsItsStructure) {
  const std::string page = R"(<body><script type="application/json">{"content":"<h2>No fines</h2>)" +
                           paragraphs(1, 8) + R"(<ul><li>a stamp</li></ul>"}</script></body>)";
  const auto article = extract({.bytes = page});
  ASSERT_TRUE(article);
  ASSERT_EQ(article->blocks.size(), 10U);
  EXPECT_EQ(article->blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(article->blocks[9].kind, BlockKind::list_item);
}

TEST(ScriptText, PostsOfAThreadAreTakenTogether) {
  std::string state = R"({"posts":[)";
  for (int i = 0; i < 6; ++i) {
    state += (i > 0 ? "," : "") + std::string(R"({"cooked":")") + paragraphs(10 * i, 2) + R"(","title":")" +
             (i == 3 ? sentence(99) : "short") + R"("})";
  }
  state += "]}";
  const std::vector<std::string> texts = texts_of(state);
  ASSERT_EQ(texts.size(), 12U);
  EXPECT_EQ(texts[11], sentence(51));
}

TEST(ScriptText, StatesInAttributesAndInStringsAreReadToo) {
  std::string posts = R"({\"posts\":[)";
  for (int i = 0; i < 6; ++i) {
    posts += (i > 0 ? "," : "") + std::string(R"({\"cooked\":\"<p>)") + sentence(10 * i) + R"(</p>\"})";
  }
  std::string state = R"({"site":"{}","topic":")" + posts + R"(]}"})";
  for (std::size_t at = 0; (at = state.find('"', at)) != std::string::npos; at += 6)
    state.replace(at, 1, "&quot;");
  const std::string page = "<body><div hidden data-preloaded=\"" + state + "\"></div></body>";
  const auto article = extract({.bytes = page});
  ASSERT_TRUE(article);
  ASSERT_EQ(article->blocks.size(), 6U);
  EXPECT_EQ(article->words(article->blocks[5]), sentence(50));
}

TEST(ScriptText, ParagraphsOfAListOfBlocksAreTakenTogether) {
  std::string state = R"({"page":{"summary":")" + sentence(1) + R"(","body":[)";
  for (int i = 10; i < 18; ++i) {
    state += (i > 10 ? "," : "") + std::string(R"({"type":"text","text":")") + sentence(i) + R"("})";
  }
  state += "]}}";
  EXPECT_EQ(texts_of(state).size(), 8U);
}

}  // namespace
}  // namespace pith
