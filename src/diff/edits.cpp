#include "diff/edits.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

namespace pith::diff {
namespace {

constexpr std::size_t most_edits = 1500;  // their search takes a byte for each pair of them, times four
constexpr std::size_t context = 12;       // words beside a change

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Words, and line ends as words of their own.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    if (text[i] == '\n') {
      while (end < text.size() && (text[end] == '\n' || is_space(text[end]))) ++end;
      out.push_back(text.substr(i, 1));
    } else {
      while (end < text.size() && !is_space(text[end]) && text[end] != '\n') ++end;
      out.push_back(text.substr(i, end - i));
    }
    i = end;
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

using Tokens = std::span<const std::uint32_t>;

/// Myers' greedy search. Gives, for each token of `before` and then of `after`, whether it stayed; nothing
/// beyond most_edits.
class Search {
 public:
  Search(Tokens before, Tokens after) : before_(before), after_(after) {}

  std::optional<std::vector<Edit>> run() {
    const std::size_t most = std::min(most_edits, before_.size() + after_.size());
    std::vector<std::int64_t> reach(2 * most + 3, 0);  // by diagonal: how far into `before`
    const auto at = [&](std::int64_t diagonal) -> std::int64_t& {
      return reach[static_cast<std::size_t>(diagonal + static_cast<std::int64_t>(most) + 1)];
    };
    for (std::int64_t edits = 0; edits <= static_cast<std::int64_t>(most); ++edits) {
      trace_.emplace_back();
      for (std::int64_t k = -edits; k <= edits; k += 2) {
        const bool down = k == -edits || (k != edits && at(k - 1) < at(k + 1));
        std::int64_t x = down ? at(k + 1) : at(k - 1) + 1;
        x = follow(x, k);
        at(k) = x;
        trace_.back().push_back(static_cast<std::int32_t>(x));
        if (x >= size(before_) && x - k >= size(after_)) return walk_back(edits, k);
      }
    }
    return std::nullopt;
  }

 private:
  static std::int64_t size(Tokens tokens) { return static_cast<std::int64_t>(tokens.size()); }

  std::int64_t follow(std::int64_t x, std::int64_t k) const {
    while (x < size(before_) && x - k < size(after_) && x - k >= 0 &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)])
      ++x;
    return x;
  }

  std::int64_t reached(std::int64_t edits, std::int64_t k) const {
    return trace_[static_cast<std::size_t>(edits)][static_cast<std::size_t>((k + edits) / 2)];
  }

  std::vector<Edit> walk_back(std::int64_t edits, std::int64_t k) const {
    std::vector<Edit> out;
    std::int64_t x = reached(edits, k);
    for (; edits > 0; --edits) {
      const bool down = k == -edits || (k != edits && reached(edits - 1, k - 1) < reached(edits - 1, k + 1));
      const std::int64_t before = down ? k + 1 : k - 1;
      const std::int64_t begin = reached(edits - 1, before);
      for (const std::int64_t turn = down ? begin : begin + 1; x > turn; --x) out.push_back(Edit::same);
      out.push_back(down ? Edit::came : Edit::gone);
      x = begin;
      k = before;
    }
    for (; x > 0; --x) out.push_back(Edit::same);
    std::reverse(out.begin(), out.end());
    return out;
  }

  Tokens before_;
  Tokens after_;
  std::vector<std::vector<std::int32_t>> trace_;
};

/// Numbers for tokens, so that they are compared at once.
class Numbers {
 public:
  std::vector<std::uint32_t> of(const std::vector<std::string_view>& tokens) {
    std::vector<std::uint32_t> out;
    out.reserve(tokens.size());
    for (const std::string_view token : tokens)
      out.push_back(known_.try_emplace(token, static_cast<std::uint32_t>(known_.size())).first->second);
    return out;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> known_;
};

/// One edit a token; what both begin and end with is not searched.
std::optional<std::vector<Edit>> search(const std::vector<std::string_view>& before,
                                        const std::vector<std::string_view>& after) {
  Numbers numbers;
  const std::vector<std::uint32_t> from = numbers.of(before);
  const std::vector<std::uint32_t> to = numbers.of(after);
  const auto ahead = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  const auto head = static_cast<std::size_t>(ahead.first - from.begin());
  const auto behind = std::mismatch(from.rbegin(), from.rend() - static_cast<std::ptrdiff_t>(head),
                                    to.rbegin(), to.rend() - static_cast<std::ptrdiff_t>(head));
  const auto tail = static_cast<std::size_t>(behind.first - from.rbegin());
  auto middle = Search(Tokens(from).subspan(head, from.size() - head - tail),
                       Tokens(to).subspan(head, to.size() - head - tail))
                    .run();
  if (!middle) return std::nullopt;
  std::vector<Edit> out(head, Edit::same);
  out.insert(out.end(), middle->begin(), middle->end());
  out.insert(out.end(), tail, Edit::same);
  return out;
}

void append(Edits& out, Edit edit, std::string_view token) {
  if (out.pieces.empty() || out.pieces.back().edit != edit) out.pieces.push_back({edit, {}});
  std::string& text = out.pieces.back().text;
  if (token != "\n" && !text.empty() && text.back() != '\n') text += ' ';
  text += token;
  if (token == "\n" || edit == Edit::same) return;
  (edit == Edit::gone ? out.gone : out.came) += 1;
}

/// Within a change all that went stands before all that came.
Edits assemble(const std::vector<Edit>& edits, const std::vector<std::string_view>& before,
               const std::vector<std::string_view>& after) {
  Edits out;
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i] == Edit::same) {
      append(out, Edit::same, before[from++]);
      ++to;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < edits.size() && edits[end] != Edit::same) ++end;
    for (std::size_t k = i; k < end; ++k) {
      if (edits[k] == Edit::gone) append(out, Edit::gone, before[from++]);
    }
    for (std::size_t k = i; k < end; ++k) {
      if (edits[k] == Edit::came) append(out, Edit::came, after[to++]);
    }
    i = end;
  }
  return out;
}

/// Counts words where the tokens are lines.
void recount(Edits& edits) {
  edits.gone = edits.came = 0;
  for (const Piece& piece : edits.pieces) {
    if (piece.edit == Edit::same) continue;
    const std::vector<std::string_view> words = words_of(piece.text);
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(words, [](std::string_view word) { return word != "\n"; }));
    (piece.edit == Edit::gone ? edits.gone : edits.came) += count;
  }
}

}  // namespace

Edits compare(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> from = words_of(before);
  const std::vector<std::string_view> to = words_of(after);
  if (const auto edits = search(from, to)) return assemble(*edits, from, to);
  const std::vector<std::string_view> from_lines = lines_of(before);
  const std::vector<std::string_view> to_lines = lines_of(after);
  Edits out;
  if (const auto edits = search(from_lines, to_lines)) {
    out = assemble(*edits, from_lines, to_lines);
  } else {
    out.pieces = {{Edit::gone, std::string(before)}, {Edit::came, std::string(after)}};
  }
  recount(out);
  return out;
}

Edits with_context(const Edits& edits) {
  Edits out = edits;
  for (std::size_t i = 0; i < out.pieces.size(); ++i) {
    if (out.pieces[i].edit != Edit::same) continue;
    const std::vector<std::string_view> words = words_of(out.pieces[i].text);
    const std::size_t head = i == 0 ? 0 : context;
    const std::size_t tail = i + 1 == out.pieces.size() ? 0 : context;
    if (words.size() <= head + tail + 1) continue;
    Edits cut;
    for (std::size_t k = 0; k < head; ++k) append(cut, Edit::same, words[k]);
    append(cut, Edit::same, "\u2026");
    for (std::size_t k = words.size() - tail; k < words.size(); ++k) append(cut, Edit::same, words[k]);
    out.pieces[i].text = std::move(cut.pieces.front().text);
  }
  return out;
}

}  // namespace pith::diff
