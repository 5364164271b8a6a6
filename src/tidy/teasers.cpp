// Ways to other articles that no list of words knows: a label of the site's own, or the headline alone.
#include "base/ascii.hpp"
#include "base/url.hpp"
#include "data/page_types.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace pith::tidy {
namespace {

constexpr std::size_t longest_label = 4;     // tokens
constexpr std::size_t least_headline = 5;    // tokens
constexpr std::size_t longest_teaser = 240;  // bytes
constexpr std::size_t least_shared = 3;      // words of the headline in the address
constexpr double most_of_address = 0.6;

/// The one link of a line; null if it has none or several.
const Mark* only_link(const Sequence& sequence, const Line& line) {
  const std::vector<Mark>& marks = sequence.article.marks;
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  const Mark* link = nullptr;
  for (auto mark = std::lower_bound(marks.begin(), marks.end(), line.text.begin, before);
       mark != marks.end() && mark->text.begin < line.text.end; ++mark) {
    if (mark->kind != MarkKind::link) continue;
    if (link != nullptr) return nullptr;
    link = &*mark;
  }
  return link != nullptr && link->text.end <= line.text.end ? link : nullptr;
}

/// Words of the headline that stand in the last part of the address, by which most sites name their articles.
bool names_headline(std::string_view path, const data::PhraseText& headline) {
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  const std::string_view slug = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const data::PhraseText words(slug);
  std::size_t long_words = 0;
  std::size_t shared = 0;
  const std::string text = ' ' + std::string(headline.canonical()) + ' ';
  for (std::size_t i = 0; i < words.size(); ++i) {
    constexpr std::size_t least =
        3;  // letters: shorter words tell nothing, and many are left out of addresses
    if (words[i].is_number || words.word(i).size() < least) continue;
    ++long_words;
    shared += text.find(' ' + std::string(words.word(i)) + ' ') != std::string::npos ? 1U : 0U;
  }
  return shared >= least_shared &&
         static_cast<double>(shared) >= most_of_address * static_cast<double>(long_words);
}

/// The target is an article of the same site that has this headline.
bool leads_to_headline(const Sequence& sequence, const Mark& link) {
  const Article& article = sequence.article;
  const std::string_view address =
      std::string_view(article.targets).substr(link.target.begin, link.target.size());
  const UrlView target(address);
  const UrlView own(article.meta.url);
  if (target.host.empty() || target.host != own.host || target.host_path == own.host_path) return false;
  const data::PhraseText headline(std::string_view(article.text).substr(link.text.begin, link.text.size()));
  return headline.size() >= least_headline && names_headline(target.path, headline);
}

/// "MUST READ | ", "Hintergrund: ": a label with a sign. ">> ": an arrow alone; a dash alone is that of a
/// list.
bool is_label(std::string_view text) {
  constexpr std::array<std::string_view, 8> arrows = {">", "»", "›", "→", "▶", "►", "➡", "👉"};
  constexpr std::array<std::string_view, 8> signs = {":", "|", "-", "–", "—", "：", "·", "•"};
  const std::string_view label = ascii::trim(text);
  const auto ends_in = [&](std::span<const std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return label.ends_with(end); });
  };
  const std::size_t words = data::PhraseText(label).size();
  return ends_in(arrows) || (words > 0 && words <= longest_label && ends_in(signs));
}

bool closes(std::string_view text) { return data::PhraseText(text).empty(); }

/// Running text on both sides, two paragraphs of it or a heading or an end behind one: a headline that headed
/// the paragraph below it would come again after that.
bool stands_in_the_way(const Sequence& sequence, const Line& line) {
  const Line* before = sequence.before(line);
  const Line* behind = sequence.behind(line);
  if (before == nullptr || behind == nullptr || !before->prose || !behind->prose) return false;
  const auto goes_on = [](const Line* next) {
    return next == nullptr || next->prose || next->kind == BlockKind::heading;
  };
  return goes_on(sequence.before(*before)) && goes_on(sequence.behind(*behind));
}

}  // namespace

Verdict judge_teaser(const Sequence& sequence, const Line& line) {
  if (!data::traits(sequence.article.meta.page_type).article_like) return keep;
  if (line.kind != BlockKind::paragraph || line.text.size() > longest_teaser || line.linked < 0.5F)
    return keep;
  const Mark* link = only_link(sequence, line);
  if (link == nullptr || !leads_to_headline(sequence, *link)) return keep;
  const std::string_view text = sequence.article.text;
  const std::string_view before = text.substr(line.text.begin, link->text.begin - line.text.begin);
  if (!closes(text.substr(link->text.end, line.text.end - link->text.end))) return keep;
  if (ascii::trim(before).empty()) return drop_if(!line.sentence && stands_in_the_way(sequence, line));
  return drop_if(is_label(before));
}

}  // namespace pith::tidy
