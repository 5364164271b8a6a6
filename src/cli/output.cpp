#include "cli/output.hpp"

#include "cli/file_lock.hpp"

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <functional>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace pith::cli {

namespace {

Error write_error(const std::string& name, int number) {
  return {ErrorCode::input, name + ": cannot be written: " + std::generic_category().message(number)};
}

int open_for_writing(const std::string& path, int further_flags = O_TRUNC) {
  constexpr mode_t mode = 0666;  // less the umask
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | further_flags, mode);
}

// 0, or the errno of what failed.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

// SIGPIPE is ignored while the program runs, since sockets raise it too; for output its meaning is restored.
void end_as_by_sigpipe() {
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
}

// The longest name that Linux file systems take is 255 bytes; the rest is room for a number and an extension.
constexpr std::size_t longest_part = 230;

std::string safe_part(std::string_view part) {
  if (part.size() > longest_part) {
    std::size_t end = longest_part;
    while (end > 0 && (static_cast<unsigned char>(part[end]) & 0xC0) == 0x80)
      --end;  // not within a character
    part = part.substr(0, end);
  }
  std::string out(part);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '_';
  }
  if (!out.empty() && out[0] == '.') out[0] = '_';
  return out;
}

// A file of a folder that has no name of its own yet.
struct Unfinished {
  std::string path;
  int descriptor = -1;  // -1: errno says why
};

// Several programs may write into one folder: each locks a file that no other has. What a killed one left is
// not locked, and thus the next one's.
Unfinished open_unfinished(const std::string& root) {
  for (unsigned number = 1;; ++number) {
    Unfinished out = {root + "/.pith-unfinished-" + std::to_string(number)};
    out.descriptor = open_for_writing(out.path, 0);
    if (out.descriptor < 0) return out;
    const int failure = lock_file_at(out.path, out.descriptor, AT_SYMLINK_NOFOLLOW);
    if (failure == 0) return out;
    ::close(out.descriptor);
    errno = failure;
    if (failure != EWOULDBLOCK) return {out.path};
  }
}

// 0, or the errno of what failed. Some file systems tell only on closing that there is no room; the lock is
// held until the last descriptor is closed.
int fill_and_flush(int descriptor, std::string_view bytes) {
  const int failure = ::ftruncate(descriptor, 0) == 0 ? write_all(descriptor, bytes) : errno;
  const int copy = ::dup(descriptor);
  const bool flushed = copy >= 0 && ::close(copy) == 0;
  return failure != 0 || flushed ? failure : errno;
}

}  // namespace

// A member must be large to be packed well, but what waits for it is lost if the program is killed. Where one
// ends depends on the pages alone: however often a batch is cut short, its output comes out the same.
constexpr std::size_t member_bytes = std::size_t{1} << 20;

Stream::Stream(const Target& target) : packing_(target.packing), member_a_write_(target.member_a_write) {
  if (target.kind == Target::Kind::standard_output) {
    descriptor_ = STDOUT_FILENO;
    name_ = "standard output";
  } else {
    path_ = name_ = target.path;
  }
}

Stream::~Stream() { (void)close(); }

Result<void> Stream::write(std::string_view bytes) {
  plain_size_ += bytes.size();
  if (packing_ == Packing::none) return put(bytes);
  waiting_ += bytes;
  return waiting_.size() >= member_bytes || member_a_write_ ? flush() : Result<void>();
}

Result<void> Stream::flush() {
  if (waiting_.empty()) return {};
  const std::string packed = pack(packing_, waiting_);
  waiting_.clear();
  return put(packed);
}

Result<void> Stream::put(std::string_view bytes) {
  if (descriptor_ < 0) descriptor_ = open_for_writing(path_);
  if (descriptor_ < 0) return write_error(name_, errno);
  const int failure = write_all(descriptor_, bytes);
  if (failure == EPIPE) end_as_by_sigpipe();
  if (failure != 0) return write_error(name_, failure);
  size_ += bytes.size();
  return {};
}

Result<void> Stream::keep(std::uint64_t bytes, std::uint64_t plain_bytes) {
  descriptor_ = open_for_writing(path_, O_APPEND);
  if (descriptor_ < 0 || ::ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0)
    return write_error(name_, errno);
  size_ = bytes;
  plain_size_ = plain_bytes;
  return {};
}

Result<void> Stream::close() {
  Result<void> flushed = flush();
  if (!flushed || path_.empty() || descriptor_ < 0) return flushed;
  const int failed = ::close(descriptor_);
  descriptor_ = -1;
  if (failed != 0) return write_error(name_, errno);
  return {};
}

std::string file_name(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    name.remove_prefix(slash == std::string_view::npos ? name.size() : slash + 1);
    if (part.empty() || part == "." || part == "..") continue;
    if (!out.empty()) out += '/';
    out += safe_part(part);
  }
  return out.empty() ? "page" : out;
}

bool overwrites_its_page(const Settings& settings, const input::Item& item) {
  if (settings.target.kind != Target::Kind::folder || item.path.empty()) return false;
  std::error_code unknown;
  const std::string file =
      settings.target.path + '/' + file_name(item.name) + '.' + std::string(name(settings.format));
  return std::filesystem::equivalent(file, item.path, unknown);
}

Folder::Folder(std::string root) : root_(std::move(root)) {
  while (root_.size() > 1 && root_.back() == '/') root_.pop_back();
}

std::string Folder::choose(std::string_view name, std::string_view extension) {
  const std::string safe = file_name(name);
  const std::hash<std::string> hash;
  std::string out = safe;
  if (!used_.insert(hash(out)).second) {
    std::uint32_t& number = repeats_.try_emplace(hash(safe), 1).first->second;
    do {
      out = safe + '-' + std::to_string(++number);
    } while (!used_.insert(hash(out)).second);
  }
  last_ = out;
  return out + '.' + std::string(extension);
}

void Folder::reserve(const std::string& name) { used_.insert(std::hash<std::string>()(name)); }

Result<void> Folder::write(std::string_view name, std::string_view extension, std::string_view bytes) {
  const std::string path = root_ + '/' + choose(name, extension);
  const std::string parent = path.substr(0, path.rfind('/'));
  if (parent != made_) {
    std::error_code error;
    std::filesystem::create_directories(parent, error);
    if (error) return Error{ErrorCode::input, parent + ": cannot be made: " + error.message()};
    made_ = parent;
  }
  // Half a file would pass for a whole one: it gets its name when it is whole.
  const Unfinished file = open_unfinished(root_);
  if (file.descriptor < 0) return write_error(path, errno);
  int failure = fill_and_flush(file.descriptor, bytes);
  if (failure == 0 && ::rename(file.path.c_str(), path.c_str()) != 0) failure = errno;
  if (failure != 0) ::unlink(file.path.c_str());
  ::close(file.descriptor);
  if (failure != 0) return write_error(path, failure);
  return {};
}

}  // namespace pith::cli
