#include "dom/selector.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/printable.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::dom {
namespace {

// The compounds of one list are bits of a word; selectors in one another are parsed by recursion. Each
// condition may cost a look at every element of the page.
constexpr std::size_t most_compounds = 64;
constexpr int deepest_nesting = 4;
constexpr int most_conditions = 128;

bool is_name_character(char c) { return ascii::is_word(c) || c == '-' || static_cast<signed char>(c) < 0; }

}  // namespace

/// Reads a list of selectors from the left.
class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Result<Selector> run() {
    Selector out;
    if (!read_list(out, 0)) return failure_;
    if (at_ < text_.size()) {
      fail("unexpected '" + std::string(1, text_[at_]) + "'");
      return failure_;
    }
    return out;
  }

 private:
  using Compound = Selector::Compound;
  using Operator = Selector::Operator;

  bool fail(const std::string& cause) {
    constexpr std::size_t longest_shown = 200;
    failure_ = {ErrorCode::usage, "selector " + printable(text_, longest_shown) + ": " + printable(cause) +
                                      " at character " + std::to_string(at_ + 1)};
    return false;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }
  bool skip_space() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
    return at_ > begin;
  }

  bool read_list(Selector& out, int depth) {
    do {
      skip_space();
      if (!read_complex(out, depth)) return false;
      skip_space();
    } while (take(','));
    return true;
  }

  /// Compounds with combinators between them.
  bool read_complex(Selector& out, int depth) {
    bool child = false;
    for (bool first = true;; first = false) {
      if (out.compounds_.size() == most_compounds) return fail("there is too much in it");
      Compound compound;
      compound.first = first;
      compound.child = child;
      if (!read_compound(compound, out, depth)) return false;
      if (!first) out.compounds_.back().last = false;
      out.compounds_.push_back(std::move(compound));
      const bool space = skip_space();
      child = take('>');
      if (child) {
        skip_space();
      } else if (peek() == '+' || peek() == '~') {
        return fail("combinators other than a space and > are not supported");
      } else if (!space || at_ == text_.size() || peek() == ',' || peek() == ')') {
        return true;
      }
    }
  }

  bool read_compound(Compound& compound, Selector& out, int depth) {
    const std::size_t begin = at_;
    if (!take('*') && is_name_character(peek()) && !read_tag(compound)) return false;
    for (;;) {
      if (conditions_ == most_conditions) return fail("there is too much in it");
      if (take('.')) {
        if (!read_named(compound, "class", Operator::word)) return false;
      } else if (take('#')) {
        if (!read_named(compound, "id", Operator::equals)) return false;
      } else if (take('[')) {
        if (!read_attribute(compound)) return false;
      } else if (take(':')) {
        if (!read_logic(compound, out, depth)) return false;
      } else {
        break;
      }
      ++conditions_;
    }
    return at_ > begin || fail(at_ == text_.size() ? "there is nothing to select"
                                                   : "unexpected '" + std::string(1, peek()) + "'");
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool read_tag(Compound& compound) {
    const std::string_view name = read_name();
    compound.tag = tag_from_name(name);
    if (compound.tag != Tag::other) return true;
    return fail("HTML has no element " + std::string(name));
  }

  bool read_named(Compound& compound, std::string_view attribute, Operator how) {
    const std::string_view name = read_name();
    if (name.empty()) return fail("a name is missing");
    compound.attributes.push_back({std::string(attribute), std::string(name), how, false});
    return true;
  }

  bool read_attribute(Compound& compound) {
    skip_space();
    Selector::AttributeTest test;
    test.name = ascii::to_lower(read_name());
    if (test.name.empty()) return fail("an attribute's name is missing");
    skip_space();
    if (!take(']')) {
      if (!read_operator(test.how)) return false;
      skip_space();
      if (!read_value(test.value)) return false;
      skip_space();
      if (take('i') || take('I')) test.ignore_case = true;
      skip_space();
      if (!take(']')) return fail("']' is missing");
    }
    compound.attributes.push_back(std::move(test));
    return true;
  }

  bool read_operator(Operator& how) {
    if (take('=')) {
      how = Operator::equals;
      return true;
    }
    constexpr std::string_view signs = "~|^$*";
    constexpr std::array<Operator, 5> operators = {Operator::word, Operator::prefix_or_dash, Operator::prefix,
                                                   Operator::suffix, Operator::substring};
    const std::size_t which = signs.find(peek());
    if (at_ == text_.size() || which == std::string_view::npos || text_.substr(at_ + 1, 1) != "=")
      return fail("an operator or ']' is missing");
    at_ += 2;
    how = operators[which];
    return true;
  }

  bool read_value(std::string& value) {
    const char quote = peek();
    if (quote != '"' && quote != '\'') {
      value = read_name();
      return !value.empty() || fail("a value is missing");
    }
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) return fail("a quote is not closed");
    value = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }

  bool read_logic(Compound& compound, Selector& out, int depth) {
    const std::string name = ascii::to_lower(read_name());
    Selector::LogicTest test;
    if (name == "not") {
      test.how = Selector::Logic::negation;
    } else if (name == "has") {
      test.how = Selector::Logic::has;
    } else if (name != "is") {
      return fail("':" + name + "' is not supported");
    }
    if (!take('(')) return fail("'(' is missing");
    if (depth == deepest_nesting) return fail("it is nested too deep");
    Selector inner;
    if (!read_list(inner, depth + 1)) return false;
    if (!take(')')) return fail("')' is missing");
    test.list = out.nested_.size();
    out.nested_.push_back(std::move(inner));
    compound.logic.push_back(test);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int conditions_ = 0;  // in all lists
  Error failure_{ErrorCode::usage, {}};
};

Result<Selector> Selector::parse(std::string_view text) { return SelectorParser(text).run(); }

/// Walks through the document once, from the root: the compounds that each element and those around it meet
/// with all that stands before them in their selector are bits of a word.
class SelectorMatcher {
 public:
  SelectorMatcher(const Document& document, const Selector& selector)
      : document_(document), selector_(selector), met_(document.size()), around_(document.size()) {
    for (const Selector& nested : selector.nested_) nested_.push_back(marks_of(nested));
  }

  std::vector<NodeId> run() {
    std::vector<NodeId> out;
    for (NodeId id = 0; id < document_.size(); ++id) {
      if (document_.tag(id) == Tag::text) continue;
      const NodeId parent = document_[id].parent;
      if (parent != no_node) around_[id] = around_[parent] | met_[parent];
      if (meets(id, parent == no_node ? 0 : met_[parent])) out.push_back(id);
    }
    return out;
  }

 private:
  using Compound = Selector::Compound;
  using Operator = Selector::Operator;
  struct Marks {
    std::vector<bool> named;     // by the nested list
    std::vector<bool> contains;  // such an element
  };
  struct Given {
    std::string_view name;
    std::string value;
  };

  Marks marks_of(const Selector& nested) const {
    Marks out{std::vector<bool>(document_.size()), std::vector<bool>(document_.size())};
    for (const NodeId id : nested.select(document_)) {
      out.named[id] = true;
      for (NodeId above = document_[id].parent; above != no_node && !out.contains[above];
           above = document_[above].parent)
        out.contains[above] = true;
    }
    return out;
  }

  /// Notes the compounds that the element meets; true if one of them is the last of its selector.
  bool meets(NodeId id, std::uint64_t of_parent) {
    attributes_read_ = false;
    bool named = false;
    for (std::size_t i = 0; i < selector_.compounds_.size(); ++i) {
      const Compound& compound = selector_.compounds_[i];
      if (!compound.first) {
        const std::uint64_t before = std::uint64_t{1} << (i - 1);
        if (((compound.child ? of_parent : around_[id]) & before) == 0) continue;
      }
      if (!is(id, compound)) continue;
      met_[id] |= std::uint64_t{1} << i;
      named = named || compound.last;
    }
    return named;
  }

  bool is(NodeId id, const Compound& compound) {
    if (compound.tag != Tag::text && compound.tag != document_.tag(id)) return false;
    for (const Selector::AttributeTest& test : compound.attributes) {
      if (!has(id, test)) return false;
    }
    return std::all_of(compound.logic.begin(), compound.logic.end(), [&](const Selector::LogicTest& test) {
      const Marks& marks = nested_[test.list];
      if (test.how == Selector::Logic::has) return static_cast<bool>(marks.contains[id]);
      return marks.named[id] == (test.how == Selector::Logic::any);
    });
  }

  bool has(NodeId id, const Selector::AttributeTest& test) {
    if (!attributes_read_) read_attributes(id);
    const auto found = std::find_if(attributes_.begin(), attributes_.end(), [&](const Given& given) {
      return ascii::equal_ignoring_case(given.name, test.name);
    });
    if (found == attributes_.end()) return false;
    return test.ignore_case ? fits(ascii::to_lower(found->value), ascii::to_lower(test.value), test.how)
                            : fits(found->value, test.value, test.how);
  }

  void read_attributes(NodeId id) {
    attributes_.clear();
    AttributeReader reader = document_.attributes(id);
    for (Attribute attribute; reader.next(attribute);)
      attributes_.push_back({attribute.name, decode_entities(attribute.value, true)});
    attributes_read_ = true;
  }

  static bool fits(std::string_view value, std::string_view wanted, Operator how) {
    switch (how) {
      case Operator::exists: return true;
      case Operator::equals: return value == wanted;
      case Operator::word: return has_word(value, wanted);
      case Operator::prefix_or_dash:
        return value.starts_with(wanted) && (value.size() == wanted.size() || value[wanted.size()] == '-');
      case Operator::prefix: return !wanted.empty() && value.starts_with(wanted);
      case Operator::suffix: return !wanted.empty() && value.ends_with(wanted);
      case Operator::substring: return !wanted.empty() && value.find(wanted) != std::string_view::npos;
    }
    return false;
  }

  static bool has_word(std::string_view value, std::string_view wanted) {
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t begin = at;
      while (at < value.size() && !ascii::is_space(value[at])) ++at;
      if (at > begin && value.substr(begin, at - begin) == wanted) return true;
      ++at;
    }
    return false;
  }

  const Document& document_;
  const Selector& selector_;
  std::vector<std::uint64_t> met_;     // by node
  std::vector<std::uint64_t> around_;  // by node: what the elements around it meet
  std::vector<Marks> nested_;
  std::vector<Given> attributes_;  // of the element that is looked at
  bool attributes_read_ = false;
};

std::vector<NodeId> Selector::select(const Document& document) const {
  return SelectorMatcher(document, *this).run();
}

}  // namespace pith::dom
