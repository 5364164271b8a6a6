// pith batch: collections of pages, in parallel.
#include "pith/extract.hpp"

#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/rendering.hpp"
#include "cli/run.hpp"

#include <memory>
#include <string>
#include <utility>

namespace pith::cli {

namespace {

Work make_work(const Settings& settings) {
  // A std::function must be copyable, an extractor is not.
  auto extractor = std::make_shared<Extractor>(settings.extraction);
  return [&settings, extractor = std::move(extractor)](const Loaded& page, Record& record) {
    const Result<Article> article = extractor->extract(page.page());
    if (!article) {
      record.error = article.error();
      return;
    }
    record.no_article = article->outcome == Outcome::none;
    record.output = render(*article, settings, record.item.id);
  };
}

// Reports what is wrong with a page, if anything.
void report(const Record& record, Console& console) {
  if (record.error) {
    console.failure(subject_of(record.item, *record.error), *record.error);
  } else if (record.no_article) {
    console.no_article(subject_of(record.item));
  }
  console.page_done();
}

}  // namespace

void batch(const Settings& settings, Console& console) {
  Stream stream(settings.target);
  Folder folder(settings.target.path);
  bool broken = false;
  const auto deliver = [&](const Record& record) {
    report(record, console);
    std::optional<Error> error;
    if (settings.target.kind == Target::Kind::folder) {
      if (!record.output.empty())
        error = folder.write(record.item.name, ending(settings.format), record.output);
    } else {
      error = stream.write(record.error ? render_failure(record.item.id, *record.error) : record.output);
      broken = error.has_value();
    }
    if (error) console.failure("", *error);
    return !broken;
  };
  console.begin_progress(settings.inputs);
  run_pipeline(settings, {[&settings] { return make_work(settings); }, deliver});
  console.end_progress();
  if (broken) return;
  if (const std::optional<Error> error = stream.close()) console.failure("", *error);
}

}  // namespace pith::cli
