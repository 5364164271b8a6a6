#include "input/bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace pith::input {

namespace {

// What is read at once of packed data, and at first of any: the rest of what is not packed comes straight
// into the caller's memory, with one system call.
constexpr std::size_t buffer_bytes = std::size_t{16} * 1024;
constexpr std::size_t usual_page = std::size_t{128} * 1024;

Error system_error(int number) { return {ErrorCode::input, std::generic_category().message(number)}; }

Result<std::size_t> read_some(int descriptor, void* into, std::size_t size) {
  ssize_t got = 0;
  do {
    got = ::read(descriptor, into, size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return system_error(errno);
  return static_cast<std::size_t>(got);
}

}  // namespace

// zlib's own gzread would wait until all the room that it is given is full: from a pipe, for a long time.
class Bytes::File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) { stream_.next_in = buffer_.data(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    inflateEnd(&stream_);
    ::close(descriptor_);
  }

  Result<std::size_t> read(char* into, std::size_t size) {
    while (true) {
      if (part_ == Part::begin || part_ == Part::between) {
        if (std::optional<Error> error = look()) return *std::move(error);
      }
      if (part_ == Part::plain) return take(into, size);
      if (part_ == Part::end) return std::size_t{0};
      Result<std::size_t> got = unpack(into, size);
      if (!got || *got > 0) return got;  // nothing may be what was packed
    }
  }

 private:
  enum class Part : std::uint8_t { begin, plain, packed, between, end };

  // Decides by the next two bytes what comes; what is no gzip behind gzip is passed over, as gzip does.
  std::optional<Error> look() {
    while (stream_.avail_in < 2) {
      const Result<std::size_t> got = fill();
      if (!got) return got.error();
      if (*got == 0) break;
    }
    const bool gzip = stream_.avail_in >= 2 && stream_.next_in[0] == 0x1F && stream_.next_in[1] == 0x8B;
    if (!gzip) {
      part_ = part_ == Part::begin ? Part::plain : Part::end;
      return std::nullopt;
    }
    constexpr int gzip_alone = 16 + MAX_WBITS;
    const int status = part_ == Part::begin ? inflateInit2(&stream_, gzip_alone) : inflateReset(&stream_);
    if (status != Z_OK) return Error{ErrorCode::input, "not enough memory to read it"};
    part_ = Part::packed;
    return std::nullopt;
  }

  // Reads behind what is left in the buffer.
  Result<std::size_t> fill() {
    std::memmove(buffer_.data(), stream_.next_in, stream_.avail_in);
    stream_.next_in = buffer_.data();
    Result<std::size_t> got =
        read_some(descriptor_, buffer_.data() + stream_.avail_in, buffer_.size() - stream_.avail_in);
    if (got) stream_.avail_in += static_cast<unsigned>(*got);
    return got;
  }

  Result<std::size_t> take(char* into, std::size_t size) {
    if (stream_.avail_in == 0) return read_some(descriptor_, into, size);
    const std::size_t given = std::min<std::size_t>(size, stream_.avail_in);
    std::memcpy(into, stream_.next_in, given);
    stream_.next_in += given;
    stream_.avail_in -= static_cast<unsigned>(given);
    return given;
  }

  // 0: what was packed has ended.
  Result<std::size_t> unpack(char* into, std::size_t size) {
    constexpr std::size_t most = std::size_t{1} << 30;  // zlib counts in unsigned
    const auto room = static_cast<unsigned>(std::min(size, most));
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = room;
    while (true) {
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        part_ = Part::between;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return Error{ErrorCode::input, std::string("the gzip data is broken: ") +
                                           (stream_.msg != nullptr ? stream_.msg : zError(status))};
      }
      if (stream_.avail_out < room || part_ == Part::between) return std::size_t{room - stream_.avail_out};
      Result<std::size_t> got = fill();
      if (!got) return got;
      if (*got == 0) return Error{ErrorCode::input, "the gzip data ends too early"};
    }
  }

  int descriptor_;
  Part part_ = Part::begin;
  z_stream stream_ = {};  // its input is what lies in the buffer, packed or not
  std::array<Bytef, buffer_bytes> buffer_;
};

void Bytes::Close::operator()(File* file) const { delete file; }

Result<Bytes> Bytes::open(const std::string& path) {
  // A name with a NUL in it would be cut short on its way to the system and open another file.
  if (path.find('\0') != std::string::npos) return Error{ErrorCode::input, "a file name cannot hold a NUL"};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return system_error(errno);
  struct stat status = {};
  const int failure = ::fstat(descriptor, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
  if (failure != 0) {
    ::close(descriptor);
    return system_error(failure);
  }
  return Bytes(new File(descriptor), S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
}

Result<Bytes> Bytes::standard_input() {
  const int descriptor = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (descriptor < 0) return system_error(errno);
  return Bytes(new File(descriptor), 0);
}

Result<std::size_t> Bytes::read(char* into, std::size_t size) { return file_->read(into, size); }

Result<std::string> read_all(Bytes& bytes, std::size_t max_bytes, std::string memory) {
  std::string out = std::move(memory);
  const std::size_t first = bytes.size() > 0 ? bytes.size() + 1 : usual_page;
  if (out.capacity() < first) out = {};  // its content would be copied
  // One byte more than allowed is asked for: only its presence tells too much from just enough.
  out.resize(std::min(first, max_bytes + 1));
  std::size_t filled = 0;
  while (true) {
    if (filled == out.size()) out.resize(std::min(2 * filled, max_bytes + 1));
    const Result<std::size_t> got = bytes.read(out.data() + filled, out.size() - filled);
    if (!got) return got.error();
    if (*got == 0) break;
    filled += *got;
    if (filled > max_bytes) {
      return Error{ErrorCode::limit, "the page has more than " + std::to_string(max_bytes) + " bytes"};
    }
  }
  out.resize(filled);
  return out;
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes, std::string memory) {
  Result<Bytes> bytes = Bytes::open(path);
  if (!bytes) return bytes.error();
  return read_all(*bytes, max_bytes, std::move(memory));
}

bool prefetch(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED);
  ::close(descriptor);
  return true;
}

}  // namespace pith::input
