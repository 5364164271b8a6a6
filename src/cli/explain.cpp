// pith explain: why pith chose what it chose, for people.
#include "pith/explain.hpp"

#include "cli/output.hpp"
#include "cli/pages.hpp"
#include "cli/rendering.hpp"
#include "cli/run.hpp"
#include "input/printable.hpp"

#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::cli {

namespace {

std::string number(const char* format, float value) {
  char digits[32];
  const int size = std::snprintf(digits, sizeof digits, format, static_cast<double>(value));
  return {digits, static_cast<std::size_t>(size)};
}

void append_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    out += "    " + input::printable(text.substr(0, feed)) + '\n';
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
  }
}

void append_features(std::string& out, const std::vector<float>& values) {
  const std::span<const FeatureInfo> columns = pith::features();
  for (std::size_t column = 0; column < columns.size() && column < values.size(); ++column) {
    if (values[column] == 0) continue;
    out += "      " + std::string(columns[column].name) + " = " + number("%g", values[column]) + '\n';
  }
}

std::string describe(const Explanation& explanation, bool with_features) {
  std::string out =
      "Type: " + explanation.page_type + "\nConfidence: " + number("%.3f", explanation.confidence) + '\n';
  for (const Explanation::Row& row : explanation.rows) {
    out += row.kept ? "\n+ " : "\n- ";
    out += number("%.3f", row.probability) + ' ' + input::printable(row.path) + '\n';
    append_lines(out, row.text);
    if (with_features) append_features(out, row.features);
  }
  return out;
}

}  // namespace

void explain(const Settings& settings, Console& console) {
  std::vector<Request> pages = requests(settings);
  const bool several = pages.size() > 1;
  Stream stream(settings.target);
  bool first = true;
  std::optional<Error> error;
  for_each_page(std::move(pages), settings,
                [&](const input::Item& item, const Result<Loaded>& page, const Options& options) {
                  const Result<Explanation> explanation =
                      page ? pith::explain(page->page(), options) : Result<Explanation>(page.error());
                  if (!explanation) {
                    console.failure(subject_of(item, explanation.error()), explanation.error());
                    return true;
                  }
                  std::string text = several ? heading(Format::txt, item.id, first) : std::string();
                  first = false;
                  error = stream.write(text + describe(*explanation, settings.list_features));
                  return !error;
                });
  if (!error) error = stream.close();
  if (error) console.failure("", *error);
}

}  // namespace pith::cli
