// pith INPUT...: the article of each input, one after the other.
#include "pith/extract.hpp"

#include "cli/output.hpp"
#include "cli/pages.hpp"
#include "cli/rendering.hpp"
#include "cli/run.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pith::cli {

namespace {

class Cleaner {
 public:
  Cleaner(const Settings& settings, Console& console, bool several)
      : settings_(settings),
        console_(console),
        stream_(settings.target),
        folder_(settings.target.path),
        shared_(several && settings.target.kind != Target::Kind::folder) {}

  bool take(const input::Item& item, const Result<Loaded>& page, const Options& options) {
    if (!page) return fail(item, page.error());
    if (!extractor_ || options.form != form_) {
      Result<Extractor> made = Extractor::create(options);
      if (!made) return fail(item, made.error());
      extractor_ = *std::move(made);
      form_ = options.form;
    }
    const Result<Article> article = article_of(*extractor_, *page);
    if (!article) return fail(item, article.error());
    if (article->outcome == Outcome::none) console_.no_article(subject_of(item));
    return put(item, render(*article, settings_, item.id, *page));
  }

  void end() {
    Result<void> done;
    if (shared_ && settings_.format == Format::json) done = stream_.write(first_ ? "[]\n" : "\n]\n");
    if (done) done = stream_.close();
    if (!done && !broken_) console_.failure("", done.error());
  }

 private:
  bool fail(const input::Item& item, const Error& error) {
    console_.failure(subject_of(item, error), error);
    return settings_.format == Format::jsonl ? put(item, render_failure(item.id, error)) : true;
  }

  bool put(const input::Item& item, std::string text) {
    if (text.empty()) return true;
    if (settings_.target.kind == Target::Kind::folder) {
      if (settings_.format == Format::csv) text.insert(0, heading(settings_.format, item.id, true));
      const Result<void> written = folder_.write(item.name, name(settings_.format), text);
      if (!written) console_.failure("", written.error());
      return true;  // the next file may have more luck
    }
    if (shared_ && settings_.format == Format::json) {
      text.pop_back();  // its line feed
      text.insert(0, first_ ? "[\n" : ",\n");
    } else if (shared_ || settings_.format == Format::csv) {
      text.insert(0, heading(settings_.format, item.id, first_));
    }
    first_ = false;
    const Result<void> written = stream_.write(text);
    if (!written) console_.failure("", written.error());
    broken_ = !written;
    return !broken_;
  }

  const Settings& settings_;
  Console& console_;
  Stream stream_;
  Folder folder_;
  std::optional<Extractor> extractor_;  // kept as long as the pages are read in the same form
  Form form_ = Form::detect;
  bool shared_;  // several articles go to one stream
  bool first_ = true;
  bool broken_ = false;
};

}  // namespace

void clean(const Settings& settings, Console& console) {
  std::vector<Request> pages = requests(settings);
  Cleaner cleaner(settings, console, pages.size() > 1);
  for_each_page(std::move(pages), settings,
                [&](const input::Item& item, const Result<Loaded>& page, const Options& options) {
                  return cleaner.take(item, page, options);
                });
  cleaner.end();
}

}  // namespace pith::cli
