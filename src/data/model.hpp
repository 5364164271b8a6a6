// The learned model's bytes; src/score reads them.
#ifndef PITH_DATA_MODEL_HPP
#define PITH_DATA_MODEL_HPP

#include <string_view>

namespace pith::data {

/// What tools/train wrote, as it would stand in a file. Static storage.
std::string_view model_bytes();

}  // namespace pith::data

#endif
