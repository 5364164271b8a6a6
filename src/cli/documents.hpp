// Texts made from the table of options: help, manual page, completions.
#ifndef PITH_CLI_DOCUMENTS_HPP
#define PITH_CLI_DOCUMENTS_HPP

#include "cli/options.hpp"

#include <string>
#include <string_view>

namespace pith::cli {

/// What --help prints for one command.
std::string help_text(Command command);

/// pith(1) in the man macros.
std::string manual_page();

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// "pith 0.1.0".
std::string version_text();

}  // namespace pith::cli

#endif
