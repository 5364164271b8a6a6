// HTML to Document, through Gumbo. Hostile pages end here: see Limits.
#ifndef PITH_DOM_PARSE_HPP
#define PITH_DOM_PARSE_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include "dom/document.hpp"

#include <memory>
#include <string_view>

namespace pith::dom {

/// Parses pages one after the other and keeps its memory between them. Not thread-safe; one per thread.
class Parser {
 public:
  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  /// Parses `html` (valid UTF-8, which must outlive the Document). With `use_sieve` false Gumbo sees the page
  /// as it is; the tree says the same, only slower: kept for the differential test. The Document belongs to
  /// the Parser and is valid until the next call. Fails with ErrorCode::limit only;
  /// throws bad_alloc.
  Result<const Document*> parse(std::string_view html, const Limits& limits, bool use_sieve = true);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pith::dom

#endif
