#include "cli/option_tables.hpp"

#include <array>

namespace pith::cli {
namespace {

using namespace command_bits;

constexpr std::array<std::string_view, 4> documents = {"man", "complete-bash", "complete-zsh",
                                                       "complete-fish"};

const auto table = std::to_array<Option>({
    {.name = "isolated-worker",
     .commands = many,
     .group = Group::other,
     .help = "run as such a process",
     .hidden = true,
     .configurable = false},
    {.name = "jobs",
     .letter = 'j',
     .argument = "N",
     .commands = many | serve,
     .group = Group::other,
     .help = "process N pages at once; 0: one per processor",
     .default_value = [] { return std::string("0"); }},
    {.name = "config",
     .argument = "FILE",
     .commands = every,
     .group = Group::other,
     .help = "read the configuration from FILE, not from its usual place",
     .configurable = false},
    {.name = "no-config",
     .commands = every,
     .group = Group::other,
     .help = "read no configuration file",
     .configurable = false},
    {.name = "help",
     .letter = 'h',
     .commands = every | diff | bit(Command::help),
     .group = Group::other,
     .help = "print this help and exit",
     .configurable = false},
    {.name = "version",
     .letter = 'V',
     .commands = every | diff | bit(Command::help),
     .group = Group::other,
     .help = "print the version and exit",
     .configurable = false},
    {.name = "generate",
     .argument = "WHAT",
     .choices = documents,
     .commands = every | diff,
     .group = Group::other,
     .help = "print the manual page or the completions for a shell",
     .hidden = true,
     .configurable = false},
});

}  // namespace

std::span<const Option> other_options() { return table; }

}  // namespace pith::cli
