#include "flat/ends.hpp"

#include "base/utf8.hpp"
#include "text/sentence.hpp"

#include <algorithm>
#include <unordered_map>

namespace pith::flat {
namespace {

using data::kinds;
using data::PhraseKind;

// A headline has 3 to 30 words (or 6 characters and more of a script without spaces, which count as words
// here).
constexpr std::size_t shortest_title = 3;
constexpr std::size_t longest_title = 40;
// Entries of menus are short, and several of them stand together.
constexpr std::size_t longest_entry = 4;
constexpr std::size_t shortest_menu = 3;

std::size_t find_first_prose(const std::vector<Piece>& pieces) {
  const auto prose =
      std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.prose; });
  return static_cast<std::size_t>(prose - pieces.begin());
}

/// True if known phrases of page furniture make up the whole piece.
bool is_furniture(const Piece& piece) {
  for (std::size_t token = 0; token < piece.words.size();) {
    const std::size_t tokens = data::longest_phrase(piece.words, token).tokens;
    if (tokens == 0 && !piece.words[token].is_number) return false;
    token += std::max<std::size_t>(tokens, 1);
  }
  return true;
}

bool may_be_title(const Piece& piece) {
  return piece.kind != BlockKind::list_item && piece.words.size() >= shortest_title &&
         piece.words.size() <= longest_title && piece.text.find('\n') == std::string::npos &&
         !is_furniture(piece);
}

/// The line that most often stands in `pieces`, punctuation and case aside, if more than once and first
/// before `first_prose`; in the form that is most frequent, of equals the last before the text.
std::string find_repeated(const std::vector<Piece>& pieces, std::size_t first_prose) {
  struct Count {
    std::size_t first = 0;
    std::size_t times = 0;
  };
  std::unordered_map<std::string, Count> counts;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!may_be_title(pieces[i])) continue;
    Count& count = counts.try_emplace(utf8::fold_for_comparison(pieces[i].text), Count{i, 0}).first->second;
    ++count.times;
  }
  const std::string* best = nullptr;
  Count most;
  for (const auto& [folded, count] : counts) {
    if (count.times < 2 || count.first >= first_prose) continue;
    if (count.times > most.times || (count.times == most.times && count.first < most.first)) {
      best = &folded;
      most = count;
    }
  }
  if (best == nullptr) return {};
  std::unordered_map<std::string, std::size_t> forms;
  const std::string* form = nullptr;
  for (const Piece& piece : pieces) {
    if (may_be_title(piece) && utf8::fold_for_comparison(piece.text) == *best) {
      const auto entry = forms.try_emplace(piece.text, 0).first;
      ++entry->second;
      if (form == nullptr || entry->second > forms[*form]) form = &entry->first;
    }
  }
  return form == nullptr ? std::string() : *form;
}

bool is_entry(const Piece& piece) {
  return !piece.prose && piece.words.size() <= longest_entry && !text::ends_sentence(piece.text);
}

/// What facts are read from stays, whatever stands around it.
bool tells_of_article(const Piece& piece) {
  const auto opening = data::longest_phrase(piece.words, 0).kinds;
  return (opening & kinds(PhraseKind::source, PhraseKind::byline, PhraseKind::agency)) != 0 &&
         !is_furniture(piece);
}

/// Drops runs of menu entries in [begin, end).
void drop_menus(std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    std::size_t stop = i;
    while (stop < end && is_entry(pieces[stop])) ++stop;
    if (stop - i >= shortest_menu) {
      for (std::size_t k = i; k < stop; ++k) pieces[k].dropped = !tells_of_article(pieces[k]);
    }
    i = std::max(stop, i + 1);
  }
}

/// Whether most of the dump is running text. In a listing the short lines are the page.
bool is_mostly_prose(const std::vector<Piece>& pieces) {
  std::size_t all = 0;
  std::size_t prose = 0;
  for (const Piece& piece : pieces) {
    all += piece.text.size();
    if (piece.prose) prose += piece.text.size();
  }
  return prose * 2 > all;
}

}  // namespace

text::Fact find_title(const std::vector<Piece>& pieces) {
  text::Fact title;
  title.kind = text::FactKind::title;
  const std::size_t first_prose = find_first_prose(pieces);
  title.text = find_repeated(pieces, first_prose);
  if (!title.text.empty()) {
    title.source = "repeated line";
    title.weight = 0.9F;
    return title;
  }
  const auto end = pieces.begin() + static_cast<std::ptrdiff_t>(first_prose);
  const auto heading = std::find_if(pieces.begin(), end, [](const Piece& piece) {
    return piece.kind == BlockKind::heading && !is_furniture(piece);
  });
  if (heading != end) {
    title.text = heading->text;
    title.source = "heading";
    title.weight = 0.8F;
    return title;
  }
  const auto line = std::find_if(pieces.begin(), end, [](const Piece& piece) {
    return may_be_title(piece) && !piece.text.ends_with(".");
  });
  if (line == end || first_prose == pieces.size()) return title;
  title.text = line->text;
  title.source = "first line";
  title.weight = 0.5F;
  return title;
}

void drop_surroundings(std::vector<Piece>& pieces, const std::string& title) {
  const std::size_t first_prose = find_first_prose(pieces);
  if (first_prose == pieces.size() || !is_mostly_prose(pieces)) return;
  std::size_t begin = 0;
  const std::string folded = utf8::fold_for_comparison(title);
  for (std::size_t i = 0; i < first_prose && !folded.empty(); ++i) {
    if (utf8::fold_for_comparison(pieces[i].text) != folded) continue;
    begin = i;
    break;
  }
  for (std::size_t i = 0; i < begin; ++i) pieces[i].dropped = !tells_of_article(pieces[i]);
  drop_menus(pieces, begin, first_prose);
  std::size_t tail = pieces.size();
  while (!pieces[tail - 1].prose) --tail;
  // Items directly behind a paragraph are its list, unless they are links.
  while (tail < pieces.size() && pieces[tail].kind == BlockKind::list_item && !pieces[tail].link) ++tail;
  drop_menus(pieces, tail, pieces.size());
}

}  // namespace pith::flat
