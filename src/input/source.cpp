#include "input/source.hpp"

#include "archive/kind.hpp"
#include "archive/members.hpp"
#include "archive/pack.hpp"
#include "archive/warc.hpp"
#include "base/url.hpp"
#include "input/bytes.hpp"
#include "input/folder.hpp"
#include "input/guess.hpp"
#include "input/lines.hpp"
#include "input/manifest.hpp"
#include "input/moment.hpp"

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
  const UrlView view(url);
  std::string query = view.query.empty() ? std::string() : "?" + std::string(view.query);
  std::replace(query.begin(), query.end(), '/', '_');  // within one name
  std::string_view path = view.host_path;
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(without_page_extension(path)) + query;
}

// The last name of a path, also of one that ends in a slash: what is put in front
// where several inputs share a folder.
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

// True if what there is of a stream tells that it is no archive: a line that is typed must not wait for more.
bool tells_enough(std::string_view head) {
  return head.size() >= archive::head_bytes ||
         (head.find('\n') != std::string_view::npos && begins_like_a_list(head));
}

archive::Kind archive_kind(Bytes& bytes) {
  const Result<std::string_view> head = bytes.head(archive::head_bytes, &tells_enough);
  return head ? archive::kind_of(*head) : archive::Kind::none;
}

// A regular file that is not called as a page or a list is.
bool is_archive_file(const std::string& path) {
  std::error_code unknown;
  if (archive::kind_of_name(path) != archive::Kind::none) return true;
  if (is_page_name(path) || is_list_name(path) || !fs::is_regular_file(path, unknown)) return false;
  Result<Bytes> bytes = Bytes::open(path);
  return bytes && archive_kind(*bytes) != archive::Kind::none;
}

// A record may be larger than its page: headers, chunks.
constexpr std::size_t room_for_heads = std::size_t{1} << 20;

// As it stands in JSON a character may take six times the bytes.
constexpr std::size_t longest_in_json = 6;

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
  List(std::string name, Bytes bytes, const SourceOptions& options)
      : name_(std::move(name)),
        folder_(name_ == "-" ? fs::path() : fs::path(name_).parent_path()),
        lines_(std::move(bytes), Lines::usual_max_line + longest_in_json * options.max_bytes),
        reader_(options.keys) {}

  std::uint64_t position() const { return lines_.bytes().position(); }

  std::optional<Item> next() {
    while (auto line = lines_.next()) {
      if (!*line) return broken(line->error());
      std::string_view text = **line;
      const std::size_t first = text.find_first_not_of(" \t");
      if (first == std::string_view::npos) continue;
      text = text.substr(first, text.find_last_not_of(" \t") + 1 - first);
      if (text[0] == '{') return from_entry(text);
      if (is_web_address(text)) return page_at_address(text);
      return broken(Error{ErrorCode::input, "neither a JSON object nor an http or https address"});
    }
    return std::nullopt;
  }

 private:
  std::string place() const { return name_ + ':' + std::to_string(lines_.number()); }

  Item broken(Error error) const {
    Item item = failed(place(), std::move(error));
    item.path = name_;
    item.place = archive::Place{lines_.offset(), 0};
    return item;
  }

  // A line that holds the page itself. Its characters are those of JSON, whatever the page says of its
  // charset.
  Item from_page(Entry& entry) const {
    Item item;
    item.id = entry.url.empty() ? place() : entry.url;
    item.path = name_;
    item.place = archive::Place{lines_.offset(), 0};
    item.name = entry.url.empty() ? place() : name_of_address(entry.url);
    item.url = std::move(entry.url);
    item.record.emplace();
    item.record->bytes = std::move(entry.html);
    item.content_type = "text/html; charset=utf-8";
    return item;
  }

  Item from_entry(std::string_view text) {
    Result<Entry> entry = reader_.read(text);
    if (!entry) return broken(entry.error());
    Item item;
    if (entry->has_html) {
      item = from_page(*entry);
    } else if (entry->path.empty()) {
      if (!is_web_address(entry->url)) {
        return broken(Error{ErrorCode::input, "\"url\" is not an http or https address"});
      }
      item = page_at_address(entry->url);
    } else {
      item.path = (folder_ / entry->path).string();
      if (item.path == "-") item.path = "./-";
      item.name = without_page_extension(entry->path);
      item.id = entry->path;
      item.url = std::move(entry->url);
    }
    if (!entry->id.empty()) {
      item.id = std::move(entry->id);
      item.name = without_page_extension(item.id);
    }
    if (!item.record) item.content_type = std::move(entry->content_type);
    item.fetched = entry->fetched;
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
    item.name = (fs::path(prefix_) / without_page_extension(found->relative)).string();
    return item;
  }

 private:
  fs::path root_;
  std::string prefix_;
  Folder folder_;
};

// The pages of one archive.
class Source::Archive {
 public:
  Archive(std::string name, Bytes bytes, archive::Kind kind, const SourceOptions& options)
      : name_(std::move(name)), bytes_(std::make_unique<Bytes>(std::move(bytes))) {
    const Result<std::string_view> head = bytes_->head(archive::head_bytes, &tells_enough);
    const archive::Packing packing = head ? archive::packing_of(*head) : archive::Packing::none;
    bytes_->leave_packed();
    archive::Feed feed = [from = bytes_.get()](char* into, std::size_t size) {
      return from->read(into, size);
    };
    if (kind == archive::Kind::warc) {
      reader_ =
          std::make_unique<archive::WarcReader>(std::move(feed), packing, options.max_bytes + room_for_heads);
    } else {
      reader_ = std::make_unique<archive::PackReader>(std::move(feed), options.max_bytes, &is_page_name);
    }
  }

  std::optional<Item> next() {
    std::optional<archive::Record> record = reader_->next();
    if (!record) return std::nullopt;
    Item item;
    item.path = name_;
    item.place = record->place;
    item.id = record->id.empty() ? name_ + ':' + record->place.text() : std::move(record->id);
    item.url = std::move(record->url);
    item.name = item.url.empty() ? std::string(without_page_extension(item.id)) : name_of_address(item.url);
    item.content_type = std::move(record->content_type);
    item.fetched = parse_moment(record->date);
    if (record->error) {
      item.error = std::move(record->error);
    } else {
      item.record = std::move(record);
    }
    return item;
  }

  std::uint64_t position() const { return bytes_->position(); }
  const archive::Skipped& skipped() const { return reader_->skipped(); }

 private:
  std::string name_;
  std::unique_ptr<Bytes> bytes_;
  std::unique_ptr<archive::RecordReader> reader_;
};

std::optional<std::uint64_t> bytes_of_archives(const std::vector<std::string>& inputs) {
  std::uint64_t sum = 0;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (input == "-" || is_address(input) || !is_archive_file(input)) return std::nullopt;
    if (!fs::is_regular_file(input, error)) return std::nullopt;
    sum += fs::file_size(input, error);
    if (error) return std::nullopt;
  }
  return sum;
}

bool can_be_read_twice(const std::string& input) {
  std::error_code unknown;
  const fs::file_status status = fs::status(input, unknown);
  return input != "-" && (fs::is_regular_file(status) || fs::is_directory(status) || !fs::exists(status));
}

Source::Source(std::vector<std::string> inputs, SourceOptions options)
    : inputs_(std::move(inputs)), options_(std::move(options)) {}
Source::~Source() = default;
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;

Item single_page(const std::string& input) {
  if (is_address(input)) return page_at_address(input);
  Item item;
  item.id = input;
  item.path = input;
  item.name = input == "-" ? "stdin" : without_page_extension(last_name(input));
  return item;
}

void Source::open(const std::string& input) {
  std::error_code unknown;
  if (is_address(input)) {
    single_ = page_at_address(input);
  } else if (input != "-" && fs::is_directory(input, unknown)) {
    walk_ = std::make_unique<Walk>(input, inputs_.size() > 1 ? last_name(input) : std::string());
  } else if (input == "-" || is_archive_file(input) || is_list_name(input) ||
             (!is_page_name(input) && is_list_file(input))) {
    open_stream(input);
  } else {
    single_ = single_page(input);
  }
}

void Source::open_stream(const std::string& input) {
  Result<Bytes> bytes = input == "-" ? Bytes::standard_input() : Bytes::open(input);
  if (!bytes) {
    single_ = failed(input, bytes.error());
    return;
  }
  archive::Kind kind = archive::kind_of_name(input);
  if (kind == archive::Kind::none && !is_list_name(input)) kind = archive_kind(*bytes);
  if (kind == archive::Kind::none) {
    list_ = std::make_unique<List>(input, *std::move(bytes), options_);
  } else {
    archive_ = std::make_unique<Archive>(input, *std::move(bytes), kind, options_);
  }
}

// The next page of what is open, which is closed at its end.
std::optional<Item> Source::next_of_open() {
  std::optional<Item> item;
  std::uint64_t read = 0;
  if (single_) {
    item = std::exchange(single_, std::nullopt);
  } else if (walk_) {
    item = walk_->next();
    if (!item) walk_.reset();
  } else if (list_) {
    item = list_->next();
    read = list_->position();
    if (!item) list_.reset();
  } else if (archive_) {
    item = archive_->next();
    read = archive_->position();
    if (!item) {
      for (const auto& [what, count] : archive_->skipped()) skipped_[what] += count;
      archive_.reset();
    }
  }
  if (item) {
    item->read = read_before_ + read;
  } else {
    read_before_ += read;
  }
  return item;
}

std::optional<Item> Source::next() {
  while (true) {
    if (std::optional<Item> item = next_of_open()) return item;
    if (at_ == inputs_.size()) return std::nullopt;
    open(inputs_[at_++]);
  }
}

}  // namespace pith::input
