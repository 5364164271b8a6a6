// What the caller says of parts of a page, whatever the model makes of them.
#ifndef PITH_EXTRACT_OWN_CHOICE_HPP
#define PITH_EXTRACT_OWN_CHOICE_HPP

#include "pith/extract.hpp"

#include "dom/selector.hpp"
#include "extract/rules.hpp"
#include "score/features.hpp"
#include "score/judge.hpp"

#include <optional>

namespace pith {

/// Options::drop, Options::keep and Options::rules, parsed.
class OwnChoice {
 public:
  /// Fails with usage where a selector or the rules cannot be read.
  static Result<OwnChoice> create(const Options& options);

  /// Overrules the verdict on blocks in elements that a selector names. The innermost such element decides;
  /// one that both selectors name is dropped.
  void apply(const score::PageView& page, score::Verdict& verdict) const;

  const Rules& rules() const { return rules_; }

 private:
  std::optional<dom::Selector> drop_;
  std::optional<dom::Selector> keep_;
  Rules rules_;
};

}  // namespace pith

#endif
