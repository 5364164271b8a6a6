// pith batch: collections of pages, in parallel.
#include "pith/extract.hpp"

#include "cli/interruption.hpp"
#include "cli/journal.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/rendering.hpp"
#include "cli/repeats.hpp"
#include "cli/run.hpp"
#include "cli/summary.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pith::cli {

namespace {

// Pages of different lists may have the same id, and one list may be named in different ways.
std::string source_of(const input::Item& item) {
  const std::string place = item.place ? ':' + item.place->text() : std::string();
  const std::string& source = item.path.empty() ? item.url : item.path;
  if (source == item.id) return {};
  if (item.path.empty() || item.path == "-") return source + place;
  std::error_code unknown;
  const std::filesystem::path whole = std::filesystem::absolute(item.path, unknown);
  return (unknown ? source : whole.lexically_normal().string()) + place;
}

// Where the sketches of --dedup are kept; empty: nowhere that lasts.
std::string sketches_path(const Target& target) {
  constexpr std::string_view name = ".pith-sketches";
  if (target.kind == Target::Kind::folder) return target.path + '/' + std::string(name);
  std::error_code unknown;
  const bool lasts =
      target.kind == Target::Kind::file && (!std::filesystem::exists(target.path, unknown) ||
                                            std::filesystem::is_regular_file(target.path, unknown));
  return lasts ? target.path + ".sketches" : std::string();
}

// Where the articles go, and what has become of them.
class Results {
 public:
  Results(const Settings& settings, Console& console)
      : settings_(settings),
        console_(console),
        stream_(settings.target),
        folder_(settings.target.path),
        errors_({Target::Kind::file, settings.errors_file}),
        journal_(settings.target),
        repeats_(sketches_path(settings.target)) {}

  /// Before anything else, with --resume; false: it cannot be.
  bool resume() {
    Result<void> resumed = journal_.resume(stream_, folder_);
    if (resumed && settings_.drop_repeats) resumed = repeats_.resume(journal_.sketches_end());
    if (!resumed) console_.failure("", resumed.error());
    return resumed.has_value();
  }
  bool take_done(const input::Item& item) { return journal_.take_done(item.id, source_of(item)); }
  std::size_t earlier() const { return journal_.earlier(); }

  /// False: no further page can be written.
  bool take(const Record& record) {
    if (!begun_ && !begin()) return false;
    report(record);
    const Result<void> written = put(record);
    if (!written) console_.failure("", written.error());
    // What the file of errors tells is done; and an archive will not be whole the next time.
    const bool failed = !written || (record.error && settings_.errors_file.empty() && !record.item.place);
    all_well_ = all_well_ && !failed;
    if (broken_) return false;
    const bool has_file = in_folder() && !failed && !record.error && !repeated_ && !record.output.empty();
    unsettled_.push_back({record.item.id, source_of(record.item), 0, stream_.plain_size(),
                          has_file ? folder_.last() : std::string(), failed, errors_.size(),
                          repeats_.size()});
    settle();
    return !broken_;
  }

  void end() {
    console_.end_progress();
    if (broken_) return;
    Result<void> closed = stream_.flush();
    if (closed) settle();
    if (closed) closed = stream_.close();
    if (closed) closed = errors_.close();
    if (!closed) {
      console_.failure("", closed.error());
    } else if (all_well_ && !broken_) {
      journal_.discard();
      repeats_.discard();
    }
  }

  void sum_up(const archive::Skipped& skipped) {
    if (settings_.summary || console_.is_terminal()) console_.sum_up(summary_, skipped);
  }

  [[noreturn]] void interrupted(int signal) {
    console_.end_progress();
    if (!broken_ && stream_.flush()) settle();
    const std::string how = journal_.possible() ? "; --resume continues" : "";
    console_.note("stopped; " + std::to_string(earlier() + pages_) + " pages are done" + how);
    end_by(signal);
  }

 private:
  bool in_folder() const { return settings_.target.kind == Target::Kind::folder; }

  bool begin() {
    begun_ = true;
    Result<void> begun = journal_.begin();
    if (begun && !settings_.errors_file.empty()) begun = errors_.keep(journal_.errors_end(), 0);
    if (!begun) console_.failure("", begun.error());
    broken_ = !begun;
    return !broken_;
  }

  void report(const Record& record) {
    if (record.error) {
      console_.failure(subject_of(record.item, *record.error), *record.error);
    } else if (record.no_article) {
      console_.no_article(subject_of(record.item));
    }
    console_.page_done(record.bytes, record.item.read);
    summary_.add(record);
    ++pages_;
  }

  // The page that this one repeats, if it does and that is asked for.
  Result<std::optional<std::string>> repeated_by(const Record& record) {
    if (!settings_.drop_repeats || record.error || record.no_article) return std::optional<std::string>();
    const std::optional<Sketch> sketch = sketch_from(record.sketch);
    return sketch ? repeats_.take(record.item.id, *sketch) : Result<std::optional<std::string>>(std::nullopt);
  }

  Result<void> put(const Record& record) {
    const Result<std::optional<std::string>> repeated = repeated_by(record);
    broken_ = !repeated;
    if (!repeated) return repeated.error();
    repeated_ = repeated->has_value();
    if (repeated_) summary_.add_repeat();
    if (record.error && !settings_.errors_file.empty())
      return write(errors_, render_failure(record.item, *record.error));
    const bool lines = settings_.format == Format::jsonl;
    if (repeated_ && !lines) console_.note(subject_of(record.item) + " repeats " + **repeated);
    if (repeated_) return lines ? write(stream_, render_repeat(record.item.id, **repeated)) : Result<void>();
    if (record.error)
      return lines ? write(stream_, render_failure(record.item.id, *record.error)) : Result<void>();
    if (settings_.format == Format::csv && stream_.plain_size() == 0)
      return write(stream_, heading(settings_.format, {}, true) + record.output);
    if (!in_folder()) return write(stream_, record.output);
    if (record.output.empty()) return {};
    return folder_.write(record.item.name, name(settings_.format), record.output);
  }

  // What cannot be written to a stream ends the work.
  Result<void> write(Stream& stream, std::string_view text) {
    if (text.empty()) return {};
    Result<void> written = stream.write(text);
    broken_ = !written;
    return written;
  }

  // Pages are done when their output is in its file.
  void settle() {
    if (!stream_.is_flushed()) return;
    for (Journal::Entry& entry : unsettled_) entry.end = stream_.size();
    const Result<void> noted = journal_.note(unsettled_);
    unsettled_.clear();
    if (noted) return;
    console_.failure("", noted.error());
    broken_ = true;
  }

  const Settings& settings_;
  Console& console_;
  Stream stream_;
  Folder folder_;
  Stream errors_;
  Journal journal_;
  Repeats repeats_;
  Summary summary_;
  std::vector<Journal::Entry> unsettled_;  // pages whose output waits to be packed
  std::size_t pages_ = 0;
  bool repeated_ = false;  // the page that is taken
  bool begun_ = false;
  bool all_well_ = true;
  bool broken_ = false;
};

}  // namespace

Work batch_work(const Settings& settings) {
  // A std::function must be copyable, an extractor is not.
  auto extractor = std::make_shared<Result<Extractor>>(Extractor::create(settings.extraction));
  return [&settings, extractor = std::move(extractor)](const Loaded& page, Record& record) {
    const Result<Article> article =
        *extractor ? article_of(**extractor, page) : Result<Article>(extractor->error());
    if (!article) {
      record.error = article.error();
      return;
    }
    record.no_article = article->outcome == Outcome::none;
    record.thin = article->outcome == Outcome::thin;
    record.output = render(*article, settings, record.item.id, page);
    if (settings.drop_repeats) record.sketch = sketch_of(article->text).text();
  };
}

namespace {

// The texts of a page in place of its article.
Work texts_work(const Settings& settings) {
  auto extractor = std::make_shared<Result<Extractor>>(Extractor::create(settings.extraction));
  return [extractor = std::move(extractor)](const Loaded& page, Record& record) {
    if (!*extractor) return;
    if (const auto texts = (*extractor)->texts(page.page())) record.site_texts = *texts;
  };
}

// The first pass: only those that clean pages tell what fails.
void learn_templates(const Settings& settings, Results& results, Console& console, SiteTemplates& templates) {
  console.begin_progress(settings);
  Plan plan;
  plan.make_work = [&settings] { return texts_work(settings); };
  plan.deliver = [&](const Record& record) {
    templates.learn(record.site_texts);
    console.page_done(record.bytes, record.item.read);
    return true;
  };
  if (settings.fetching.cache_folder.empty())
    plan.skip = [](const input::Item& item) { return is_remote(item); };
  plan.interrupted = [&results](int signal) { results.interrupted(signal); };
  run_pipeline(settings, plan);
  console.end_progress();
}

}  // namespace

void batch(const Settings& given, Console& console) {
  Settings settings = given;
  Results results(settings, console);
  if (settings.resume && !results.resume()) return;
  SiteTemplates templates;
  if (settings.site_templates) {
    learn_templates(settings, results, console, templates);
    settings.extraction.site_templates = &templates;
  }
  console.begin_progress(settings, results.earlier());
  archive::Skipped passed_over;
  Plan plan;
  plan.make_work = [&settings] { return batch_work(settings); };
  plan.deliver = [&results](const Record& record) { return results.take(record); };
  if (settings.resume) plan.skip = [&results](const input::Item& item) { return results.take_done(item); };
  plan.finished = [&](const archive::Skipped& skipped) { passed_over = skipped; };
  plan.interrupted = [&results](int signal) { results.interrupted(signal); };
  run_pipeline(settings, plan);
  results.end();
  results.sum_up(passed_over);
}

}  // namespace pith::cli
