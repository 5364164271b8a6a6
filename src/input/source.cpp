#include "input/source.hpp"

#include "input/bytes.hpp"
#include "input/folder.hpp"
#include "input/guess.hpp"
#include "input/lines.hpp"
#include "input/manifest.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace pith::input {

namespace fs = std::filesystem;

namespace {

Item failed(std::string id, Error error) {
  Item item;
  item.id = std::move(id);
  item.error = std::move(error);
  return item;
}

// An address as the path of a file: host, path and query, without scheme and fragment.
std::string name_of_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t question = url.find('?');
  std::string query(url.substr(std::min(question, url.size())));
  std::replace(query.begin(), query.end(), '/', '_');  // within one name
  url = url.substr(0, question);
  const std::size_t credentials = url.substr(0, url.find('/')).rfind('@');
  if (credentials != std::string_view::npos) url.remove_prefix(credentials + 1);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return std::string(without_page_ending(url)) + query;
}

// The last name of a path, also of one that ends in a slash: what is put in front where several inputs share
// a folder.
std::string last_name(const std::string& path) {
  const fs::path plain = fs::path(path).lexically_normal();
  const fs::path name = plain.has_filename() ? plain.filename() : plain.parent_path().filename();
  return name == "." || name == ".." ? std::string() : name.string();
}

bool is_list_name(std::string_view name) {
  return name.size() >= 6 && (name.ends_with(".jsonl") || name.ends_with(".jsonl.gz"));
}

bool is_list_file(const std::string& path) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return false;  // a pipe can be read only once
  Result<Bytes> bytes = Bytes::open(path);
  if (!bytes) return false;
  std::string head(4096, '\0');
  const Result<std::size_t> got = bytes->read(head.data(), head.size());
  return got && begins_like_a_list(std::string_view(head).substr(0, *got));
}

}  // namespace

Item page_at_address(std::string_view url) {
  Item item;
  item.id = url;
  item.url = url;
  item.name = name_of_address(url);
  return item;
}

// The lines of one list.
class Source::List {
 public:
  List(std::string name, Bytes bytes)
      : name_(std::move(name)),
        folder_(name_ == "-" ? fs::path() : fs::path(name_).parent_path()),
        lines_(std::move(bytes)) {}

  std::optional<Item> next() {
    while (auto line = lines_.next()) {
      if (!*line) return failed(place(), line->error());
      std::string_view text = **line;
      const std::size_t first = text.find_first_not_of(" \t");
      if (first == std::string_view::npos) continue;
      text = text.substr(first, text.find_last_not_of(" \t") + 1 - first);
      if (text[0] == '{') return from_entry(text);
      if (is_web_address(text)) return page_at_address(text);
      return failed(place(), Error{ErrorCode::input, "neither a JSON object nor an http or https address"});
    }
    return std::nullopt;
  }

 private:
  std::string place() const { return name_ + ':' + std::to_string(lines_.number()); }

  Item from_entry(std::string_view text) {
    Result<Entry> entry = reader_.read(text);
    if (!entry) return failed(place(), entry.error());
    Item item;
    if (entry->path.empty()) {
      if (!is_web_address(entry->url)) {
        return failed(place(), Error{ErrorCode::input, "\"url\" is not an http or https address"});
      }
      item = page_at_address(entry->url);
    } else {
      item.path = (folder_ / entry->path).string();
      if (item.path == "-") item.path = "./-";
      item.name = without_page_ending(entry->path);
      item.id = entry->path;
      item.url = std::move(entry->url);
    }
    if (!entry->id.empty()) {
      item.id = std::move(entry->id);
      item.name = without_page_ending(item.id);
    }
    item.content_type = std::move(entry->content_type);
    return item;
  }

  std::string name_;
  fs::path folder_;
  Lines lines_;
  ManifestReader reader_;
};

// The pages below one folder.
class Source::Walk {
 public:
  Walk(const std::string& root, std::string prefix)
      : root_(root), prefix_(std::move(prefix)), folder_(root) {}

  std::optional<Item> next() {
    std::optional<Folder::Found> found = folder_.next();
    if (!found) return std::nullopt;
    std::string path = (root_ / found->relative).string();
    if (found->error) return failed(std::move(path), *std::move(found->error));
    Item item;
    item.id = path;
    item.path = std::move(path);
    item.name = (fs::path(prefix_) / without_page_ending(found->relative)).string();
    return item;
  }

 private:
  fs::path root_;
  std::string prefix_;
  Folder folder_;
};

Source::Source(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}
Source::~Source() = default;
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;

Item single_page(const std::string& input) {
  if (is_address(input)) return page_at_address(input);
  Item item;
  item.id = input;
  item.path = input;
  item.name = input == "-" ? "stdin" : without_page_ending(last_name(input));
  return item;
}

void Source::open(const std::string& input) {
  std::error_code unknown;
  if (is_address(input)) {
    single_ = page_at_address(input);
  } else if (input != "-" && fs::is_directory(input, unknown)) {
    walk_ = std::make_unique<Walk>(input, inputs_.size() > 1 ? last_name(input) : std::string());
  } else if (input == "-" || is_list_name(input) || (!is_page_name(input) && is_list_file(input))) {
    Result<Bytes> bytes = input == "-" ? Bytes::standard_input() : Bytes::open(input);
    if (bytes) {
      list_ = std::make_unique<List>(input, *std::move(bytes));
    } else {
      single_ = failed(input, bytes.error());
    }
  } else {
    single_ = single_page(input);
  }
}

std::optional<Item> Source::next() {
  while (true) {
    std::optional<Item> item;
    if (single_) {
      item = std::exchange(single_, std::nullopt);
    } else if (list_) {
      item = list_->next();
      if (!item) list_.reset();
    } else if (walk_) {
      item = walk_->next();
      if (!item) walk_.reset();
    } else if (at_ < inputs_.size()) {
      open(inputs_[at_++]);
      continue;
    } else {
      return std::nullopt;
    }
    if (item) return item;
  }
}

}  // namespace pith::input
