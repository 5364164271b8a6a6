#include "data/model.hpp"

#include <cstdint>
#include <iterator>

namespace pith::data {
namespace {

alignas(8) constexpr std::uint32_t words[] = {
#include "data/model.inc"
};

}  // namespace

std::string_view model_bytes() { return {reinterpret_cast<const char*>(words), sizeof words}; }

}  // namespace pith::data
