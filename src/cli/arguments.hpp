// argv as plain data: which command, which options with which words. Nothing is interpreted here.
#ifndef PITH_CLI_ARGUMENTS_HPP
#define PITH_CLI_ARGUMENTS_HPP

#include "pith/error.hpp"

#include "cli/options.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// One option that was given.
struct Given {
  std::string name;    ///< without the dashes
  std::string value;   ///< empty for a flag
  std::string origin;  ///< "FILE:3: " or "PITH_FOCUS: ", to begin a message with; empty: the command line
  bool off = false;    ///< a flag that is taken back: --no-captions
};

struct Arguments {
  Command command = Command::clean;
  std::vector<Given> given;  ///< in the order of argv; what the configuration says stands before
  std::vector<std::string> inputs;

  /// Whether it was given and not taken back.
  bool has(std::string_view name) const;
  /// The value of the last occurrence.
  std::optional<std::string_view> value(std::string_view name) const;
  /// The values of all occurrences.
  std::vector<std::string> values(std::string_view name) const;
  /// Where the last occurrence stands, as Given::origin; empty if there is none.
  std::string origin(std::string_view name) const;
};

/// The error of a command line that asks for what cannot be done.
Error usage(std::string message);

/// Reads the words after the program's name. Options of other programs are taken for what they mean here (see
/// cli/spellings). Fails with usage: an option that does not exist or does not belong to the command, a
/// missing value or one that is not wanted, a value that is not among the choices.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

/// Fails with usage if the value is not among the choices of its option.
Result<void> check_choice(const Option& option, const Given& given);

}  // namespace pith::cli

#endif
