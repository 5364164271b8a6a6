#include "cli/journal.hpp"

#include "archive/members.hpp"
#include "cli/file_lock.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace pith::cli {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view new_ending = ".new";

Error trouble(const std::string& path, const std::string& what) {
  return {ErrorCode::input, path + ": " + what};
}
Error trouble(const std::string& path, int number) {
  return trouble(path, std::generic_category().message(number));
}

std::string as_json(std::string_view text) {
  try {
    return Json(text).dump(-1, ' ', true);
  } catch (const Json::type_error&) {  // it is no UTF-8
    return Json(std::vector<std::uint8_t>(text.begin(), text.end())).dump();
  }
}

// What as_json() made.
std::optional<std::string> text_of(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_array()) return std::nullopt;
  std::string out;
  for (const Json& byte : json) {
    if (!byte.is_number_unsigned()) return std::nullopt;
    out += static_cast<char>(byte.get<std::uint8_t>());
  }
  return out;
}

std::uint64_t key(std::string_view id, std::string_view source) {
  return std::hash<std::string>()(std::string(id).append(1, '\0').append(source));
}

std::string line_of(const Journal::Entry& entry, const Target& target) {
  const bool in_folder = target.kind == Target::Kind::folder;
  std::string out = "{\"id\":" + as_json(entry.id);
  if (!entry.source.empty()) out += ",\"source\":" + as_json(entry.source);
  const auto add_number = [&out](std::string_view key, std::uint64_t number) {
    out += ",\"" + std::string(key) + "\":" + std::to_string(number);
  };
  if (!in_folder) add_number("end", entry.end);
  if (target.packing != Packing::none) add_number("plain", entry.plain);
  if (entry.errors > 0) add_number("errors", entry.errors);
  if (entry.sketches > 0) add_number("sketches", entry.sketches);
  if (!entry.file.empty()) out += ",\"file\":" + as_json(entry.file);
  if (entry.failed) out += ",\"failed\":true";
  return out + "}\n";
}

std::optional<Journal::Entry> entry_of(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  std::optional<std::string> id = text_of(json.value("id", Json()));
  std::optional<std::string> source = text_of(json.value("source", Json("")));
  std::optional<std::string> file = text_of(json.value("file", Json("")));
  const Json end = json.value("end", Json(0U));
  const Json plain = json.value("plain", end);
  const Json errors = json.value("errors", Json(0U));
  const Json sketches = json.value("sketches", Json(0U));
  const Json failed = json.value("failed", Json(false));
  const bool numbers = end.is_number_unsigned() && plain.is_number_unsigned() &&
                       errors.is_number_unsigned() && sketches.is_number_unsigned();
  if (!id || !source || !file || !numbers || !failed.is_boolean()) return std::nullopt;
  return Journal::Entry{*std::move(id), *std::move(source), end, plain, *std::move(file), failed, errors,
                        sketches};
}

int open_journal(const std::string& path, int further_flags = 0) {
  constexpr mode_t mode = 0666;  // less the umask
  return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | further_flags, mode);
}

// What an output holds, unpacked, from its front on.
class Original {
 public:
  Original(const std::string& path, Packing packing)
      : file_(path, std::ios::binary),
        members_(
            [this](char* into, std::size_t size) -> Result<std::size_t> {
              file_.read(into, static_cast<std::streamsize>(size));
              return static_cast<std::size_t>(file_.gcount());
            },
            packing) {}
  Original(const Original&) = delete;
  Original& operator=(const Original&) = delete;

  /// The next `size` bytes, until the next call; fewer if there are not so many.
  std::string_view take(std::uint64_t size) {
    ahead_.erase(0, taken_);
    using Event = archive::Members::Event;
    for (Event event = Event::bytes;
         ahead_.size() < size && (event == Event::bytes || event == Event::boundary);)
      event = members_.read(ahead_);
    taken_ = static_cast<std::size_t>(std::min<std::uint64_t>(size, ahead_.size()));
    return std::string_view(ahead_).substr(0, taken_);
  }

 private:
  std::ifstream file_;
  archive::Members members_;
  std::string ahead_;
  std::size_t taken_ = 0;
};

}  // namespace

Journal::Journal(const Target& target) : target_(target) {
  std::error_code unknown;
  if (target.kind == Target::Kind::folder) {
    path_ = target.path + (target.path.ends_with('/') ? ".pith-journal" : "/.pith-journal");
  } else if (target.kind == Target::Kind::file &&
             (!fs::exists(target.path, unknown) || fs::is_regular_file(target.path, unknown))) {
    output_ = fs::weakly_canonical(target.path, unknown).string();  // what /dev/stdout may be
    if (unknown) output_ = target.path;
    path_ = output_ + ".journal";
  }
}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> Journal::resume(Stream& stream, Folder& folder) {
  resumed_ = true;
  std::error_code unknown;
  if (!fs::exists(path_, unknown)) {
    if (output_.empty() || !fs::exists(output_, unknown)) return {};
    return trouble(output_,
                   "there is no journal beside it to go on from: it is complete, or was not made by batch");
  }
  if (Result<void> done = lock(path_, open_journal(path_)); !done) return done;
  if (!output_.empty()) {
    if (Result<void> done = finish_leaving_out(); !done) return done;
  }
  std::vector<Entry> entries;
  if (Result<void> done = read(entries); !done) return done;
  if (!output_.empty()) {
    if (Result<void> done = bring_file_back(entries, stream); !done) return done;
  }
  for (const Entry& entry : entries) {
    errors_end_ = std::max(errors_end_, entry.errors);
    sketches_end_ = std::max(sketches_end_, entry.sketches);
    if (entry.failed) continue;
    ++done_[key(entry.id, entry.source)];
    ++earlier_;
    if (!entry.file.empty()) folder.reserve(entry.file);
  }
  return {};
}

// Takes an open journal for this batch alone.
Result<void> Journal::lock(const std::string& path, int descriptor) {
  if (descriptor < 0) return trouble(path, errno);
  const int failure = lock_file_at(path, descriptor);
  if (failure == 0) {
    descriptor_ = descriptor;
    return {};
  }
  ::close(descriptor);
  return failure == EWOULDBLOCK ? trouble(path, "another batch writes there") : trouble(path, failure);
}

// Puts a new journal in the place of the locked one; it is locked before others can find it.
Result<void> Journal::replace(const std::string& new_journal) {
  const int old = descriptor_;
  if (Result<void> done = lock(new_journal, open_journal(new_journal)); !done) return done;
  const int failure = ::rename(new_journal.c_str(), path_.c_str()) == 0 ? 0 : errno;
  ::close(old);  // only now: until the new one is in its place, the old one keeps others away
  if (failure != 0) return trouble(path_, failure);
  return {};
}

// Reads the whole lines, and cuts off what is behind them.
Result<void> Journal::read(std::vector<Entry>& entries) {
  std::ifstream file(path_, std::ios::binary);
  if (!file) return trouble(path_, "cannot be read");
  std::uint64_t whole = 0;
  for (std::string line; std::getline(file, line) && !file.eof(); whole += line.size() + 1) {
    std::optional<Entry> entry = entry_of(line);
    if (!entry) return trouble(path_, "not a journal of batch");
    entries.push_back(*std::move(entry));
  }
  std::error_code error;
  fs::resize_file(path_, whole, error);
  if (error) return trouble(path_, error.message());
  return {};
}

Result<void> Journal::bring_file_back(std::vector<Entry>& entries, Stream& stream) {
  const std::uint64_t end = entries.empty() ? 0 : entries.back().end;
  std::error_code unknown;
  const std::uintmax_t size = fs::exists(output_, unknown) ? fs::file_size(output_, unknown) : 0;
  if (unknown || size < end ||
      !std::is_sorted(entries.begin(), entries.end(),
                      [](const auto& a, const auto& b) { return a.end < b.end; })) {
    return trouble(output_, "does not fit the journal beside it");
  }
  if (std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.failed; })) {
    if (Result<void> done = leave_out_failed(entries); !done) return done;
  }
  return entries.empty() ? stream.keep(0, 0) : stream.keep(entries.back().end, entries.back().plain);
}

// Writes output and journal anew without the pages that failed. The moment at which the new output takes the
// place of the old one decides: before it both new files are dropped, after it the journal follows.
Result<void> Journal::leave_out_failed(std::vector<Entry>& entries) {
  const std::string new_output = output_ + std::string(new_ending);
  const std::string new_journal = path_ + std::string(new_ending);
  Target target = target_;
  target.path = new_output;
  Original from(output_, target_.packing);
  Stream to(target);
  if (Result<void> begun = to.keep(0, 0); !begun) return begun;
  std::vector<Entry> kept;
  std::size_t settled = 0;
  const auto settle = [&] {
    for (; settled < kept.size(); ++settled) kept[settled].end = to.size();
  };
  std::uint64_t begin = 0;
  for (Entry& entry : entries) {
    const std::uint64_t size = entry.plain - begin;
    begin = entry.plain;
    const std::string_view page = from.take(size);
    if (page.size() < size) return trouble(output_, "does not fit the journal beside it");
    if (entry.failed) continue;
    if (Result<void> written = to.write(page); !written) return written;
    entry.plain = to.plain_size();
    kept.push_back(std::move(entry));
    if (to.is_flushed()) settle();
  }
  if (Result<void> closed = to.close(); !closed) return closed;
  settle();
  std::ofstream journal(new_journal, std::ios::binary);
  for (const Entry& entry : kept) journal << line_of(entry, target_);
  journal.close();
  if (!journal) return trouble(new_journal, "cannot be written");
  std::error_code error;
  fs::rename(new_output, output_, error);
  if (error) return trouble(output_, error.message());
  entries = std::move(kept);
  return replace(new_journal);
}

Result<void> Journal::finish_leaving_out() {
  const std::string new_output = output_ + std::string(new_ending);
  const std::string new_journal = path_ + std::string(new_ending);
  std::error_code unknown;
  if (fs::exists(new_output, unknown)) {
    fs::remove(new_output, unknown);
    fs::remove(new_journal, unknown);
  } else if (fs::exists(new_journal, unknown)) {
    return replace(new_journal);
  }
  return {};
}

bool Journal::take_done(std::string_view id, std::string_view source) {
  if (done_.empty()) return false;
  const auto entry = done_.find(key(id, source));
  if (entry == done_.end()) return false;
  if (--entry->second == 0) done_.erase(entry);
  return true;
}

Result<void> Journal::begin() {
  if (!possible() || descriptor_ >= 0) return {};
  std::error_code unknown;
  if (output_.empty()) fs::create_directories(fs::path(path_).parent_path(), unknown);
  const int descriptor = open_journal(path_, O_CREAT);
  if (descriptor < 0 && !resumed_) {  // the output may be writable all the same
    path_.clear();
    return {};
  }
  if (Result<void> done = lock(path_, descriptor); !done) return done;
  if (::ftruncate(descriptor_, 0) != 0) return trouble(path_, errno);
  fs::remove(path_ + std::string(new_ending), unknown);  // of a run that was cut and not gone on with
  return {};
}

Result<void> Journal::note(std::span<const Entry> entries) {
  if (descriptor_ < 0) return {};
  std::string lines;
  for (const Entry& entry : entries) lines += line_of(entry, target_);
  const ssize_t written = ::write(descriptor_, lines.data(), lines.size());
  if (written == static_cast<ssize_t>(lines.size())) return {};
  return trouble(path_, written < 0 ? errno : ENOSPC);
}

void Journal::discard() {
  if (descriptor_ < 0) return;
  std::error_code unknown;
  fs::remove(path_, unknown);
}

}  // namespace pith::cli
