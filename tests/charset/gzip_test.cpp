#include "charset/gzip.hpp"

#include "deflated.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pith::charset {
namespace {

using test::gzip;

TEST(Gunzip, Unpacks) {
  const std::string text(100'000, 'x');
  const auto out = gunzip(gzip(text), 1'000'000);
  ASSERT_TRUE(out);
  EXPECT_EQ(*out, text);
  EXPECT_EQ(*gunzip(gzip(""), 10), "");
}

TEST(Gunzip, UnpacksAllMembersAndIgnoresWhatFollows) {
  const auto out = gunzip(gzip("one ") + gzip("two") + "rest", 100);
  ASSERT_TRUE(out);
  EXPECT_EQ(*out, "one two");
}

TEST(Gunzip, ContentAsLongAsTheLimitPassesAndNoMore) {
  EXPECT_TRUE(gunzip(gzip("12345"), 5));
  const auto out = gunzip(gzip("123456"), 5);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, ErrorCode::limit);
  EXPECT_EQ(out.error().message, "gzip content is larger than the limit of 5 bytes");
}

TEST(Gunzip, ABombIsStoppedAtTheLimit) {
  const auto out = gunzip(gzip(std::string(5'000'000, '\0')), 1'000'000);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, ErrorCode::limit);
}

TEST(Gunzip, OtherDataTruncatedDataAndDamageAreErrors) {
  const std::string packed = gzip("some text that is packed here");
  for (std::size_t size = 0; size < packed.size(); ++size) {
    const auto out = gunzip(std::string_view(packed).substr(0, size), 1000);
    ASSERT_FALSE(out) << size;
    EXPECT_EQ(out.error().code, ErrorCode::input);
  }
  std::string damaged = packed;
  damaged[damaged.size() - 6] ^= 1;  // in the checksum
  EXPECT_EQ(gunzip(damaged, 1000).error().message, "gzip data is damaged");
  EXPECT_EQ(gunzip("<html>", 1000).error().message, "not gzip data");
}

}  // namespace
}  // namespace pith::charset
