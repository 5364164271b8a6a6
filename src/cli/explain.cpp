// pith explain: why pith chose what it chose, for people.
#include "pith/explain.hpp"

#include "base/printable.hpp"
#include "cli/output.hpp"
#include "cli/pages.hpp"
#include "cli/rendering.hpp"
#include "cli/run.hpp"

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
    out += "    " + printable(text.substr(0, feed)) + '\n';
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

// What stands before the line of a block, and behind it: kept ones are green, the others faint, on a
// terminal.
struct Colours {
  std::string_view kept;
  std::string_view dropped;
  std::string_view end;
};
constexpr Colours on_terminal = {"\x1b[32m", "\x1b[2m", "\x1b[0m"};

std::string describe(const Explanation& explanation, bool with_features, const Colours& colours) {
  std::string out = "Type: ";
  out.append(to_string(explanation.page_type));
  out += "\nConfidence: " + number("%.3f", explanation.confidence) + '\n';
  const std::vector<std::string> verdicts = verdicts_in_words(explanation);
  for (std::size_t i = 0; i < explanation.rows.size(); ++i) {
    const Explanation::Row& row = explanation.rows[i];
    out.append("\n").append(row.kept ? colours.kept : colours.dropped).append(row.kept ? "+ " : "- ");
    out.append(number("%.3f", row.probability) + ' ' + printable(row.path)).append(colours.end).append("\n");
    out += "  " + printable(verdicts[i]) + '\n';
    append_lines(out, row.text);
    if (with_features) append_features(out, row.features);
  }
  for (const Explanation::Removal& removal : explanation.removed) {
    out += "\ntaken out: " + printable(removal.rule) + '\n';
    append_lines(out, removal.text);
  }
  return out;
}

std::string print(const Explanation& explanation, const Settings& settings, const std::string& name) {
  const ReportOptions options{.name = name};
  if (settings.format == Format::html) return to_html(explanation, options);
  if (settings.format == Format::json || settings.format == Format::jsonl)
    return to_json(explanation, options) + '\n';
  return describe(explanation, settings.list_features, settings.colours ? on_terminal : Colours{});
}

}  // namespace

void explain(const Settings& settings, Console& console) {
  std::vector<Request> pages = requests(settings);
  const bool several = pages.size() > 1;
  Stream stream(settings.target);
  bool first = true;
  Result<void> written;
  for_each_page(std::move(pages), settings,
                [&](const input::Item& item, const Result<Loaded>& page, const Options& options) {
                  const Result<Explanation> explanation =
                      page ? pith::explain(page->page(), options) : Result<Explanation>(page.error());
                  if (!explanation) {
                    console.failure(subject_of(item, explanation.error()), explanation.error());
                    return true;
                  }
                  const bool headed = several && settings.format == Format::txt;
                  const std::string text = headed ? heading(Format::txt, item.id, first) : std::string();
                  first = false;
                  written = stream.write(text + print(*explanation, settings, subject_of(item)));
                  return written.has_value();
                });
  if (written) written = stream.close();
  if (!written) console.failure("", written.error());
}

}  // namespace pith::cli
