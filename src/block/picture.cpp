#include "block/picture.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t largest_icon = 64;      // pixels
constexpr std::size_t longest_address = 2'000;  // bytes
constexpr std::size_t longest_text = 1'000;     // bytes of an alt text
constexpr std::size_t most_candidates = 64;     // addresses read for one picture

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view known) { return ascii::equal_ignoring_case(word, known); });
}

/// True if one of the words of `text`, which are parted by all but letters and digits, is of that kind.
bool has_word(std::string_view text, data::ElementWord kind) {
  text = text.substr(0, 512);
  while (!text.empty()) {
    std::size_t size = 0;
    while (size < text.size() && ascii::is_alnum(text[size])) ++size;
    if (size > 0 && data::is_element_word(text.substr(0, size), kind)) return true;
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return false;
}

/// A size in pixels as an attribute gives it; 0: it gives none, or a share ("100%").
std::uint32_t pixels(std::string_view value) {
  value = ascii::trim(value);
  std::uint32_t out = 0;
  while (!value.empty() && ascii::is_digit(value.front()) && out < 100'000) {
    out = out * 10 + static_cast<std::uint32_t>(value.front() - '0');
    value.remove_prefix(1);
  }
  return value.empty() || value.starts_with("px") || value.starts_with('.') ? out : 0;
}

std::string_view path_of(std::string_view url) {
  return url.substr(0, std::min(url.find('?'), url.find('#')));
}

bool has_picture_ending(std::string_view url) {
  const std::string_view path = path_of(url);
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  constexpr auto endings =
      std::to_array<std::string_view>({"jpg", "jpeg", "png", "webp", "gif", "avif", "svg", "jfif", "bmp"});
  return is_one_of(path.substr(dot + 1), endings);
}

bool is_empty_file(std::string_view url) {
  const std::string_view path = path_of(url);
  return has_word(path.substr(std::min(path.rfind('/') + 1, path.size())), data::ElementWord::empty_file);
}

/// True for what may be the address of a picture: no data, no template that a script fills.
bool is_address(std::string_view value) {
  value = ascii::trim(value);
  return !value.empty() && value.size() <= longest_address &&
         !ascii::starts_with_ignoring_case(value, "data:") &&
         !ascii::starts_with_ignoring_case(value, "blob:") &&
         !ascii::starts_with_ignoring_case(value, "about:") &&
         !ascii::starts_with_ignoring_case(value, "javascript:") && value.front() != '#' &&
         !ascii::holds_one_of(value, "{}<>\"");
}

/// The best address so far. Views are borrowed.
class Candidates {
 public:
  /// How an address was given: one that holds the place of another counts least.
  enum Rank : std::uint8_t { none, other, holder, shown, late };

  void add(std::string_view address, Rank rank, double size) {
    if (!is_address(address) || ++seen_ > most_candidates) return;
    if (!is_better(rank, size)) return;
    if (is_empty_file(address)) rank = Rank::other;
    if (!is_better(rank, size)) return;
    best_ = ascii::trim(address);
    rank_ = rank;
    size_ = size;
  }

  /// A list of addresses with their widths ("w") or densities ("x"), as in `srcset`.
  void add_set(std::string_view set, Rank rank) {
    while (seen_ <= most_candidates) {
      while (!set.empty() && (ascii::is_space(set.front()) || set.front() == ',')) set.remove_prefix(1);
      if (set.empty()) return;
      std::size_t end = 0;
      while (end < set.size() && !ascii::is_space(set[end])) ++end;
      std::string_view address = set.substr(0, end);
      set.remove_prefix(end);
      std::string_view descriptor;
      if (address.ends_with(',')) {
        while (address.ends_with(',')) address.remove_suffix(1);
      } else {
        descriptor = ascii::trim(set.substr(0, set.find(',')));
        set.remove_prefix(std::min(set.find(','), set.size()));
      }
      add(address, rank, size_of(descriptor));
    }
  }

  std::string_view best() const { return best_; }

 private:
  bool is_better(Rank rank, double size) const { return rank > rank_ || (rank == rank_ && size > size_); }

  static double size_of(std::string_view descriptor) {
    double out = 0;
    double place = 0;
    for (const char c : descriptor) {
      if (ascii::is_digit(c)) {
        out = place == 0 ? out * 10 + (c - '0') : out + (c - '0') * place;
        place /= 10;
      } else if (c == '.' && place == 0) {
        place = 0.1;
      } else {
        break;
      }
    }
    return std::max(out, 1.0);
  }

  std::string_view best_;
  Rank rank_ = none;
  double size_ = -1;
  std::size_t seen_ = 0;
};

/// Addresses in attributes that only scripts read.
void add_late(std::string_view name, std::string_view value, Candidates& out) {
  const bool is_set = ascii::contains_ignoring_case(name, "srcset");
  if (is_set) return out.add_set(value, Candidates::late);
  if (ascii::holds_one_of(value, " ,[")) return;
  const bool says = ascii::contains_ignoring_case(name, "src") ||
                    ascii::contains_ignoring_case(name, "lazy") ||
                    ascii::contains_ignoring_case(name, "original");
  if (says && (has_picture_ending(value) || value.find('/') != std::string_view::npos)) {
    out.add(value, Candidates::late, 0);
  } else if (has_picture_ending(value)) {  // data-large-file …
    out.add(value, Candidates::other, 0);
  }
}

struct Read {
  Candidates candidates;
  Picture picture;
  bool is_icon = false;
};

void read_attribute(const dom::Attribute& attribute, Read& out) {
  const std::string_view name = attribute.name;
  const std::string_view value = attribute.value;
  const auto is = [name](std::string_view known) { return ascii::equal_ignoring_case(name, known); };
  if (is("src")) {
    out.candidates.add(value, Candidates::shown, 0);
  } else if (is("srcset")) {
    out.candidates.add_set(value, Candidates::shown);
  } else if (is("alt")) {
    out.picture.alt = utf8::clean_line(decode_entities(utf8::begin_of(value, longest_text), true));
  } else if (is("width")) {
    out.picture.width = pixels(value);
  } else if (is("height")) {
    out.picture.height = pixels(value);
  } else if (is("class") || is("id")) {
    out.is_icon = out.is_icon || has_word(value, data::ElementWord::icon);
  } else if (ascii::starts_with_ignoring_case(name, "data-")) {
    add_late(name, value, out.candidates);
  }
}

void read_attributes(const dom::Document& document, NodeId id, Read& out) {
  dom::AttributeReader reader = document.attributes(id);
  dom::Attribute attribute;
  while (reader.next(attribute)) read_attribute(attribute, out);
}

bool shows_icon(const Read& read) {
  const auto is_small = [](std::uint32_t size) { return size > 0 && size <= largest_icon; };
  return read.is_icon || is_small(read.picture.width) || is_small(read.picture.height);
}

/// The <source>s before it in the <picture> around it.
void read_sources(const dom::Document& document, NodeId id, Read& out) {
  constexpr std::size_t most_sources = 16;
  const NodeId around = document[id].parent;
  if (around == dom::no_node || document.tag(around) != Tag::picture) return;
  NodeId child = document.first_child(around);
  for (std::size_t i = 0; i < most_sources && child != dom::no_node && child < id;
       ++i, child = document.next_sibling(child)) {
    if (document.tag(child) != Tag::source) continue;
    dom::AttributeReader reader = document.attributes(child);
    dom::Attribute attribute;
    while (reader.next(attribute)) {
      if (ascii::equal_ignoring_case(attribute.name, "srcset")) {
        out.candidates.add_set(attribute.value, Candidates::shown);
      } else if (ascii::equal_ignoring_case(attribute.name, "data-srcset")) {
        out.candidates.add_set(attribute.value, Candidates::late);
      }
    }
  }
}

/// True for signs and pictures in place of characters: what emoji are made of.
bool is_pictograph(char32_t c) {
  return (c >= 0x203C && c <= 0x3299 && !utf8::is_word(c)) || c >= 0x1F000 || c == 0xA9 || c == 0xAE ||
         c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

/// True if the picture shows the capital that the word behind it begins with.
bool begins_word(const dom::Document& document, NodeId id, std::string_view alt) {
  std::size_t at = 0;
  if (alt.empty() || !utf8::is_upper(utf8::next(alt, at)) || at < alt.size()) return false;
  const NodeId behind = document[id].end;
  if (behind >= document.size() || document.tag(behind) != Tag::text) return false;
  const std::string_view text = document.characters(behind);
  at = 0;
  return !text.empty() && utf8::is_word(utf8::next(text, at));
}

bool is_emoji(std::string_view text) {
  constexpr std::size_t longest = 48;  // bytes: a family of four with their hues
  bool any = false;
  if (text.size() > longest) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_pictograph(c)) return false;
    any = true;
  }
  return any;
}

}  // namespace

bool is_picture(const dom::Document& document, NodeId id) {
  if (document.tag(id) == Tag::img) return true;
  if (document.tag(id) != Tag::other) return false;
  const std::string_view name = document.own_name(id);
  return name.ends_with("-img") || name.ends_with("-image") || name.ends_with("-picture");
}

bool is_icon(const dom::Document& document, NodeId id) {
  Read read;
  read_attributes(document, id, read);
  const std::string_view best = read.candidates.best();
  return shows_icon(read) || best.empty() || path_of(best).ends_with(".svg");
}

std::optional<Picture> read_picture(const dom::Document& document, NodeId id, std::string_view base_url) {
  Read read;
  read_attributes(document, id, read);
  Picture& picture = read.picture;
  if (shows_icon(read)) return std::nullopt;
  read_sources(document, id, read);
  const std::string_view best = read.candidates.best();
  if (best.empty() || is_empty_file(best) || is_emoji(picture.alt) || begins_word(document, id, picture.alt))
    return std::nullopt;
  picture.url = utf8::clean_line(resolve_url(base_url, decode_entities(best, true)));
  const std::string scheme = scheme_of(picture.url);
  if ((scheme != "http" && scheme != "https") || picture.url.size() > longest_address) return std::nullopt;
  return std::move(picture);
}

std::string_view identity_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 2);
  return has_picture_ending(url) ? path_of(url) : url;
}

std::string emoji_text(const dom::Document& document, NodeId id) {
  constexpr std::size_t longest_smiley = 6;  // bytes
  std::string alt = utf8::clean_line(document.attribute(id, "alt"));
  if (is_emoji(alt) || begins_word(document, id, alt)) return alt;
  const bool smiley = !alt.empty() && alt.size() <= longest_smiley &&
                      std::count_if(alt.begin(), alt.end(), ascii::is_alnum) <= 1 &&
                      has_word(document.raw_attribute(id, "class").value_or(""), data::ElementWord::smiley);
  return smiley ? alt : std::string();
}

}  // namespace pith::block
