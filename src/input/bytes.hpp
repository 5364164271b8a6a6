// A stream of bytes from a file or from standard input; gzip is unpacked on the way.
#ifndef PITH_INPUT_BYTES_HPP
#define PITH_INPUT_BYTES_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pith::input {

/// An open file. Data that begins like gzip is unpacked, everything else comes as it is. Moved, never copied.
/// Messages of errors do not name the file: the caller knows by which name it asked.
class Bytes {
 public:
  /// Opens a regular file, a pipe or a device; a folder is an error.
  static Result<Bytes> open(const std::string& path);
  /// Standard input, which stays open when this object goes.
  static Result<Bytes> standard_input();

  /// What the file begins with, as it lies there, packed or not: `size` bytes (16 KiB at most) or all there
  /// is; fewer if `enough` is told by less. They are read again. To be called before read().
  Result<std::string_view> head(std::size_t size, bool (*enough)(std::string_view head));
  /// From here on read() gives the file as it lies there.
  void leave_packed();

  /// Puts up to `size` bytes at `into` and says how many; 0 is the end. What a pipe gives is handed on at
  /// once, even if it is less than there is room for. Fails with input: unreadable, or broken gzip.
  Result<std::size_t> read(char* into, std::size_t size);

  /// Bytes of the file as it lies on the disk; 0 if it is none.
  std::size_t size() const { return size_; }
  /// How far the file was read.
  std::uint64_t position() const;

 private:
  class File;
  struct Close {
    void operator()(File* file) const;
  };
  Bytes(File* file, std::size_t size) : file_(file), size_(size) {}

  std::unique_ptr<File, Close> file_;
  std::size_t size_;
};

/// All that is left in `bytes`, in `memory`, whose content goes; fails with limit
/// if that is more than `max_bytes`.
Result<std::string> read_all(Bytes& bytes, std::size_t max_bytes, std::string memory = {});

/// The whole of one file, unpacked, in `memory`, whose content goes; fails with input or limit.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes, std::string memory = {});

/// Asks the system to have a regular file at hand, and does not wait for it. False if there is none, but a
/// pipe, a device, or nothing.
bool prefetch(const std::string& path);

}  // namespace pith::input

#endif
