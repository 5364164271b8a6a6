#include "text/prose.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::text {
namespace {

bool is_prose_by_itself(std::string_view text) {
  return is_prose(text, data::PhraseText(telling_part(text)));
}

TEST(Prose, IsEnoughWordsThatEndAsASentence) {
  EXPECT_TRUE(is_prose_by_itself("The council of the small town met on Monday evening."));
  EXPECT_FALSE(is_prose_by_itself("The council of the small town met on Monday evening"));
  EXPECT_FALSE(is_prose_by_itself("The council met on Monday."));
  EXPECT_FALSE(is_prose_by_itself(""));
}

TEST(Prose, OfAScriptWithoutSpacesIsEnoughCharacters) {
  EXPECT_TRUE(is_prose_by_itself("小镇议会星期一晚上开会讨论河上新桥的修建问题大家都同意。"));
  EXPECT_FALSE(is_prose_by_itself("小镇议会星期一晚上开会讨论。"));
}

TEST(Prose, IsWhateverIsTooLongForFurniture) {
  std::string text;
  while (text.size() <= longest_furniture) text += "bridge ";
  EXPECT_TRUE(is_prose_by_itself(text));
  EXPECT_LT(telling_part(text).size(), 60U);
  EXPECT_TRUE(text.starts_with(telling_part(text)));
}

}  // namespace
}  // namespace pith::text
