#include "report/origin.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace pith::report {
namespace {

// Texts are known by their first letters, and looked for this far: on a page of one repeated letter, too, a
// search is cheap.
constexpr std::size_t longest_key = 32;
constexpr std::size_t window = 4096;

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (ascii::is_alnum(c) || static_cast<signed char>(c) < 0) out += ascii::lower(c);
  }
  return out;
}

}  // namespace

Origins::Origins(const Explanation& explanation) {
  for (std::size_t i = 0; i < explanation.rows.size(); ++i) {
    if (!explanation.rows[i].kept) continue;
    pieces_.push_back({letters_.size(), static_cast<std::uint32_t>(i)});
    letters_ += letters_of(explanation.rows[i].text);
  }
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::size_t end = i + 1 < pieces_.size() ? pieces_[i + 1].begin : letters_.size();
    const std::size_t size = std::min(longest_key, end - pieces_[i].begin);
    if (size > 0)
      beginnings_.try_emplace(std::string_view(letters_).substr(pieces_[i].begin, size), pieces_[i].begin);
  }
}

std::size_t Origins::find(std::string_view letters) const {
  const std::string_view key = letters.substr(0, longest_key);
  const std::size_t found = std::string_view(letters_).substr(at_, window).find(key);
  if (found != std::string_view::npos) return at_ + found;
  const auto beginning = beginnings_.find(key);
  return beginning == beginnings_.end() ? std::string::npos : beginning->second;
}

std::vector<std::uint32_t> Origins::of(std::string_view text) {
  std::vector<std::uint32_t> out;
  const std::string letters = letters_of(text);
  if (letters.empty()) return out;
  const std::size_t begin = find(letters);
  if (begin == std::string::npos) return out;
  const std::string_view here = std::string_view(letters_).substr(begin);
  const auto same = std::mismatch(letters.begin(), letters.end(), here.begin(), here.end());
  at_ = begin + static_cast<std::size_t>(same.first - letters.begin());
  auto piece = std::ranges::upper_bound(pieces_, begin, {}, &Piece::begin);
  for (--piece; piece != pieces_.end() && piece->begin < at_; ++piece) out.push_back(piece->row);
  return out;
}

}  // namespace pith::report
