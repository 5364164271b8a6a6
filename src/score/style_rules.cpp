#include "score/style_rules.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pith::score {
namespace {

constexpr std::size_t most_bytes = 65'536;  // of style sheets; those of articles' templates run to megabytes
constexpr std::size_t most_names = 200;
constexpr std::size_t longest_selector = 400;   // bytes of a rule's selectors
constexpr std::size_t most_script = 1'048'576;  // bytes that are searched for a name

struct Declaration {
  std::string_view property;
  std::string_view value;
};
constexpr std::array<Declaration, 2> hiding = {{{"display:", "none"}, {"visibility:", "hidden"}}};

bool is_name(char c) { return ascii::is_word(c) || c == '-'; }

/// `.name` or `#name` and nothing else.
bool is_simple(std::string_view selector) {
  return selector.size() > 1 && (selector[0] == '.' || selector[0] == '#') &&
         std::all_of(selector.begin() + 1, selector.end(), is_name);
}

/// The places where a style sheet hides something, in order.
class Hidings {
 public:
  explicit Hidings(std::string_view style) : style_(style) {}

  /// npos behind the last one.
  std::size_t next() {
    constexpr std::string_view common = "y:";  // few other properties end so
    while ((end_ = style_.find(common, end_)) != std::string_view::npos) {
      end_ += common.size();
      const std::string_view before = style_.substr(0, end_);
      std::string_view value = style_.substr(end_);
      if (value.starts_with(' ')) value.remove_prefix(1);
      for (const Declaration& each : hiding) {
        if (value.starts_with(each.value) && before.ends_with(each.property))
          return end_ - each.property.size();
      }
    }
    return std::string_view::npos;
  }

 private:
  std::string_view style_;
  std::size_t end_ = 0;  // behind the property that was looked at last
};

/// True if declarations give `display` or `visibility` a value that shows.
bool shows(std::string_view declarations) {
  for (const std::string_view property : {std::string_view("display:"), std::string_view("visibility:")}) {
    const std::size_t at = declarations.find(property);
    if (at == std::string_view::npos) continue;
    const std::string_view value = ascii::trim(declarations.substr(at + property.size()));
    if (!value.starts_with("none") && !value.starts_with("hidden")) return true;
  }
  return false;
}

/// True if `name` stands in `text` as a name of its own.
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  for (std::size_t at = from; (at = text.find(name, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_name(text[at - 1])) && (end == text.size() || !is_name(text[end]))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

StyleRules::StyleRules(const dom::Document& document) : document_(document) {
  std::size_t left = most_bytes;
  for (const dom::Script& style : document.styles()) {
    if (ascii::contains_ignoring_case(style.attributes, "print")) continue;
    styles_.push_back(style.text.substr(0, left));
    left -= styles_.back().size();
    read(styles_.back());
    if (left == 0) break;
  }
}

void StyleRules::read(std::string_view style) {
  std::ptrdiff_t depth = 0;  // of braces at `counted`
  std::size_t counted = 0;
  Hidings hidings(style);
  for (std::size_t at = 0; (at = hidings.next()) != std::string_view::npos;) {
    const std::size_t brace = style.rfind('{', at);
    if (brace == std::string_view::npos || brace < counted || classes_.size() + ids_.size() > most_names)
      continue;
    const std::string_view before = style.substr(counted, brace - counted);
    depth += std::count(before.begin(), before.end(), '{') - std::count(before.begin(), before.end(), '}');
    counted = brace;
    if (depth == 0) read_rule(style, brace);
  }
}

void StyleRules::read_rule(std::string_view style, std::size_t brace) {
  const std::size_t begin = brace > longest_selector ? brace - longest_selector : 0;
  std::string_view selectors = style.substr(begin, brace - begin);
  const std::size_t last = selectors.find_last_of("{};/");
  if (last == std::string_view::npos && begin > 0) return;
  selectors = selectors.substr(last == std::string_view::npos ? 0 : last + 1);
  while (!selectors.empty()) {
    const std::size_t comma = std::min(selectors.find(','), selectors.size());
    const std::string_view one = ascii::trim(selectors.substr(0, comma));
    if (is_simple(one)) (one[0] == '.' ? classes_ : ids_).emplace(one.substr(1), Shown::unknown);
    selectors.remove_prefix(std::min(comma + 1, selectors.size()));
  }
}

bool StyleRules::is_hidden(std::unordered_map<std::string_view, Shown>& names, std::string_view name) {
  const auto found = names.find(name);
  if (found == names.end()) return false;
  if (found->second == Shown::unknown) found->second = is_shown_elsewhere(name) ? Shown::yes : Shown::no;
  return found->second == Shown::no;
}

bool StyleRules::hides(dom::NodeId element) {
  dom::AttributeReader reader = document_.attributes(element);
  for (dom::Attribute a; reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, "id") && is_hidden(ids_, a.value)) return true;
    if (!ascii::equal_ignoring_case(a.name, "class")) continue;
    for (std::string_view rest = ascii::trim(a.value); !rest.empty(); rest = ascii::trim(rest)) {
      const std::string_view name = ascii::first_word(rest);
      if (is_hidden(classes_, name)) return true;
      rest.remove_prefix(name.size());
    }
  }
  return false;
}

bool StyleRules::is_shown_elsewhere(std::string_view name) const {
  for (const std::string_view style : styles_) {
    for (std::size_t at = 0; (at = find_name(style, name, at)) != std::string_view::npos; ++at) {
      const std::size_t brace = style.find('{', at);
      if (brace == std::string_view::npos) break;
      if (shows(style.substr(brace, style.find('}', brace) - brace))) return true;
    }
  }
  std::size_t left = most_script;
  for (const dom::Script& script : document_.scripts()) {
    const std::string_view text = script.text.substr(0, left);
    if (find_name(text, name, 0) != std::string_view::npos) return true;
    left -= text.size();
  }
  return false;
}

}  // namespace pith::score
