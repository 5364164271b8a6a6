#include "charset/gzip.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <zlib.h>

namespace pith::charset {
namespace {

std::string gzip(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  std::string input(text);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

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
