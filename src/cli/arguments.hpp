// argv as plain data: which command, which options with which words. Nothing is interpreted here.
#ifndef PITH_CLI_ARGUMENTS_HPP
#define PITH_CLI_ARGUMENTS_HPP

#include "pith/error.hpp"

#include "cli/options.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::cli {

struct Arguments {
  Command command = Command::clean;
  std::vector<std::pair<std::string, std::string>> given;  ///< long name and value, in the order of argv
  std::vector<std::string> inputs;

  bool has(std::string_view name) const;
  /// The value of the last occurrence.
  std::optional<std::string_view> value(std::string_view name) const;
  /// The values of all occurrences.
  std::vector<std::string> values(std::string_view name) const;
};

/// Reads the words after the program's name. Fails with usage: an option that does not exist or does not
/// belong to the command, a missing value or one that is not wanted, a value that is not among the choices.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

}  // namespace pith::cli

#endif
