#include "extract/shown_text.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"
#include "data/phrases.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t least_tokens = 8;  // of a paragraph that is looked for
constexpr std::size_t head_tokens = 7;   // by which it is
constexpr std::size_t most_paragraphs = 40;
constexpr std::size_t least_shown = 60;      // bytes that are found again
constexpr std::size_t least_more = 300;      // bytes behind them
constexpr double least_share_more = 0.4;     // of what is shown
constexpr double least_share_found = 0.6;    // of what is shown; the rest may be a heading or an offer
constexpr std::size_t farthest_begin = 700;  // bytes of a standfirst before the first paragraph
constexpr std::size_t probe_bytes = 32;
constexpr std::size_t least_probe = 12;
constexpr std::size_t most_probes = 3;

bool is_plain(char c) { return ascii::is_alnum(c) || c == ' ' || c == ','; }

/// The longest run of plain letters near the beginning: quotation marks, markup and other letters may be
/// written in several ways. In other scripts the first bytes.
std::string probe_of(std::string_view line) {
  constexpr std::size_t near = 240;
  const std::string_view text = utf8::begin_of(line, near);
  std::string_view best;
  for (std::size_t at = 0; at < text.size();) {
    const bool plain = is_plain(text[at]);
    const auto run = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                  [&](char c) { return is_plain(c) != plain; });
    const auto end = static_cast<std::size_t>(run - text.begin());
    if (plain && end - at > best.size()) best = text.substr(at, end - at);
    at = end;
  }
  if (best.size() < least_probe) best = text;
  return std::string(utf8::begin_of(best, probe_bytes));
}

/// The same as JSON that is ASCII writes it; empty if it is ASCII.
std::string escaped(std::string_view probe) {
  std::string out;
  for (std::size_t at = 0; at < probe.size();) {
    const char32_t c = utf8::next(probe, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
      continue;
    }
    if (c > 0xFFFF) return {};
    out += R"(\u)";
    hexadecimal::append(out, c, 4);
  }
  return out == probe ? std::string() : out;
}

}  // namespace

ShownText::ShownText(const Article& article, Read read) {
  const bool all = read == Read::all;
  const std::size_t most = all ? most_paragraphs : most_probes;
  std::size_t count = 0;
  data::PhraseText text;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::paragraph || count >= most) continue;
    const std::string_view words = article.words(block);
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find('\n', begin), words.size());
      const std::string_view line = words.substr(begin, end - begin);
      begin = end + 1;
      text.assign(line, all ? std::string_view::npos : least_tokens);
      if (text.size() < least_tokens) continue;
      ++count;
      if (probes_.size() < most_probes) {
        std::string probe = probe_of(line);
        std::string as_ascii = escaped(probe);
        probes_.push_back({std::move(probe), std::move(as_ascii)});
      }
      if (!all) continue;
      const std::string_view canonical = text.canonical();
      paragraphs_.push_back({std::string(line), std::string(canonical),
                             std::string(canonical.substr(0, text[head_tokens - 1].end))});
      bytes_ += canonical.size();
    }
  }
}

bool ShownText::may_stand_in(std::string_view bytes) const {
  constexpr std::size_t large = 1 << 14;  // from here on it pays to prepare a search
  const auto holds = [&](const std::string& probe) {
    if (probe.empty()) return false;
    if (bytes.size() < large) return bytes.find(probe) != std::string_view::npos;
    const std::boyer_moore_horspool_searcher searcher(probe.begin(), probe.end());
    return std::search(bytes.begin(), bytes.end(), searcher) != bytes.end();
  };
  return std::ranges::any_of(probes_,
                             [&](const Probe& probe) { return holds(probe.bytes) || holds(probe.escaped); });
}

bool ShownText::begins(std::string_view canonical, Beginning& found) const {
  std::size_t at = 0;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    const Paragraph& paragraph = paragraphs_[i];
    const std::size_t begin = canonical.find(paragraph.head, at);
    if (begin == std::string_view::npos) continue;
    if (bytes == 0 && begin > farthest_begin) return false;
    const bool whole = canonical.substr(begin).starts_with(paragraph.canonical);
    found = {i, begin, whole ? begin + paragraph.canonical.size() : begin};
    bytes += paragraph.canonical.size();
    at = begin + paragraph.head.size();
  }
  if (bytes < least_shown || static_cast<double>(bytes) < least_share_found * static_cast<double>(bytes_))
    return false;
  const std::size_t more = canonical.size() - found.end;
  return more >= least_more && static_cast<double>(more) >= least_share_more * static_cast<double>(bytes);
}

std::vector<std::string> ShownText::lines_to(std::size_t last) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i <= last && i < paragraphs_.size(); ++i) out.push_back(paragraphs_[i].line);
  return out;
}

}  // namespace pith
