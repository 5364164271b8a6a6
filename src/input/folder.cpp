#include "input/folder.hpp"

#include "input/guess.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>

namespace pith::input {

namespace fs = std::filesystem;

namespace {

// The pages and folders of one folder; a name says by a '/' at its end that it is a folder.
std::vector<std::string> list(const std::string& path, std::error_code& error) {
  std::vector<std::string> names;
  fs::directory_iterator entry(path, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().filename().string();
    std::error_code unknown;  // a link that leads nowhere is neither
    if (entry->is_directory(unknown)) {
      names.push_back(name + '/');
    } else if (is_page_name(name) && entry->is_regular_file(unknown)) {
      names.push_back(std::move(name));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

void Folder::enter(std::string prefix) {
  const std::string path = root_ + '/' + prefix;
  struct stat status = {};
  if (::stat(path.c_str(), &status) == 0 && !walked_.emplace(status.st_dev, status.st_ino).second) return;
  std::error_code error;
  std::vector<std::string> names = list(path, error);
  if (error) {
    failure_ = Found{prefix, Error{ErrorCode::input, error.message()}};
  }
  levels_.push_back({std::move(prefix), std::move(names)});
}

std::optional<Folder::Found> Folder::next() {
  while (true) {
    if (failure_) {
      std::optional<Found> out = std::move(failure_);
      failure_.reset();
      return out;
    }
    if (levels_.empty()) return std::nullopt;
    Level& level = levels_.back();
    if (level.at == level.names.size()) {
      levels_.pop_back();
      continue;
    }
    std::string relative = level.prefix + level.names[level.at++];
    if (relative.back() != '/') return Found{std::move(relative), std::nullopt};
    enter(std::move(relative));
  }
}

}  // namespace pith::input
