// Deflated data for tests.
#ifndef PITH_TESTS_DEFLATED_HPP
#define PITH_TESTS_DEFLATED_HPP

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <zlib.h>

namespace pith::test {

constexpr int gzip_window = MAX_WBITS + 16;  // see zlib.h

/// `text` as one stream. `window_bits` as zlib has them: MAX_WBITS for its own format, less than 0 for bare
/// data.
inline std::string deflated(std::string_view text, int window_bits = gzip_window,
                            int level = Z_BEST_COMPRESSION) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  std::string in(text);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(std::string_view text, int level = Z_BEST_COMPRESSION) {
  return deflated(text, gzip_window, level);
}

}  // namespace pith::test

#endif
