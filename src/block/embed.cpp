#include "block/embed.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "block/post.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t smallest = 65;          // pixels; below it stand buttons, counters and trackers
constexpr std::size_t longest_address = 2'000;  // bytes
constexpr std::size_t longest_title = 300;      // bytes

struct Read {
  std::string_view address;
  std::string_view late_address;
  std::string_view title;
  std::string_view video;
  bool is_small = false;
};

bool is_small(std::string_view value) {
  value = ascii::trim(value);
  std::uint32_t size = 0;
  std::size_t digits = 0;
  for (; digits < value.size() && ascii::is_digit(value[digits]) && size < smallest; ++digits)
    size = size * 10 + static_cast<std::uint32_t>(value[digits] - '0');
  return digits > 0 && size < smallest && value.find('%') == std::string_view::npos;
}

bool may_be_address(std::string_view value) {
  value = ascii::trim(value);
  return !value.empty() && !ascii::holds_one_of(value, "{}<> ") &&
         !ascii::starts_with_ignoring_case(value, "about:");
}

void read_attribute(const dom::Attribute& attribute, Read& out) {
  const std::string_view name = attribute.name;
  const auto is = [name](std::string_view known) { return ascii::equal_ignoring_case(name, known); };
  if (is("src") || is("data") || is("cite")) {
    if (may_be_address(attribute.value)) out.address = attribute.value;
  } else if (is("title") ||
             ((is("aria-label") || is("videotitle") || is("playlabel")) && out.title.empty())) {
    out.title = attribute.value;
  } else if (is("videoid") || is("video-id") || is("data-videoid") || is("data-video-id")) {
    out.video = attribute.value;
  } else if (is("width") || is("height")) {
    out.is_small |= is_small(attribute.value);
  } else if (ascii::starts_with_ignoring_case(name, "data-") &&
             (ascii::contains_ignoring_case(name, "src") ||
              ascii::contains_ignoring_case(name, "permalink"))) {
    if (may_be_address(attribute.value)) out.late_address = attribute.value;
  }
}

Read read_attributes(const dom::Document& document, NodeId id) {
  Read out;
  dom::AttributeReader reader = document.attributes(id);
  dom::Attribute attribute;
  while (reader.next(attribute)) read_attribute(attribute, out);
  return out;
}

/// The address that a <source> in a video or audio gives.
std::string_view source_in(const dom::Document& document, NodeId id) {
  constexpr std::size_t most_children = 16;
  NodeId child = document.first_child(id);
  for (std::size_t i = 0; i < most_children && child != dom::no_node;
       ++i, child = document.next_sibling(child)) {
    if (document.tag(child) != Tag::source) continue;
    const std::string_view address = document.raw_attribute(child, "src").value_or("");
    if (may_be_address(address)) return address;
  }
  return {};
}

/// The site that the element of a player is named for: <lite-site>, <amp-site>.
std::string_view site_of(std::string_view name) {
  for (const std::string_view kind : {"lite-", "amp-"}) {
    if (name.starts_with(kind)) return name.substr(kind.size());
  }
  return {};
}

/// Where the site of a player shows a video: by its number, or by its letters for a frame.
std::string address_of_video(std::string_view site, std::string_view video) {
  constexpr std::size_t longest = 32;  // bytes
  const auto is_part = [](char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; };
  if (video.empty() || video.size() > longest || !std::all_of(video.begin(), video.end(), is_part)) return {};
  if (site.empty() || !std::all_of(site.begin(), site.end(), ascii::is_alpha)) return {};
  const bool is_number = std::all_of(video.begin(), video.end(), ascii::is_digit);
  return (is_number ? "https://" : "https://www.") + ascii::to_lower(site) +
         (is_number ? ".com/" : ".com/embed/") + std::string(video);
}

/// The address of the last link: posts end with the day, which leads to them.
std::string_view last_address_in(const dom::Document& document, NodeId id) {
  constexpr NodeId most_nodes = 200;
  for (NodeId at = document[id].end; at-- > id + 1 && document[id].end - at < most_nodes;) {
    if (document.tag(at) == Tag::a) return document.raw_attribute(at, "href").value_or("");
  }
  return {};
}

}  // namespace

bool is_embed(const dom::Document& document, NodeId id) {
  switch (document.tag(id)) {
    case Tag::iframe:
    case Tag::video:
    case Tag::audio:
    case Tag::embed:
    case Tag::object: return true;
    case Tag::blockquote: return says_post(document, id);
    case Tag::other: break;
    default: return false;
  }
  constexpr auto kinds =
      std::to_array<std::string_view>({"-iframe", "-video", "-audio", "-player", "-embed"});
  const std::string_view name = document.own_name(id);
  if (!site_of(name).empty() && !read_attributes(document, id).video.empty()) return true;
  return std::any_of(kinds.begin(), kinds.end(),
                     [name](std::string_view kind) { return name.ends_with(kind); });
}

std::optional<Embed> read_embed(const dom::Document& document, NodeId id, std::string_view base_url) {
  const Read read = read_attributes(document, id);
  if (read.is_small) return std::nullopt;
  std::string_view address = read.late_address.empty() ? read.address : read.late_address;
  if (address.empty())
    address = document.tag(id) == Tag::blockquote ? last_address_in(document, id) : source_in(document, id);
  std::string video;
  if (address.empty() && document.tag(id) == Tag::other)
    address = video = address_of_video(site_of(document.own_name(id)), read.video);
  if (address.empty()) return std::nullopt;
  Embed embed;
  embed.url = utf8::clean_line(resolve_url(base_url, decode_entities(address, true)));
  const std::string scheme = scheme_of(embed.url);
  if ((scheme != "http" && scheme != "https") || embed.url.size() > longest_address) return std::nullopt;
  embed.title = utf8::clean_line(decode_entities(utf8::begin_of(read.title, longest_title), true));
  return embed;
}

}  // namespace pith::block
