#include "fetch/unpack.hpp"

#include "deflated.hpp"

#include <string>

#include <gtest/gtest.h>
#include <zstd.h>

namespace pith::fetch {
namespace {

using test::deflated;
using test::gzip;

std::string zstd(std::string_view text, int window_log = 0) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (window_log != 0) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
    ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  }
  std::string out(ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_inBuffer from{text.data(), text.size(), 0};
  ZSTD_outBuffer to{out.data(), out.size(), 0};
  ZSTD_compressStream2(context, &to, &from, ZSTD_e_continue);
  ZSTD_compressStream2(context, &to, &from, ZSTD_e_end);
  ZSTD_freeCCtx(context);
  out.resize(to.pos);
  return out;
}

// brotli_text, packed by the reference encoder.
const std::string brotli_text = "hello, hello, hello, hello, hello, world\n";
const std::string brotli_packed(
    "\x1b\x28\x00\x00\x24\x15\x40\x58\x72\x10\x45\xa8\xc9\xc4\xf2\x3c\xbd\x8f\x34", 19);

std::string unpacked(std::string_view codings, std::string_view packed, std::size_t step = 7,
                     std::size_t limit = 1'000'000) {
  Unpacking unpacking(limit);
  std::string out;
  if (const auto started = unpacking.start(codings); !started) return "error: " + started.error().cause;
  while (!packed.empty()) {
    const std::string_view piece = packed.substr(0, step);
    packed.remove_prefix(piece.size());
    if (const auto fed = unpacking.feed(piece, out); !fed) return "error: " + fed.error().cause;
  }
  if (const auto done = unpacking.finish(); !done) return "error: " + done.error().cause;
  return out;
}

std::string sample() {
  std::string text;
  for (int i = 0; i < 9000; ++i) text += "line " + std::to_string(i * 7919 % 10007) + "\n";
  return text;
}

TEST(Unpack, EveryCodingGivesTheTextBackWhateverThePieces) {
  const std::string text = sample();
  for (const std::size_t step : {1UL, 2UL, 1000UL, 1'000'000UL}) {
    EXPECT_EQ(unpacked("", text, step), text);
    EXPECT_EQ(unpacked("identity", text, step), text);
    EXPECT_EQ(unpacked("GZIP", gzip(text), step), text);
    EXPECT_EQ(unpacked("x-gzip", gzip(text), step), text);
    EXPECT_EQ(unpacked("deflate", deflated(text, MAX_WBITS), step), text);
    EXPECT_EQ(unpacked("deflate", deflated(text, -MAX_WBITS), step), text);
    EXPECT_EQ(unpacked("zstd", zstd(text), step), text);
    EXPECT_EQ(unpacked("br", brotli_packed, step), brotli_text);
    EXPECT_EQ(unpacked("zstd, gzip", gzip(zstd(text)), step), text);
  }
}

TEST(Unpack, GzipMembersAreJoined) {
  const std::string packed = gzip("one ") + gzip("two ") + gzip("three");
  for (std::size_t step = 1; step <= packed.size(); ++step)
    EXPECT_EQ(unpacked("gzip", packed, step), "one two three") << step;
  EXPECT_EQ(unpacked("gzip", gzip("one") + "\x1f", 1), "one");
  EXPECT_EQ(unpacked("gzip", gzip("one") + "\x1fx\x1f\x8b", 1), "one");
}

TEST(Unpack, TextsOfWholeChunksAreComplete) {
  for (const std::size_t size : {65'535UL, 65'536UL, 65'537UL, 131'072UL}) {
    const std::string text = (sample() + sample()).substr(0, size);
    ASSERT_EQ(text.size(), size);
    for (const std::size_t step : {7UL, 1'000'000UL}) {
      EXPECT_EQ(unpacked("zstd", zstd(text), step), text) << size;
      EXPECT_EQ(unpacked("zstd", zstd(text) + zstd("more"), step), text + "more") << size;
      EXPECT_EQ(unpacked("gzip", gzip(text), step), text) << size;
    }
  }
}

TEST(Unpack, EmptyBodyIsNoTruncation) { EXPECT_EQ(unpacked("gzip", ""), ""); }

TEST(Unpack, EveryTruncationIsNoticed) {
  const std::string text = sample().substr(0, 2000);
  for (const auto& [coding, packed] : {std::pair<std::string, std::string>{"gzip", gzip(text)},
                                       {"deflate", deflated(text, MAX_WBITS)},
                                       {"zstd", zstd(text)}}) {
    for (std::size_t size = 3; size < packed.size(); ++size) {
      EXPECT_EQ(unpacked(coding, std::string_view(packed).substr(0, size), 64),
                "error: the " + coding + " data ended early")
          << size;
    }
  }
  EXPECT_EQ(unpacked("br", brotli_packed.substr(0, brotli_packed.size() - 1)),
            "error: the brotli data ended early");
}

TEST(Unpack, BrokenDataIsNamed) {
  std::string packed = gzip(sample());
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  EXPECT_EQ(unpacked("gzip", packed), "error: broken gzip data");
  EXPECT_EQ(unpacked("br", "\xFF\xFF\xFF\xFF<html>"), "error: broken brotli data");
  EXPECT_EQ(unpacked("zstd", "<!DOCTYPE html>"), "error: broken zstd data");
}

TEST(Unpack, EveryStepHasTheLimit) {
  const std::string text(500'000, 'a');
  const std::string error = "error: larger than the limit of 100 kB when decompressed";
  EXPECT_EQ(unpacked("gzip", gzip(text), 64, 100'000), error);
  EXPECT_EQ(unpacked("zstd", zstd(text), 64, 100'000), error);
  EXPECT_EQ(unpacked("", text, 64, 100'000), error);
  // Many empty members: the outer step swells, the end result is nothing.
  std::string empties;
  for (int i = 0; i < 20'000; ++i) empties += gzip("");
  EXPECT_EQ(unpacked("gzip, gzip", gzip(empties), 64, 100'000), error);
}

TEST(Unpack, ZstdMayNotAskForAHugeWindow) {
  EXPECT_EQ(unpacked("zstd", zstd(sample(), 27), 1000), "error: broken zstd data");
}

TEST(Unpack, UnknownCodingsAreRefused) {
  EXPECT_EQ(unpacked("rot\x1b"
                     "13",
                     "x"),
            "error: unknown content coding \"rot\\x1b13\"");
  EXPECT_EQ(unpacked("re\u0301ponse", "x"), "error: unknown content coding \"r\u00E9ponse\"");
}

}  // namespace
}  // namespace pith::fetch
