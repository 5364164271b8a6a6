#include "tidy/sequence.hpp"

#include "base/utf8.hpp"
#include "data/sentence.hpp"

#include <algorithm>
#include <span>

namespace pith::tidy {
namespace {

// Page furniture is short: of 1,900 widget lines seen around articles, 99 % have under 240 bytes.
constexpr std::size_t short_line = 240;
// Of a longer line, enough for a label or a name.
constexpr std::size_t read_of_long_line = 48;
// A paragraph of running text has at least as many words, or characters of a script without spaces.
constexpr std::size_t prose_words = 9;
constexpr std::size_t prose_characters = 24;
constexpr std::size_t lead_lines = 24;

/// Fills the pieces of a line from its words, of a long one that at the first token.
void find_pieces(Line& line) {
  const data::PhraseText& words = line.words;
  const std::size_t read = line.whole ? words.size() : std::min<std::size_t>(words.size(), 1);
  if (!line.whole) line.possible = ~PhraseKinds{0};
  std::size_t covered_to = 0;
  for (std::size_t token = 0; token < read; ++token) {
    const data::PhraseMatch match = data::longest_phrase(words, token);
    const PhraseKinds as_number = words[token].is_number ? number : 0;
    line.possible |= match.possible | as_number;
    if (token < covered_to || (match.tokens == 0 && as_number == 0)) continue;
    const auto first = static_cast<std::uint16_t>(token);
    if (match.tokens == 0) {
      line.pieces.push_back({number, first, 1, 0});
    } else {
      line.pieces.push_back(
          {match.kinds | (match.tokens == 1 ? as_number : 0), first, match.tokens, match.month});
      covered_to = token + match.tokens;
    }
  }
}

bool is_prose(const Line& line, std::string_view raw) {
  if (line.kind != BlockKind::paragraph || line.linked > 0.6F) return false;
  if (!line.whole) return true;
  const auto& words = line.words;
  if (words.empty() || !line.sentence) return false;
  std::size_t at = words[0].source_begin;
  return words.size() >= (utf8::is_unspaced_script(utf8::next(raw, at)) ? prose_characters : prose_words);
}

/// Without the number that an item of a table of contents, or the heading itself, may begin with.
std::string_view unnumbered(const data::PhraseText& words) {
  std::size_t token = 0;
  while (token + 1 < words.size() && words[token].is_number) ++token;
  return words.empty() ? std::string_view() : words.from(token);
}

}  // namespace

std::size_t Line::uncovered(PhraseKinds allowed) const {
  std::size_t left = words.size();
  for (const Piece& piece : pieces) {
    if ((piece.kinds & allowed) != 0) left -= piece.tokens;
  }
  return left;
}

bool Line::has(PhraseKinds any) const {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return (p.kinds & any) != 0; });
}

Sequence::Sequence(Article& a, const Context& c) : article(a), context(c) {
  lines.reserve(article.blocks.size());
  for (std::uint32_t block = 0; block < article.blocks.size(); ++block) add_lines(block);
  measure_links();
  for (Line& line : lines) line.prose = is_prose(line, raw(line));
  locate();
}

void Sequence::add_lines(std::uint32_t index_of_block) {
  const Block& block = article.blocks[index_of_block];
  const std::string_view text = article.words(block);
  const bool one = block.kind == BlockKind::code || block.kind == BlockKind::table_row;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = one ? text.size() : std::min(text.find('\n', begin), text.size());
    const std::string_view words = text.substr(begin, end - begin);
    Line line;
    line.block = index_of_block;
    line.kind = block.kind;
    line.text = {static_cast<std::uint32_t>(block.text.begin + begin),
                 static_cast<std::uint32_t>(block.text.begin + end)};
    line.whole = words.size() <= short_line;
    if (block.kind != BlockKind::code) {
      line.words.assign(line.whole ? words : utf8::begin_of(words, read_of_long_line));
      if (block.kind != BlockKind::table_row) find_pieces(line);
      line.sentence = data::ends_sentence(words);
    }
    lines.push_back(std::move(line));
    begin = end + 1;
  }
}

void Sequence::measure_links() {
  std::vector<std::uint32_t> bytes(lines.size());
  std::size_t at = 0;
  for (const Mark& mark : article.marks) {
    if (mark.kind != MarkKind::link) continue;
    while (at < lines.size() && lines[at].text.end <= mark.text.begin) ++at;
    for (std::size_t i = at; i < lines.size() && lines[i].text.begin < mark.text.end; ++i) {
      bytes[i] += std::min(mark.text.end, lines[i].text.end) - std::max(mark.text.begin, lines[i].text.begin);
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].text.empty())
      lines[i].linked = static_cast<float>(bytes[i]) / static_cast<float>(lines[i].text.size());
  }
}

// A line that is dropped stays so: what was passed once is passed in one step by the next that asks.
const Line* Sequence::before(const Line& line) {
  const std::size_t from = index(line);
  std::size_t at = from;
  while (at > 0 && lines[at - 1].dropped) at -= lines[at - 1].run;
  if (at < from) lines[from - 1].run = static_cast<std::uint32_t>(from - at);
  return at > 0 ? &lines[at - 1] : nullptr;
}

const Line* Sequence::behind(const Line& line) const {
  for (std::size_t i = index(line) + 1; i < lines.size(); ++i) {
    if (!lines[i].dropped) return &lines[i];
  }
  return nullptr;
}

Sequence::LinesByWords Sequence::find_headings() const {
  LinesByWords out;
  for (const Line& line : lines) {
    if (line.kind == BlockKind::heading && line.whole) out[unnumbered(line.words)].push_back(index(line));
  }
  return out;
}

bool Sequence::is_heading_from(std::size_t begin, const data::PhraseText& words) {
  if (!headings_) headings_ = find_headings();
  const auto found = headings_->find(unnumbered(words));
  if (found == headings_->end()) return false;
  std::vector<std::size_t>& at = found->second;
  while (!at.empty() && lines[at.back()].dropped) at.pop_back();
  return !at.empty() && at.back() >= begin;
}

const KnownNames& Sequence::known_names() {
  if (authors_read_ != article.meta.authors.size()) read_names();
  return names_;
}

void Sequence::read_names() {
  constexpr std::size_t most_authors = 12;
  constexpr std::size_t longest_name = 100;  // bytes
  const Metadata& meta = article.meta;
  authors_read_ = meta.authors.size();
  names_.each.clear();
  std::string all;
  for (const Person& person : std::span(meta.authors).first(std::min(authors_read_, most_authors))) {
    const std::string_view name = utf8::begin_of(person.name, longest_name);
    names_.each.emplace_back(name);
    all.append(name).append(" ");
  }
  names_.authors = data::PhraseText(all);
  names_.publishers = data::PhraseText(std::string(utf8::begin_of(meta.site, longest_name))
                                           .append(" ")
                                           .append(utf8::begin_of(meta.publisher, longest_name)));
}

void Sequence::locate() {
  const auto is_text = [](const Line& line) { return line.prose && !line.dropped; };
  prose_ = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_text));
  const auto first = std::find_if(lines.begin(), lines.end(), is_text);
  if (first == lines.end()) {
    first_prose_ = lead_end_ = tail_begin_ = 0;
    return;
  }
  first_prose_ = static_cast<std::size_t>(first - lines.begin());
  const auto second = std::find_if(first + 1, lines.end(), is_text);
  const auto limit = std::max(first_prose_, lead_lines);
  lead_end_ = second == lines.end() ? first_prose_
                                    : std::min(limit, static_cast<std::size_t>(second - lines.begin()));
  tail_begin_ = lines.size();
  while (!is_text(lines[tail_begin_ - 1])) --tail_begin_;
}

}  // namespace pith::tidy
