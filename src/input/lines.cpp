#include "input/lines.hpp"

#include "base/byte_order_mark.hpp"

#include <cstring>

namespace pith::input {

// Makes sure that there is something in the buffer; false at the end.
bool Lines::fill() {
  if (begin_ < end_) return true;
  if (done_) return false;
  const Result<std::size_t> got = bytes_.read(buffer_.data(), buffer_.size());
  begin_ = 0;
  end_ = got ? *got : 0;
  if (!got) failure_ = got.error();
  done_ = end_ == 0;
  return !done_;
}

std::optional<Result<std::string_view>> Lines::next() {
  line_.clear();
  offset_ = next_offset_;
  bool any = false;
  bool ended = false;
  bool too_long = false;
  while (!ended && fill()) {
    any = true;
    const char* from = buffer_.data() + begin_;
    const void* feed = std::memchr(from, '\n', end_ - begin_);
    ended = feed != nullptr;
    const std::size_t size =
        ended ? static_cast<std::size_t>(static_cast<const char*>(feed) - from) : end_ - begin_;
    too_long = too_long || line_.size() + size > max_line_;
    if (!too_long) line_.append(from, size);
    begin_ += size + (ended ? 1 : 0);
    next_offset_ += size + (ended ? 1 : 0);
  }
  // What came before a failure may be half a line: it is not given out as a whole one.
  if (!ended && failure_) {
    Error error = *std::move(failure_);
    failure_.reset();
    return error;
  }
  if (!any) return std::nullopt;
  ++number_;
  if (too_long) {
    return Error{ErrorCode::limit,
                 "the line is longer than the limit of " + std::to_string(max_line_) + " bytes"};
  }
  std::string_view line = line_;
  if (number_ == 1) line = without_byte_order_mark(line);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace pith::input
