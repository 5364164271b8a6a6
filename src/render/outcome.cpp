#include "pith/article.hpp"

namespace pith {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::article: return "article";
    case Outcome::thin: return "thin";
    case Outcome::none: break;
  }
  return "none";
}

}  // namespace pith
