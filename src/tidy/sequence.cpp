#include "tidy/sequence.hpp"

#include "base/utf8.hpp"
#include "text/prose.hpp"
#include "text/sentence.hpp"

#include <algorithm>
#include <span>

namespace pith::tidy {
namespace {

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
  return line.kind == BlockKind::paragraph && line.linked <= 0.6F && text::is_prose(raw, line.words);
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

KnownNames::KnownNames(const Metadata& meta) {
  constexpr std::size_t most_authors = 12;
  constexpr std::size_t longest_name = 100;  // bytes
  std::string all;
  for (const Person& person : std::span(meta.authors).first(std::min(meta.authors.size(), most_authors))) {
    const std::string_view name = utf8::begin_of(person.name, longest_name);
    each.emplace_back(name);
    all.append(name).append(" ");
  }
  authors.assign(all);
  publishers.assign(std::string(utf8::begin_of(meta.site, longest_name))
                        .append(" ")
                        .append(utf8::begin_of(meta.publisher, longest_name)));
}

Sequence::Sequence(const Article& a) : article(a) {
  lines.reserve(article.blocks.size());
  for (std::uint32_t block = 0; block < article.blocks.size(); ++block) {
    // What has no words (a picture, a rule) is no line: no rule could tell what it is.
    if (!article.blocks[block].text.empty()) add_lines(block);
  }
  link_lines();
  measure_links();
  for (Line& line : lines) line.prose = is_prose(line, raw(line));
  find_headings();
  locate();
}

void Sequence::add_lines(std::uint32_t index_of_block) {
  const Block& block = article.blocks[index_of_block];
  const std::string_view text = article.words(block);
  const bool one =
      block.kind == BlockKind::code || block.kind == BlockKind::table_row || block.kind == BlockKind::formula;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = one ? text.size() : std::min(text.find('\n', begin), text.size());
    const std::string_view words = text.substr(begin, end - begin);
    Line line;
    line.block = index_of_block;
    const bool entry = block.kind == BlockKind::term || block.kind == BlockKind::definition;
    line.kind = entry ? BlockKind::paragraph : block.kind;  // they are set as paragraphs, and read as such
    line.text = {static_cast<std::uint32_t>(block.text.begin + begin),
                 static_cast<std::uint32_t>(block.text.begin + end)};
    line.whole = words.size() <= text::longest_furniture;
    if (block.kind != BlockKind::code && block.kind != BlockKind::formula) {
      line.words.assign(text::telling_part(words));
      if (block.kind != BlockKind::table_row) find_pieces(line);
      line.sentence = text::ends_sentence(words);
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

void Sequence::link_lines() {
  const auto count = static_cast<std::uint32_t>(lines.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    lines[i].kept_before = i > 0 ? i - 1 : no_line;
    lines[i].kept_behind = i + 1 < count ? i + 1 : no_line;
  }
}

// Only what may head a table of contents, or be in one, asks for headings.
void Sequence::find_headings() {
  const auto may_ask = [](const Line& line) {
    return line.is_list_link() || (line.whole && (line.possible & kinds(PhraseKind::contents)) != 0);
  };
  if (std::none_of(lines.begin(), lines.end(), may_ask)) return;
  for (const Line& line : lines) {
    if (line.kind == BlockKind::heading && line.whole)
      headings_[unnumbered(line.words)].push_back(static_cast<std::uint32_t>(index(line)));
  }
}

bool Sequence::is_heading_from(std::size_t begin, const data::PhraseText& words) const {
  const auto found = headings_.find(unnumbered(words));
  return found != headings_.end() && !found->second.empty() && found->second.back() >= begin;
}

// Of headings with the same words only the last one counts, so only that need not be dropped.
void Sequence::forget(std::uint32_t line) {
  const auto found = headings_.find(unnumbered(lines[line].words));
  if (found == headings_.end()) return;
  std::vector<std::uint32_t>& alike = found->second;
  while (!alike.empty() && lines[alike.back()].dropped) alike.pop_back();
}

void Sequence::drop(std::size_t begin, std::size_t end) {
  const std::size_t last = std::min(end, lines.size());
  for (std::size_t i = begin; i < last; ++i) {
    Line& line = lines[i];
    if (end == to_the_end && line.kind == BlockKind::footnote) break;  // they belong to what stands before
    line.joined = line.joined || i + 1 < end;
    if (line.dropped) continue;
    line.dropped = true;
    if (line.kept_before != no_line) lines[line.kept_before].kept_behind = line.kept_behind;
    if (line.kept_behind != no_line) lines[line.kept_behind].kept_before = line.kept_before;
    if (!headings_.empty() && line.kind == BlockKind::heading) forget(static_cast<std::uint32_t>(i));
  }
}

void Sequence::locate() {
  const auto is_text = [](const Line& line) { return line.prose && !line.dropped; };
  zones_ = {};
  zones_.prose = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_text));
  const auto first = std::find_if(lines.begin(), lines.end(), is_text);
  if (first == lines.end()) return;
  zones_.first_prose = static_cast<std::size_t>(first - lines.begin());
  const auto second = std::find_if(first + 1, lines.end(), is_text);
  const auto limit = std::max(zones_.first_prose, lead_lines);
  zones_.lead_end = second == lines.end() ? zones_.first_prose
                                          : std::min(limit, static_cast<std::size_t>(second - lines.begin()));
  zones_.tail_begin = lines.size();
  while (!is_text(lines[zones_.tail_begin - 1])) --zones_.tail_begin;
  zones_.last_begin = zones_.tail_begin;
  const std::size_t last = zones_.prose >= 6 ? 3 : zones_.prose >= 2 ? 1 : 0;
  for (std::size_t seen = 0; seen < last;) seen += is_text(lines[--zones_.last_begin]) ? 1U : 0U;
}

}  // namespace pith::tidy
