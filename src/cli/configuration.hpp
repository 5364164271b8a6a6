// What the configuration file and the variables PITH_* say, in the words of the command line.
#ifndef PITH_CLI_CONFIGURATION_HPP
#define PITH_CLI_CONFIGURATION_HPP

#include "pith/error.hpp"

#include "cli/arguments.hpp"
#include "cli/settings.hpp"

#include <string>

namespace pith::cli {

/// Completes what the command line says by the variables, and that by the file: an option that one of them
/// names is not looked for in the next. The file is that of --config or PITH_CONFIG, which must be there, or
/// else $XDG_CONFIG_HOME/pith/config or ~/.config/pith/config. Fails with usage, and with input where the
/// file cannot be read; the message names the variable, or the file and the line.
Result<void> complete(Arguments& arguments, const Environment& environment);

/// The variable for an option: PITH_MAX_SIZE.
std::string variable_of(const Option& option);

}  // namespace pith::cli

#endif
