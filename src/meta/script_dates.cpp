#include "meta/script_dates.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace pith::meta {
namespace {

// The date that is the value of the key around byte `at`.
std::optional<text::Date> date_of_key(std::string_view script, std::size_t at, const text::DateHints& hints) {
  constexpr std::array<std::string_view, 7> keys = {"datePublished", "published_at",  "publishedAt",
                                                    "publishDate",   "publishedDate", "date_published",
                                                    "publish_date"};
  constexpr std::size_t longest_key = 16;
  const std::size_t from = at > longest_key ? at - longest_key : 0;
  const std::string_view near = script.substr(from, 2 * longest_key);
  const std::size_t begin = near.rfind('"', at - from);
  const std::size_t end = near.find('"', at - from);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
  if (std::ranges::find(keys, near.substr(begin + 1, end - begin - 1)) == keys.end()) return std::nullopt;
  const auto found = text::find_date(script.substr(from + end + 1, 40), hints);
  return found && found->begin <= 4 ? std::optional(found->date) : std::nullopt;
}

}  // namespace

std::optional<text::Date> date_in_scripts(const dom::Document& document, const text::DateHints& hints) {
  constexpr std::size_t longest_script = 400'000;
  constexpr std::string_view common = "ublish";
  for (const dom::Script& script : document.scripts()) {
    const std::string_view source = script.text.substr(0, longest_script);
    for (std::size_t at = 0; (at = source.find(common, at)) != std::string_view::npos; ++at) {
      if (auto date = date_of_key(source, at, hints)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace pith::meta
