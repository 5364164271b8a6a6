#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

namespace pith {

namespace report {
namespace {

/// The column of a feature.
std::size_t column(std::string_view name) {
  const std::span<const FeatureInfo> all = features();
  return static_cast<std::size_t>(std::ranges::find(all, name, &FeatureInfo::name) - all.begin());
}

/// A feature that tells how many elements up something stands that is no part of a text.
struct Surrounding {
  std::size_t column;
  std::string_view what;
};

/// The columns that verdicts speak of, looked up once.
struct Columns {
  std::size_t words = column("words");
  std::size_t link_density = column("link_density");
  std::size_t copies = column("copies");
  std::vector<Surrounding> surroundings;

  Columns() {
    for (const std::string_view tag : {"nav", "aside", "footer", "header", "form"})
      surroundings.push_back({column("levels_" + std::string(tag)), tag});
    for (const std::string_view said :
         {"navigation", "footer", "sidebar", "comment", "related", "share", "popup", "advert", "newsletter",
          "review", "login", "search", "pagination"})
      surroundings.push_back({column("class_" + std::string(said)), said});
  }

  static const Columns& get() {
    static const Columns columns;
    return columns;
  }
};

float value(const Explanation::Row& row, std::size_t column) {
  return column < row.features.size() ? row.features[column] : 0;
}

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
}

std::string links_in_words(std::size_t links, std::size_t words) {
  if (links == words && words == 2) return "both words are links";
  if (links == words)
    return words == 1 ? "its one word is a link" : "all " + counted(words, "word") + " are links";
  return std::to_string(links) + " of " + counted(words, "word") + (links == 1 ? " is a link" : " are links");
}

/// The element `level` steps up the path; empty if the path does not reach so far.
std::string_view element_at(std::string_view path, std::size_t level) {
  for (; level > 0; --level) {
    const std::size_t space = path.rfind(' ');
    if (space == std::string_view::npos) return {};
    path = path.substr(0, space);
  }
  return path.substr(path.rfind(' ') + 1);
}

/// "inside aside.related"; empty if nothing around the row speaks against it.
std::string place_in_words(const Explanation::Row& row) {
  constexpr float too_far = 12;  // elements: so far up they are about the whole page
  float nearest = too_far;
  std::string_view what;
  for (const Surrounding& around : Columns::get().surroundings) {
    const float level = value(row, around.column);
    if (level >= nearest) continue;
    nearest = level;
    what = around.what;
  }
  if (what.empty()) return {};
  const std::string_view element = element_at(row.path, static_cast<std::size_t>(nearest));
  if (element.empty()) return "in a part of the page that says " + std::string(what);
  std::string out = "inside " + std::string(element);
  if (element.find(what) == std::string_view::npos) out += ", which says " + std::string(what);
  return out;
}

std::string percent(float probability) { return std::to_string(std::lround(probability * 100)) + " %"; }

std::string joined(const std::vector<std::string>& reasons) {
  std::string out;
  for (const std::string& reason : reasons) {
    if (!reason.empty()) out += (out.empty() ? "" : "; ") + reason;
  }
  return out;
}

}  // namespace

Verdicts::Verdicts(const Explanation& explanation) : explanation_(explanation) {
  const std::vector<Explanation::Row>& rows = explanation.rows;
  for (std::size_t i = rows.size(); i-- > 0;) {
    if (!rows[i].kept) continue;
    first_kept_ = i;
    if (end_of_kept_ == 0) end_of_kept_ = i + 1;
  }
}

std::string Verdicts::of(std::size_t index) const {
  const Explanation::Row& row = explanation_.rows[index];
  return row.kept ? "kept: " + kept(row) : "dropped: " + dropped(row, index);
}

std::string Verdicts::kept(const Explanation::Row& row) const {
  const auto words = static_cast<std::size_t>(value(row, Columns::get().words));
  switch (row.decision) {
    case Decision::heading: return "it heads the paragraph that follows";
    case Decision::passage: return "code or a quotation between paragraphs that are kept";
    case Decision::main_part: return "between what is kept, in the main part of documentation";
    case Decision::table: return "with most words of its table";
    case Decision::hidden: return "it can be seen, and its copy elsewhere on the page cannot";
    case Decision::selector: return "a selector names it";
    default: break;
  }
  const auto links = static_cast<std::size_t>(
      std::lround(value(row, Columns::get().link_density) * static_cast<float>(words)));
  return joined({percent(row.probability) + " likely", counted(words, "word"),
                 links > 0 ? links_in_words(links, words) : std::string()});
}

std::string Verdicts::dropped(const Explanation::Row& row, std::size_t index) const {
  const Columns& columns = Columns::get();
  switch (row.decision) {
    case Decision::further_article: return "the headline of another article stands here or above";
    case Decision::table: return "with most words of its table";
    case Decision::button: return "the label of a button";
    case Decision::hidden: return "hidden on the page";
    case Decision::repeat: return "its words were chosen before";
    case Decision::selector: return "a selector names it";
    case Decision::site_template: return "other pages of the site have it, too";
    case Decision::box:
      return joined({"likely enough, but in a small box of another sort", place_in_words(row)});
    default: break;
  }
  std::vector<std::string> reasons;
  const auto words = static_cast<std::size_t>(value(row, columns.words));
  const auto links =
      static_cast<std::size_t>(std::lround(value(row, columns.link_density) * static_cast<float>(words)));
  if (2 * links >= words && links > 0) reasons.push_back(links_in_words(links, words));
  reasons.push_back(place_in_words(row));
  if (end_of_kept_ > 0 && index < first_kept_) reasons.emplace_back("before the article begins");
  if (end_of_kept_ > 0 && index >= end_of_kept_) reasons.emplace_back("after the article ended");
  if (const auto copies = static_cast<std::size_t>(value(row, columns.copies)); copies > 0)
    reasons.push_back("its words stand " + std::to_string(copies + 1) + " times on the page");
  reasons.push_back(percent(row.probability) + " likely");
  return joined(reasons);
}

}  // namespace report

std::string_view to_string(Decision decision) {
  constexpr std::array<std::string_view, 12> names = {
      "probability", "further article", "heading", "passage",  "main part",    "table", "button",
      "box",         "hidden",          "repeat",  "selector", "site template"};
  return names.at(static_cast<std::size_t>(decision));
}

std::vector<std::string> verdicts_in_words(const Explanation& explanation) {
  const report::Verdicts verdicts(explanation);
  std::vector<std::string> out;
  out.reserve(explanation.rows.size());
  for (std::size_t i = 0; i < explanation.rows.size(); ++i) out.push_back(verdicts.of(i));
  return out;
}

}  // namespace pith
