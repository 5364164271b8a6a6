#include "base/inflate.hpp"

#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>

namespace pith {
namespace {

constexpr std::string_view first_byte = "\x1F";  // of gzip
constexpr char second_byte = '\x8B';
constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();  // zlib counts in unsigned

int window_bits(Inflater::Format format) {
  constexpr int gzip_only = 16;  // added to the size of the window, see zlib.h
  switch (format) {
    case Inflater::Format::gzip: return MAX_WBITS + gzip_only;
    case Inflater::Format::zlib: return MAX_WBITS;
    case Inflater::Format::bare: return -MAX_WBITS;
  }
  return MAX_WBITS;
}

}  // namespace

Inflater::Inflater(Format format) : stream_(std::make_unique<z_stream>()), format_(format) {
  if (inflateInit2(stream_.get(), window_bits(format)) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(stream_.get()); }

std::string_view Inflater::what() const { return stream_->msg != nullptr ? stream_->msg : "invalid data"; }

Inflater::Step Inflater::run(std::string_view& in, std::span<char> out) {
  if (stage_ != Stage::within && !begin_next(in))
    return {stage_ == Stage::behind ? Status::done : Status::needs_input, 0};
  return unpack(in, out);
}

// False if no further member begins, or if that cannot be told yet.
bool Inflater::begin_next(std::string_view& in) {
  if (stage_ == Stage::behind || in.empty()) return false;
  if (stage_ == Stage::between) {
    if (format_ != Format::gzip || !in.starts_with(first_byte)) {
      stage_ = Stage::behind;
      return false;
    }
    in.remove_prefix(1);
    stage_ = Stage::first_byte_of_next;
    if (in.empty()) return false;
  }
  stage_ = in.front() == second_byte ? Stage::within : Stage::behind;
  if (stage_ == Stage::behind) return false;
  inflateReset(stream_.get());
  // The byte that was read before is given to zlib by itself: it may have come in a piece of its own.
  std::string_view first = first_byte;
  char none = 0;
  unpack(first, {&none, 1});
  return true;
}

Inflater::Step Inflater::unpack(std::string_view& in, std::span<char> out) {
  std::size_t written = 0;
  while (true) {
    const std::size_t given = std::min(in.size(), most_at_once);
    const std::size_t room = std::min(out.size() - written, most_at_once);
    stream_->next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // NOLINT(*-const-cast): only read
    stream_->avail_in = static_cast<uInt>(given);
    stream_->next_out = reinterpret_cast<Bytef*>(out.data() + written);
    stream_->avail_out = static_cast<uInt>(room);
    const int answer = inflate(stream_.get(), Z_NO_FLUSH);
    in.remove_prefix(given - stream_->avail_in);
    written += room - stream_->avail_out;
    if (answer == Z_MEM_ERROR) throw std::bad_alloc();
    if (answer == Z_STREAM_END) {
      stage_ = Stage::between;
      return {Status::member_end, written};
    }
    if (answer != Z_OK && answer != Z_BUF_ERROR) return {Status::damaged, written};
    if (written == out.size()) return {Status::needs_room, written};
    if (in.empty()) return {Status::needs_input, written};
  }
}

}  // namespace pith
