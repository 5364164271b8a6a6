// Texts made from the table of options: help, manual page, completions.
#ifndef PITH_CLI_DOCUMENTS_HPP
#define PITH_CLI_DOCUMENTS_HPP

#include "cli/options.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// What --help prints for one command: the options that most people need, and where the others are told.
std::string help_text(Command command);
/// All there is to say of a command, with all of its options.
std::string full_help_text(Command command);
/// What `pith help SUBJECT` prints: a command, a group of options, or one of the topics. Nothing if there is
/// none.
std::optional<std::string> subject_text(std::string_view subject);
/// What it can be asked for.
std::vector<std::string_view> subjects();

/// Something to know that no single option tells.
struct Topic {
  std::string_view name;
  std::string_view help;   ///< one line, begins in lower case
  std::string_view title;  ///< of its section in the manual
  std::string_view
      text;  ///< paragraphs, with an empty line between; lines that begin with a space are kept as they are
};
std::span<const Topic> topics();

/// pith(1) in the man macros.
std::string manual_page();

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// "pith 0.1.0".
std::string version_text();
/// The same, and below it the versions of what pith is made of.
std::string versions_text();

}  // namespace pith::cli

#endif
