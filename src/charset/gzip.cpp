#include "charset/gzip.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <zlib.h>

namespace pith::charset {
namespace {

constexpr std::string_view magic = "\x1F\x8B";

class Inflater {
 public:
  Inflater() {
    constexpr int gzip_only = 16;  // added to the window's size, see zlib.h
    if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(Inflater&&) = delete;

  /// Unpacks the member at the front of `bytes` behind what `out` holds, until `out` holds more than `limit`
  /// bytes, and takes it away. Gives zlib's last answer: Z_STREAM_END, Z_OK beyond the limit, or what went
  /// wrong.
  int unpack(std::string_view& bytes, std::string& out, std::size_t limit) {
    inflateReset(&stream_);
    int answer = Z_OK;
    while (answer == Z_OK && out.size() <= limit) {
      constexpr std::size_t most = std::numeric_limits<uInt>::max();
      const std::size_t offered = std::min(bytes.size(), most);
      stream_.next_in =
          reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT(*-const-cast): only read
      stream_.avail_in = static_cast<uInt>(offered);
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      answer = inflate(&stream_, Z_NO_FLUSH);
      bytes.remove_prefix(offered - stream_.avail_in);
      out.append(buffer_.data(), buffer_.size() - stream_.avail_out);
    }
    return answer;
  }

 private:
  z_stream stream_{};
  std::array<char, 16384> buffer_;
};

Error over(std::size_t limit) {
  return {ErrorCode::limit, "gzip content is larger than the limit of " + std::to_string(limit) + " bytes"};
}

}  // namespace

Result<std::string> gunzip(std::string_view bytes, std::size_t limit) {
  if (!bytes.starts_with(magic)) return Error{ErrorCode::input, "not gzip data"};
  Inflater inflater;
  std::string out;
  while (bytes.starts_with(magic)) {
    const int answer = inflater.unpack(bytes, out, limit);
    if (out.size() > limit) return over(limit);
    if (answer == Z_STREAM_END) continue;
    if (answer == Z_MEM_ERROR) throw std::bad_alloc();
    if (answer == Z_BUF_ERROR) return Error{ErrorCode::input, "gzip data ends early"};
    return Error{ErrorCode::input, "gzip data is damaged"};
  }
  return out;
}

}  // namespace pith::charset
