// HTML to Document, through Gumbo. Hostile pages end here: see Limits.
#ifndef PITH_DOM_PARSE_HPP
#define PITH_DOM_PARSE_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include "dom/document.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace pith::dom {

/// How much of a page Gumbo is spared. The tree says the same: what is not `full` is slower, and kept to
/// compare with.
enum class Sieving : std::uint8_t {
  none,
  unfolded,  ///< all elements are left to Gumbo
  full,
};

/// Parses pages one after the other and keeps its memory between them. Not thread-safe; one per thread.
class Parser {
 public:
  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  /// Parses `html` (valid UTF-8, which must outlive the Document). The Document belongs to the Parser and is
  /// valid until the next call. Fails with ErrorCode::limit only; throws bad_alloc.
  Result<const Document*> parse(std::string_view html, const Limits& limits, Sieving sieving = Sieving::full);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pith::dom

#endif
