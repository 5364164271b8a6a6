#include "base/too_large.hpp"

#include <string>

namespace pith {

Error page_too_large(std::size_t most) {
  return {ErrorCode::limit, "the page has more than " + std::to_string(most) + " bytes", Limit::bytes, most};
}

}  // namespace pith
