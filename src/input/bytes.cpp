#include "input/bytes.hpp"

#include "base/inflate.hpp"
#include "base/too_large.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::close(descriptor_); }

  Result<std::string_view> head(std::size_t size, bool (*enough)(std::string_view head)) {
    while (waiting_.size() < std::min(size, buffer_.size()) && !enough(waiting_)) {
      const Result<std::size_t> got = fill();
      if (!got) return got.error();
      if (*got == 0) break;
    }
    return waiting_;
  }

  void leave_packed() { decided_ = true; }

  std::uint64_t position() const { return position_; }

  Result<std::size_t> read(char* into, std::size_t size) {
    if (!decided_) {
      if (Result<void> decided = decide(); !decided) return std::move(decided).error();
    }
    return inflater_ ? unpack({into, size}) : take(into, size);
  }

 private:
  // Decides by the first two bytes what comes.
  Result<void> decide() {
    while (waiting_.size() < 2) {
      const Result<std::size_t> got = fill();
      if (!got) return got.error();
      if (*got == 0) break;
    }
    decided_ = true;
    if (begins_as_gzip(waiting_)) inflater_.emplace(Inflater::Format::gzip);
    return {};
  }

  // Reads behind what is left in the buffer.
  Result<std::size_t> fill() {
    if (!waiting_.empty()) std::memmove(buffer_.data(), waiting_.data(), waiting_.size());
    Result<std::size_t> got =
        read_counted(buffer_.data() + waiting_.size(), buffer_.size() - waiting_.size());
    waiting_ = {buffer_.data(), waiting_.size() + (got ? *got : 0)};
    return got;
  }

  Result<std::size_t> read_counted(char* into, std::size_t size) {
    Result<std::size_t> got = read_some(descriptor_, into, size);
    if (got) position_ += *got;
    return got;
  }

  Result<std::size_t> take(char* into, std::size_t size) {
    if (waiting_.empty()) return read_counted(into, size);
    const std::size_t given = waiting_.copy(into, size);
    waiting_.remove_prefix(given);
    return given;
  }

  // 0: what was packed has ended, or there is no room.
  Result<std::size_t> unpack(std::span<char> room) {
    while (!room.empty()) {
      const auto [status, size] = inflater_->run(waiting_, room);
      if (status == Inflater::Status::damaged)
        return Error{ErrorCode::input, "the gzip data is broken: " + std::string(inflater_->what())};
      if (size > 0) return size;
      if (status == Inflater::Status::done) break;
      if (status != Inflater::Status::needs_input) continue;
      Result<std::size_t> got = fill();
      if (!got) return got;
      if (*got > 0) continue;
      if (inflater_->is_complete()) break;
      return Error{ErrorCode::input, "the gzip data ends too early"};
    }
    return std::size_t{0};
  }

  int descriptor_;
  std::uint64_t position_ = 0;
  bool decided_ = false;
  std::optional<Inflater> inflater_;  // empty: the file comes as it is
  std::array<char, buffer_bytes> buffer_;
  std::string_view waiting_;  // what of the buffer is not handed on yet
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

Result<std::string_view> Bytes::head(std::size_t size, bool (*enough)(std::string_view head)) {
  return file_->head(size, enough);
}

void Bytes::leave_packed() { file_->leave_packed(); }

std::uint64_t Bytes::position() const { return file_->position(); }

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
    if (filled > max_bytes) return page_too_large(max_bytes);
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
