#include "input/bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace pith::input {

namespace {

// What zlib reads at once of packed data, and at first of any: the rest of what is not packed comes straight
// into the caller's memory, with one system call.
constexpr unsigned buffer_bytes = 16 * 1024;
constexpr std::size_t usual_page = std::size_t{128} * 1024;

Error system_error(int number) { return {ErrorCode::input, std::generic_category().message(number)}; }

}  // namespace

void Bytes::Close::operator()(gzFile_s* file) const { gzclose_r(file); }

Result<Bytes> Bytes::adopt(int descriptor, std::size_t size) {
  gzFile file = gzdopen(descriptor, "rb");
  if (file == nullptr) {
    ::close(descriptor);
    return Error{ErrorCode::input, "not enough memory to read it"};
  }
  gzbuffer(file, buffer_bytes);
  return Bytes(file, size);
}

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
  return adopt(descriptor, S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
}

Result<Bytes> Bytes::standard_input() {
  const int descriptor = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (descriptor < 0) return system_error(errno);
  return adopt(descriptor, 0);
}

Result<std::size_t> Bytes::read(char* into, std::size_t size) {
  constexpr std::size_t most = 1u << 30;  // zlib counts in unsigned, and answers in int
  errno = 0;
  const int got = gzread(file_.get(), into, static_cast<unsigned>(std::min(size, most)));
  const int number = errno;
  int status = Z_OK;
  const char* why = gzerror(file_.get(), &status);
  if (got > 0) return static_cast<std::size_t>(got);
  if (status == Z_ERRNO) return system_error(number);
  if (status == Z_BUF_ERROR) return Error{ErrorCode::input, "the gzip data ends too early"};
  if (status != Z_OK && status != Z_STREAM_END) {
    return Error{ErrorCode::input, std::string("the gzip data is broken: ") + why};
  }
  return std::size_t{0};
}

Result<std::string> read_all(Bytes& bytes, std::size_t max_bytes) {
  std::string out;
  std::size_t filled = 0;
  while (true) {
    // One byte more than allowed is asked for: only its presence tells too much from just enough.
    if (filled == out.size()) {
      const std::size_t first = bytes.size() > 0 ? bytes.size() + 1 : usual_page;
      out.resize(std::min(std::max(2 * filled, first), max_bytes + 1));
    }
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

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  Result<Bytes> bytes = Bytes::open(path);
  if (!bytes) return bytes.error();
  return read_all(*bytes, max_bytes);
}

}  // namespace pith::input
