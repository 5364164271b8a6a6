#include "pith/parts.hpp"

#include "base/ascii.hpp"
#include "charset/decode.hpp"
#include "dom/parse.hpp"
#include "fetch/url.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace pith {
namespace {

// Without what servers add or leave out as they please: a slash at the end.
std::string_view bare(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

bool is_separator(char c) { return std::string_view("/-_,.?&=").find(c) != std::string_view::npos; }

// `text` without its page number at [begin, end), and without the word before it ("page", "p", "seite", as a
// path's part or a parameter's name) and the separators between.
std::string without_number(std::string_view text, std::size_t begin, std::size_t end, bool word_too) {
  while (begin > 0 && is_separator(text[begin - 1])) --begin;
  if (word_too) {
    std::size_t word = begin;
    while (word > 0 && ascii::is_alpha(text[word - 1])) --word;
    // A word of its own, not the slug's last.
    if (word > 0 && begin - word <= 8 && is_separator(text[word - 1]) && text[word - 1] != '-')
      begin = word - 1;
  }
  return std::string(bare(text.substr(0, begin))).append(bare(text.substr(end)));
}

// Whether `address` is `first` with the page number `number` put in, or in the place of a 1.
bool is_part(std::string_view first, std::string_view address, std::string_view number) {
  first = bare(first);
  for (std::size_t at = address.find(number); at != std::string_view::npos;
       at = address.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool whole = (end == address.size() || !ascii::is_digit(address[end])) && at > 0 &&
                       !ascii::is_digit(address[at - 1]);
    if (!whole) continue;
    if (without_number(address, at, end, false) == first || without_number(address, at, end, true) == first)
      return true;
    if (bare(std::string(address.substr(0, at)).append("1").append(address.substr(end))) == first)
      return true;
  }
  return false;
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(" \t\n\r\f,"), list.size());
    if (ascii::equal_ignoring_case(list.substr(0, end), word)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// `<address>; rel="next"` in a Link header.
std::string next_in_header(std::string_view link) {
  while (true) {
    const std::size_t open = link.find('<');
    const std::size_t close = link.find('>', std::min(open, link.size()));
    if (close == std::string_view::npos) return {};
    const std::string_view address = link.substr(open + 1, close - open - 1);
    link.remove_prefix(close + 1);
    std::string relation(link.substr(0, link.find('<')));
    std::replace(relation.begin(), relation.end(), '"', ' ');
    std::replace(relation.begin(), relation.end(), '=', ' ');
    std::replace(relation.begin(), relation.end(), ';', ' ');
    if (has_word(relation, "next")) return std::string(address);
  }
}

}  // namespace

std::optional<std::string> next_part(const Response& page, std::string_view first_url, std::uint32_t number) {
  const Result<fetch::Url> first = fetch::parse_url(first_url);
  const Result<fetch::Url> here = fetch::parse_url(page.url);
  if (!first || !here) return {};
  const std::string digits = std::to_string(number);
  const auto judged = [&](std::string_view reference) -> std::optional<std::string> {
    Result<fetch::Url> url = fetch::resolve_url(*here, reference);
    if (!url || url->host != first->host || !is_part(first->text, url->text, digits)) return {};
    return std::move(url->text);
  };
  if (const std::string linked = next_in_header(page.link); !linked.empty()) {
    if (auto url = judged(linked)) return url;
  }
  std::string storage;
  const charset::Decoded decoded = charset::decode(page.body, page.content_type, storage);
  dom::Parser parser;
  const Result<const dom::Document*> parsed = parser.parse(decoded.text, Limits{});
  if (!parsed) return {};
  const dom::Document& document = **parsed;
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    const dom::Tag tag = document.tag(id);
    if (tag != dom::Tag::a && tag != dom::Tag::link) continue;
    const std::string href = document.attribute(id, "href");
    if (href.empty() || href.starts_with('#')) continue;
    const bool next = has_word(document.attribute(id, "rel"), "next");
    if (!next && (tag == dom::Tag::link || document.text_of(id) != digits)) continue;
    if (auto url = judged(href)) return url;
  }
  return {};
}

Result<Response> fetch_parts(Fetcher& fetcher, std::string_view url, std::size_t most) {
  Result<Response> first = fetcher.fetch(url);
  if (!first) return first;
  while (first->parts.size() + 1 < most) {
    const Response& last = first->parts.empty() ? *first : first->parts.back();
    const std::optional<std::string> next =
        next_part(last, first->url, static_cast<std::uint32_t>(first->parts.size() + 2));
    if (!next) break;
    Result<Response> part = fetcher.fetch(*next, url);
    // A part that is led elsewhere, back to the first for one, is none.
    if (!part || part->url != *next) break;
    first->parts.push_back(std::move(*part));
  }
  return first;
}

}  // namespace pith
