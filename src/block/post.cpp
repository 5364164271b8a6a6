#include "block/post.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t most_blocks = 40;         // of one post, its lines included
constexpr std::size_t longest_signature = 300;  // bytes
constexpr NodeId most_nodes = 60;               // of the signature

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), ascii::is_digit); }

/// The text from node `first` to `last`, cleaned to one line.
std::string text_between(const dom::Document& document, NodeId first, NodeId last) {
  std::string out;
  for (NodeId id = first; id <= last && out.size() <= longest_signature; ++id) {
    if (document.tag(id) == Tag::text) out += document.characters(id);
    if (document.tag(id) == Tag::br) out += '\n';
  }
  return out;
}

/// What stands behind the dash that begins the last line.
std::string_view behind_dash(std::string_view text) {
  constexpr auto dashes = std::to_array<std::string_view>({"—", "–", "―", "--", "- "});
  const std::size_t line = text.rfind('\n');
  text = ascii::trim(line == std::string_view::npos ? text : text.substr(line + 1));
  for (const std::string_view dash : dashes) {
    if (text.starts_with(dash)) return ascii::trim(text.substr(dash.size()));
  }
  return {};
}

/// The last link from `first` to `last`.
NodeId last_link(const dom::Document& document, NodeId first, NodeId last) {
  for (NodeId id = last + 1; id-- > first;) {
    if (document.tag(id) == Tag::a) return id;
  }
  return dom::no_node;
}

/// "Ann Lee (@annlee)" of "A post by Ann Lee (@annlee) on": the words with a capital before the account.
std::string_view before_account(std::string_view text, std::size_t account, std::size_t behind) {
  std::size_t begin = account;
  while (begin > 0) {
    const std::size_t end = begin > 0 && text[begin - 1] == ' ' ? begin - 1 : begin;
    const std::size_t space = text.rfind(' ', end == 0 ? 0 : end - 1);
    const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
    if (word >= end || ascii::is_lower(text[word]) || text[end - 1] == ':') break;
    begin = word;
  }
  return text.substr(begin, behind - begin);
}

/// What an element that says so tells of itself in its last nodes: a day or a moment, with a link to the
/// post.
std::optional<Post> read_embedded(const dom::Document& document, NodeId quote, NodeId last) {
  const NodeId begin = std::max(quote, last - std::min(last, most_nodes));
  Post post;
  NodeId link = dom::no_node;
  for (NodeId id = begin; id <= last; ++id) {
    if (document.tag(id) == Tag::time) post.date = document.text_of(id);
    if (document.tag(id) == Tag::a && document.has_attribute(id, "href")) link = id;
  }
  if (link == dom::no_node) return std::nullopt;
  if (post.date.empty()) post.date = document.text_of(link);
  if (!has_digit(post.date) || post.date.size() > longest_signature) return std::nullopt;
  post.url = document.attribute(quote, "cite");
  if (post.url.empty()) post.url = document.attribute(link, "href");
  const std::string text = utf8::clean_line(text_between(document, begin, last));
  const std::size_t account = text.rfind("(@");
  const std::size_t behind = account == std::string::npos ? account : text.find(')', account);
  if (behind != std::string::npos) post.author = before_account(text, account, behind + 1);
  return post;
}

}  // namespace

bool says_post(const dom::Document& document, NodeId element) {
  return (data::element_words(document.raw_attribute(element, "class").value_or("")) &
          data::bit(data::ElementWord::quoted_post)) != 0;
}

std::optional<Post> read_post(const dom::Document& document, std::span<const score::TextBlock> blocks,
                              NodeId quote) {
  const auto begins_before = [](const score::TextBlock& b, NodeId at) { return b.first < at; };
  const auto first = std::lower_bound(blocks.begin(), blocks.end(), quote, begins_before);
  const auto end = std::lower_bound(first, blocks.end(), document[quote].end, begins_before);
  if (first == end || static_cast<std::size_t>(end - first) > most_blocks) return std::nullopt;
  const NodeId last = (end - 1)->last;
  const NodeId begin = std::max((end - 1)->first, last - std::min(last, most_nodes));
  const std::string text = text_between(document, begin, last);
  const std::string signature = utf8::clean_line(behind_dash(text));
  const std::size_t account = signature.find("(@");
  const std::size_t behind = account == std::string::npos ? account : signature.find(')', account);
  const NodeId link = last_link(document, begin, last);
  if (behind == std::string::npos || link == dom::no_node || signature.size() > longest_signature ||
      !document.contains(link, last) || !has_digit(std::string_view(signature).substr(behind)))
    return says_post(document, quote) ? read_embedded(document, quote, last) : std::nullopt;
  Post post;
  post.author = signature.substr(0, behind + 1);
  post.date = ascii::trim(std::string_view(signature).substr(behind + 1));
  post.url = document.attribute(link, "href");
  return post;
}

}  // namespace pith::block
