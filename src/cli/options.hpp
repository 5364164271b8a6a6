// The one table of the command line. The parser, --help, the manual page and the
// shell completions are made from it.
#ifndef PITH_CLI_OPTIONS_HPP
#define PITH_CLI_OPTIONS_HPP

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// What the command does. A bit each, so that an option can say where it belongs.
enum class Command : std::uint8_t {
  clean = 1,
  batch = 2,
  explain = 4,
  features = 8,
  urls = 16,
  serve = 32,
  help = 64,
  diff = 128
};

constexpr unsigned bit(Command command) { return static_cast<unsigned>(command); }

struct CommandInfo {
  Command command;
  std::string_view name;      ///< empty for `clean`, which needs no word
  std::string_view synopsis;  ///< what follows the name
  std::string_view help;      ///< one line
  std::string_view manual;    ///< paragraphs, with an empty line between
};

enum class Group : std::uint8_t { output, input, extraction, limits, fetching, crawling, serving, other };
/// In the order of the help.
inline constexpr std::array all_groups = {Group::output,   Group::input,    Group::extraction, Group::limits,
                                          Group::fetching, Group::crawling, Group::serving,    Group::other};

struct Option {
  std::string_view name;                           ///< without the dashes
  char letter = '\0';                              ///< '\0': none
  std::string_view argument = {};                  ///< what the value is called; empty: a flag
  std::span<const std::string_view> choices = {};  ///< the values there are; empty: any
  unsigned commands = 0;                           ///< bits of the commands it belongs to
  Group group = Group::other;
  std::string_view help = {};    ///< one line, begins in lower case, without a full stop
  std::string_view manual = {};  ///< what the manual says beyond that; may be empty
  std::string (*default_value)() =
      nullptr;               ///< the value that holds when it is not given; nullptr: nothing to say
  bool repeats = false;      ///< each occurrence counts; otherwise the last one does
  bool hidden = false;       ///< left out of help and completions
  bool configurable = true;  ///< may stand in the configuration file and in a variable
};

std::span<const CommandInfo> commands();
/// Of those that have one.
std::vector<std::string_view> command_names();
std::span<const Option> options();

const CommandInfo& info(Command command);
/// The heading under which a group stands.
std::string_view title(Group group);
/// The option with this long name; nullptr if there is none.
const Option* find_option(std::string_view name);

}  // namespace pith::cli

#endif
