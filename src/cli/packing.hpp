// Output that is packed by its file's name, in members that each stand for themselves.
#ifndef PITH_CLI_PACKING_HPP
#define PITH_CLI_PACKING_HPP

#include "archive/members.hpp"

#include <string>
#include <string_view>

namespace pith::cli {

using archive::Packing;

/// By the end of a file's name: .gz, .zst.
Packing packing_of_name(std::string_view name);
/// `name` without that end.
std::string_view without_packing(std::string_view name);

/// `bytes` as one member of gzip or one frame of zstd; the same bytes always become the same. `packing` is
/// not none.
std::string pack(Packing packing, std::string_view bytes);

}  // namespace pith::cli

#endif
