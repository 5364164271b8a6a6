// The lines of a file or stream, one at a time, so that a list of a million pages takes no memory.
#ifndef PITH_INPUT_LINES_HPP
#define PITH_INPUT_LINES_HPP

#include "pith/error.hpp"

#include "input/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::input {

/// Reads lines that end with LF or CR LF; the last may lack its end. A UTF-8 byte
/// order mark before the first is dropped.
class Lines {
 public:
  static constexpr std::size_t usual_max_line = std::size_t{1} << 20;

  explicit Lines(Bytes bytes, std::size_t max_line = usual_max_line)
      : bytes_(std::move(bytes)), max_line_(max_line) {}

  /// The next line without its end, valid until the next call; nothing at the end. A line
  /// longer than that is passed over and reported as a limit; a stream that cannot be read
  /// is reported once and then at its end.
  std::optional<Result<std::string_view>> next();

  /// The number of the line that next() gave last, from 1.
  std::size_t number() const { return number_; }
  /// Where that line begins, in what the stream unpacks to.
  std::uint64_t offset() const { return offset_; }

  const Bytes& bytes() const { return bytes_; }

 private:
  bool fill();

  Bytes bytes_;
  std::vector<char> buffer_ = std::vector<char>(std::size_t{64} << 10);
  std::size_t begin_ = 0;  // what is still to be given lies in buffer_[begin_, end_)
  std::size_t end_ = 0;
  bool done_ = false;
  std::optional<Error> failure_;
  std::string line_;
  std::size_t number_ = 0;
  std::size_t max_line_;
  std::uint64_t offset_ = 0;
  std::uint64_t next_offset_ = 0;
};

}  // namespace pith::input

#endif
