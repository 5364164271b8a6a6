#include "charset/twice.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::charset {
namespace {

std::string undone(std::string_view text) {
  std::string storage;
  return std::string(undo_second_encoding(text, storage));
}

TEST(EncodedTwice, IsUndoneWhereAWholePageIs) {
  EXPECT_EQ(undone("itâ€™s hers, itâ€™s his, and â€œoursâ€\u009d at the cafÃ©"),
            "it’s hers, it’s his, and “ours” at the café");
  EXPECT_EQ(undone("ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð¼Ð¸Ñ€ Ð¸ Ð²Ð°Ð¼"), "Привет мир и вам");
}

TEST(EncodedTwice, StaysWhereItIsQuoted) {
  const std::string_view about = "“â€™” is what becomes of ’, as café becomes cafÃ© – they say";
  EXPECT_EQ(undone(about), about);
}

TEST(EncodedTwice, IsNoTextThatWasEncodedOnce) {
  for (const std::string_view text :
       {"Noël à l’école, été comme hiver, où l’œuvre naïve gît", "Þórður á Ísafirði, það er nú það",
        "čeština žlutý kůň", "日本語の文章。", "plain", ""})
    EXPECT_EQ(undone(text), text);
}

}  // namespace
}  // namespace pith::charset
