// A file that this program has for itself.
#ifndef PITH_CLI_FILE_LOCK_HPP
#define PITH_CLI_FILE_LOCK_HPP

#include <string>

namespace pith::cli {

/// Locks the file of a descriptor that was opened at `path`, without waiting: 0, or the errno of what failed.
/// EWOULDBLOCK: another program has it, or it is no longer the one at `path`, since it was removed, renamed
/// or replaced meanwhile. `flags` are those of fstatat(): with AT_SYMLINK_NOFOLLOW a link there is another
/// file.
int lock_file_at(const std::string& path, int descriptor, int flags = 0);

}  // namespace pith::cli

#endif
