// pith batch: collections of pages, in parallel.
#include "pith/extract.hpp"

#include "cli/interruption.hpp"
#include "cli/journal.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/rendering.hpp"
#include "cli/run.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace pith::cli {

namespace {

// Pages of different lists may have the same id, and one list may be named in different ways.
std::string source_of(const input::Item& item) {
  const std::string& source = item.path.empty() ? item.url : item.path;
  if (source == item.id) return {};
  if (item.path.empty() || item.path == "-") return source;
  std::error_code unknown;
  const std::filesystem::path whole = std::filesystem::absolute(item.path, unknown);
  return unknown ? source : whole.lexically_normal().string();
}

// Where the articles go, and what has become of them.
class Results {
 public:
  Results(const Settings& settings, Console& console)
      : settings_(settings),
        console_(console),
        stream_(settings.target),
        folder_(settings.target.path),
        journal_(settings.target) {}

  /// Before anything else, with --resume; false: it cannot be.
  bool resume() {
    std::optional<Error> error = journal_.resume(stream_, folder_);
    if (error) console_.failure("", *error);
    return !error;
  }
  bool take_done(const input::Item& item) { return journal_.take_done(item.id, source_of(item)); }
  std::size_t earlier() const { return journal_.earlier(); }

  /// False: no further page can be written.
  bool take(const Record& record) {
    if (!begun_ && !begin()) return false;
    report(record);
    const std::optional<Error> error = put(record);
    if (error) console_.failure("", *error);
    const bool failed = record.error || error;
    all_well_ = all_well_ && !failed;
    if (broken_) return false;
    const bool has_file = in_folder() && !failed && !record.output.empty();
    note({record.item.id, source_of(record.item), stream_.size(), has_file ? folder_.last() : std::string(),
          failed});
    return !broken_;
  }

  void end() {
    console_.end_progress();
    if (broken_) return;
    if (const std::optional<Error> error = stream_.close()) {
      console_.failure("", *error);
    } else if (all_well_) {
      journal_.discard();
    }
  }

  [[noreturn]] void interrupted(int signal) {
    console_.end_progress();
    const std::string how = journal_.possible() ? "; --resume goes on" : "";
    console_.note("stopped; " + std::to_string(earlier() + pages_) + " pages are done" + how);
    end_by(signal);
  }

 private:
  bool in_folder() const { return settings_.target.kind == Target::Kind::folder; }

  bool begin() {
    begun_ = true;
    const std::optional<Error> error = journal_.begin();
    if (error) console_.failure("", *error);
    broken_ = error.has_value();
    return !error;
  }

  void report(const Record& record) {
    if (record.error) {
      console_.failure(subject_of(record.item, *record.error), *record.error);
    } else if (record.no_article) {
      console_.no_article(subject_of(record.item));
    }
    console_.page_done();
    ++pages_;
  }

  std::optional<Error> put(const Record& record) {
    if (in_folder()) {
      if (record.output.empty()) return std::nullopt;
      return folder_.write(record.item.name, ending(settings_.format), record.output);
    }
    std::optional<Error> error =
        stream_.write(record.error ? render_failure(record.item.id, *record.error) : record.output);
    broken_ = error.has_value();
    return error;
  }

  void note(const Journal::Entry& entry) {
    const std::optional<Error> error = journal_.note(entry);
    if (!error) return;
    console_.failure("", *error);
    broken_ = true;
  }

  const Settings& settings_;
  Console& console_;
  Stream stream_;
  Folder folder_;
  Journal journal_;
  std::size_t pages_ = 0;
  bool begun_ = false;
  bool all_well_ = true;
  bool broken_ = false;
};

}  // namespace

Work batch_work(const Settings& settings) {
  // A std::function must be copyable, an extractor is not.
  auto extractor = std::make_shared<Extractor>(settings.extraction);
  return [&settings, extractor = std::move(extractor)](const Loaded& page, Record& record) {
    const Result<Article> article = article_of(*extractor, page);
    if (!article) {
      record.error = article.error();
      return;
    }
    record.no_article = article->outcome == Outcome::none;
    record.output = render(*article, settings, record.item.id);
  };
}

void batch(const Settings& settings, Console& console) {
  Results results(settings, console);
  if (settings.resume && !results.resume()) return;
  console.begin_progress(settings.inputs, results.earlier());
  Plan plan;
  plan.make_work = [&settings] { return batch_work(settings); };
  plan.deliver = [&results](const Record& record) { return results.take(record); };
  if (settings.resume) plan.skip = [&results](const input::Item& item) { return results.take_done(item); };
  plan.interrupted = [&results](int signal) { results.interrupted(signal); };
  run_pipeline(settings, plan);
  results.end();
}

}  // namespace pith::cli
