#include "cli/file_lock.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace pith::cli {

int lock_file_at(const std::string& path, int descriptor, int flags) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno;
  struct stat opened = {};
  struct stat named = {};
  const bool same = ::fstat(descriptor, &opened) == 0 &&
                    ::fstatat(AT_FDCWD, path.c_str(), &named, flags) == 0 && opened.st_dev == named.st_dev &&
                    opened.st_ino == named.st_ino;
  return same ? 0 : EWOULDBLOCK;
}

}  // namespace pith::cli
