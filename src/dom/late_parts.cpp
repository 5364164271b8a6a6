#include "dom/late_parts.hpp"

#include "base/ascii.hpp"
#include "dom/document.hpp"
#include "dom/holes.hpp"
#include "dom/lexer.hpp"
#include "dom/slots.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The ids of parts, of the boundaries that they fill, and of their places in other parts end in these, and
/// in the same number.
constexpr std::string_view part_sign = "S:";
constexpr std::string_view boundary_sign = "B:";
constexpr std::string_view segment_sign = "P:";

/// The scripts that put parts into their places begin so.
bool puts_parts(std::string_view script) { return ascii::trim(script).starts_with("$R"); }

bool is_raw(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::title:
    case Tag::textarea:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::xmp: return true;
    default: return false;
  }
}

/// Parts of these stand in a hidden table.
bool is_of_table(Tag tag) { return tag == Tag::tr || tag == Tag::tbody || tag == Tag::colgroup; }

/// Finds parts and their places in one pass over the page.
class PartReader {
 public:
  explicit PartReader(std::string_view html) : html_(html) {}

  /// The tags around shadow roots.
  const std::vector<Hole>& shadow_tags() const { return shadow_tags_; }

  std::vector<Part>& read_page() {
    for (std::size_t at = 0; (at = html_.find('<', at)) != npos;) {
      const std::string_view rest = html_.substr(at);
      if (rest.starts_with("<!--")) {
        at = comment(at);
      } else if (rest.size() > 1 && ascii::is_alpha(rest[1])) {
        at = start_tag(at);
      } else if (rest.size() > 2 && rest[1] == '/' && ascii::is_alpha(rest[2])) {
        at = end_tag(at);
      } else {
        ++at;
      }
    }
    return parts_;
  }

 private:
  /// Boundaries begin and end with comments.
  std::size_t comment(std::size_t at) {
    const std::size_t end = comment_end(html_, at);
    const std::string_view rest = html_.substr(at + 4);
    if (rest.starts_with("/$")) {
      if (boundaries_.empty()) return end;
      if (boundaries_.back() != npos) parts_[boundaries_.back()].place.end = at;
      boundaries_.pop_back();
    } else if (rest.starts_with("$")) {
      boundaries_.push_back(npos);
    }
    return end;
  }

  std::size_t start_tag(std::size_t at) {
    const TagToken token = read_tag(html_, at + 1);
    if (token.end == npos) return html_.size();
    const Tag tag = tag_from_name(token.name);
    if (is_raw(tag)) {
      const std::size_t end = raw_text_end(html_, token.end, token.name, tag == Tag::script);
      // A part whose tags do not match ends there at the latest.
      if (open_ != npos && tag == Tag::script && puts_parts(html_.substr(token.end, end - token.end)))
        close_part(at, at);
      return end;
    }
    if (tag == Tag::template_) {
      begin_template(at, token);
    } else if (open_ != npos) {
      depth_ += token.name == name_ ? 1U : 0U;
    } else if (is_of_table(tag) || ascii::contains_ignoring_case(token.attributes, "hidden")) {
      begin_part(at, token);
    }
    return token.end;
  }

  std::size_t end_tag(std::size_t at) {
    const TagToken token = read_tag(html_, at + 2);
    if (token.end == npos) return html_.size();
    if (open_ != npos && token.name == name_ && depth_-- == 0) close_part(at, token.end);
    if (!templates_.empty() && tag_from_name(token.name) == Tag::template_) {
      if (templates_.back()) shadow_tags_.push_back({at, token.end});
      templates_.pop_back();
    }
    return token.end;
  }

  /// The index of the part with that number; a new one if it was not seen before.
  std::size_t part_of(std::string_view id, std::string_view sign) {
    std::string key(id);
    key.erase(key.find(sign), sign.size());
    const auto [found, is_new] = by_number_.try_emplace(std::move(key), parts_.size());
    if (is_new) parts_.emplace_back();
    return found->second;
  }

  void begin_template(std::size_t at, const TagToken& token) {
    templates_.push_back(is_shadow_root(token.attributes));
    if (templates_.back()) return shadow_tags_.push_back({at, token.end});
    begin_place(at, token);
  }

  void begin_place(std::size_t at, const TagToken& token) {
    constexpr std::string_view end = "</template>";
    const std::string_view id = id_of(token);
    const bool fills_boundary = id.find(boundary_sign) != npos;
    if (!fills_boundary && id.find(segment_sign) == npos) return;
    const std::size_t part = part_of(id, fills_boundary ? boundary_sign : segment_sign);
    Hole& place = parts_[part].place;
    if (place.part != npos) return;
    place = {at, 0, part};
    if (fills_boundary) {
      if (!boundaries_.empty()) boundaries_.back() = part;
    } else if (html_.substr(token.end).starts_with(end)) {
      place.end = token.end + end.size();
    }
  }

  void begin_part(std::size_t at, const TagToken& token) {
    const std::string_view id = id_of(token);
    if (id.find(part_sign) == npos) return;
    const std::size_t part = part_of(id, part_sign);
    if (parts_[part].begin != 0) return;
    open_ = part;
    name_ = token.name;
    depth_ = 0;
    parts_[part].element.begin = at;
    parts_[part].begin = token.end;
  }

  void close_part(std::size_t end, std::size_t element_end) {
    parts_[open_].end = end;
    parts_[open_].element.end = element_end;
    open_ = npos;
  }

  static std::string_view id_of(const TagToken& token) {
    Attribute a;
    for (AttributeReader reader(token.attributes); reader.next(a);) {
      if (ascii::equal_ignoring_case(a.name, "id")) return a.value;
    }
    return {};
  }

  std::string_view html_;
  std::vector<Part> parts_;
  std::unordered_map<std::string, std::size_t> by_number_;
  std::vector<bool> templates_;  // open ones: whether they hold shadow roots
  std::vector<Hole> shadow_tags_;
  std::vector<std::size_t> boundaries_;  // open ones, by their part; npos: none
  std::size_t open_ = npos;              // the part that is being read
  std::string_view name_;                // of its element
  std::size_t depth_ = 0;                // elements of that name open in it
};

}  // namespace

bool is_shadow_root(std::string_view attributes) {
  Attribute a;
  for (AttributeReader reader(attributes); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, "shadowrootmode") ||
        ascii::equal_ignoring_case(a.name, "shadowroot"))
      return true;
  }
  return false;
}

std::optional<std::string> put_late_parts(std::string_view html) {
  PartReader reader(html);
  std::vector<Part>& parts = reader.read_page();
  std::vector<Hole> holes = reader.shadow_tags();
  if (!holes.empty()) add_slotted(html, parts);
  for (const Part& part : parts) {
    const bool follows = part.element.of != no_part && part.place.end == 0;  // another one in its slot
    if (part.element.end == 0 || (part.place.end == 0 && !follows)) continue;
    holes.push_back(part.element);
    if (!follows) holes.push_back(part.place);
  }
  if (holes.empty()) return std::nullopt;
  std::sort(holes.begin(), holes.end(), [](const Hole& a, const Hole& b) { return a.begin < b.begin; });
  std::string out;
  out.reserve(html.size());
  append_filled(html, 0, html.size(), holes, parts, out);
  for (Part& part : parts) {
    if (part.put || part.element.end == 0 || (part.place.end == 0 && part.element.of == no_part)) continue;
    part.put = true;
    append_filled(html, part.begin, part.end, holes, parts, out);
  }
  return out;
}

}  // namespace pith::dom
