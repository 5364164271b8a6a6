// CSS selectors: which elements of a Document they name.
#ifndef PITH_DOM_SELECTOR_HPP
#define PITH_DOM_SELECTOR_HPP

#include "pith/error.hpp"

#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::dom {

/// A list of selectors of Selectors Level 4, as far as they make sense on a page that is only read: element
/// names, `*`, classes, ids, attributes with all operators and the `i` flag, descendants and children, lists,
/// `:not()`, `:is()` and `:has()` of such selectors. Names of classes and ids count with their case, as in
/// CSS.
class Selector {
 public:
  /// Fails with usage: the message has the place and the cause. An element's name that HTML does not have is
  /// one.
  static Result<Selector> parse(std::string_view text);

  /// The elements it names, in document order. Takes time in proportion to the nodes and to the size of the
  /// selector.
  std::vector<NodeId> select(const Document& document) const;

 private:
  friend class SelectorParser;
  friend class SelectorMatcher;

  enum class Operator : std::uint8_t { exists, equals, word, prefix_or_dash, prefix, suffix, substring };
  enum class Logic : std::uint8_t { negation, any, has };

  /// One condition on an element's attributes; a class is a word of `class`, an id equals `id`.
  struct AttributeTest {
    std::string name;  // in lower case
    std::string value;
    Operator how = Operator::exists;
    bool ignore_case = false;
  };
  /// `:not()`, `:is()` or `:has()` of the list in `nested_`.
  struct LogicTest {
    Logic how = Logic::any;
    std::size_t list = 0;
  };
  /// What stands between two combinators.
  struct Compound {
    Tag tag = Tag::text;  // Tag::text: any element
    std::vector<AttributeTest> attributes;
    std::vector<LogicTest> logic;
    bool child = false;  // it must be a child of what the one before it names, else a descendant
    bool first = true;   // no other stands before it
    bool last = true;    // what it names, the selector names
  };
  /// The compounds of a list of selectors, one selector after the other.
  using List = std::vector<Compound>;

  List compounds_;
  std::vector<Selector> nested_;
};

}  // namespace pith::dom

#endif
