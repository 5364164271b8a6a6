#include "cli/spellings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace pith::cli {

namespace {

using Means = Spelling::Means;

constexpr std::string_view urls_answer =
    "is 'pith urls URL' here: it lists the addresses; 'pith urls URL | pith batch -' cleans the pages, too";

constexpr auto spelling_table = std::to_array<Spelling>({
    {"URL", 'u', true, Means::input},
    {"input-file", 'i', true, Means::collection},
    {"input-dir", '\0', true, Means::collection},
    {"output-dir", '\0', true, Means::folder},
    {"output-format", '\0', true, Means::option, "format"},
    {"txt", '\0', false, Means::option, "format", "txt"},
    {"markdown", '\0', false, Means::option, "format", "md"},
    {"html", '\0', false, Means::option, "format", "html"},
    {"xml", '\0', false, Means::option, "format", "xml"},
    {"csv", '\0', false, Means::option, "format", "csv"},
    {"xmltei", '\0', false, Means::option, "format", "tei"},
    {"validate-tei", '\0', false, Means::answer, {}, "is not needed: what -f tei gives is valid"},
    {"with-metadata", '\0', false, Means::off, "no-metadata"},
    {"no-tables", '\0', false, Means::option, "drop", "table"},
    {"precision", '\0', false, Means::option, "focus", "precision"},
    {"recall", '\0', false, Means::option, "focus", "recall"},
    {"deduplicate", '\0', false, Means::option, "dedup"},
    {"parallel", '\0', true, Means::option, "jobs"},
    {"config-file", '\0', true, Means::option, "config"},
    {"feed", '\0', true, Means::answer, {}, urls_answer},
    {"sitemap", '\0', true, Means::answer, {}, urls_answer},
    {"crawl", '\0', true, Means::answer, {}, urls_answer},
    {"explore", '\0', true, Means::answer, {}, urls_answer},
    {"probe", '\0', true, Means::answer, {}, "is not needed: a page without an article ends with status 1"},
    {"list", '\0', false, Means::answer, {}, "is what 'pith urls' does"},
    {"url-filter",
     '\0',
     true,
     Means::answer,
     {},
     "is a pipe here: 'pith urls URL | grep WORD | pith batch -'"},
    {"blacklist", 'b', true, Means::answer, {}, "is a pipe here: 'grep -vxFf FILE urls.txt | pith batch -'"},
    {"formatting", '\0', false, Means::answer, {}, "is not needed: md, html and xml always have it"},
    {"fast", '\0', false, Means::answer, {}, "is not needed: there is one way, and it is the fast one"},
    {"keep-dirs", '\0', false, Means::answer, {}, "is not needed: batch keeps the tree below a folder"},
    {"backup-dir", '\0', true, Means::answer, {}, "is --cache FOLDER here: it keeps what was fetched"},
    {"archived",
     '\0',
     false,
     Means::answer,
     {},
     "does not exist: pith asks only the address that it was given"},
    {"target-language", '\0', true, Means::answer, {}, "is a filter here: json and csv have the language"},
    {"only-with-metadata",
     '\0',
     false,
     Means::answer,
     {},
     "is a filter here: json and csv have the metadata"},
    {"verbose",
     'v',
     false,
     Means::answer,
     {},
     "is 'pith explain INPUT' here: it shows what was decided, and why"},
});

// The least number of letters to insert, delete, replace or swap with the next one; stops to count beyond
// `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

}  // namespace

std::span<const Spelling> spellings() { return spelling_table; }

const Spelling* find_spelling(std::string_view name) {
  const auto found = std::find_if(spelling_table.begin(), spelling_table.end(),
                                  [&](const Spelling& entry) { return entry.name == name; });
  return found == spelling_table.end() ? nullptr : &*found;
}

std::string_view format_name(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names = {
      {{"markdown", "md"}, {"text", "txt"}, {"ndjson", "jsonl"}, {"xmltei", "tei"}}};
  for (const auto& [other, own] : names) {
    if (name == other) return own;
  }
  return name;
}

std::string_view neighbour(std::string_view typed, const std::vector<std::string_view>& words) {
  constexpr std::size_t longest = 40;  // of what could be an option
  constexpr std::size_t short_word = 4;
  if (typed.size() > longest) return {};
  std::size_t most = typed.size() <= short_word ? 1 : 2;
  std::string_view best;
  for (const std::string_view word : words) {
    const bool shortened = typed.size() >= 3 && word.starts_with(typed);
    const std::size_t away = shortened ? 1 : distance(typed, word, most);
    if (away > most || (away == most && !best.empty())) continue;
    best = word;
    most = away;
  }
  return best;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string_view>& words,
                         std::string_view dashes, std::string_view before) {
  const std::string_view word = neighbour(typed, words);
  if (word.empty()) return {};
  return ": did you mean " + std::string(before) + "'" + std::string(dashes) + std::string(word) + "'?";
}

}  // namespace pith::cli
