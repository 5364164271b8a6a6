// The metadata of an article as keys and strings.
#ifndef PITH_CAPI_FIELDS_HPP
#define PITH_CAPI_FIELDS_HPP

#include "pith/article.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::capi {

/// One field that is known: its key as in the JSON output, and its values in the page's order.
struct Field {
  std::string_view key;  ///< static storage
  std::vector<std::string> values;
};

/// The fields that are known.
std::vector<Field> fields(const Metadata& meta);

}  // namespace pith::capi

#endif
