#include "cli/configuration.hpp"

#include "base/ascii.hpp"
#include "base/ini.hpp"
#include "base/printable.hpp"
#include "cli/spellings.hpp"
#include "input/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pith::cli {

namespace {

std::vector<std::string_view> configurable_names() {
  std::vector<std::string_view> out;
  for (const Option& option : options()) {
    if (option.configurable) out.push_back(option.name);
  }
  return out;
}

// "yes" or "no" of a flag, as people write it.
std::optional<bool> truth(std::string_view text) {
  for (const std::string_view yes : {"yes", "true", "on", "1"}) {
    if (ascii::equal_ignoring_case(text, yes)) return true;
  }
  for (const std::string_view no : {"no", "false", "off", "0"}) {
    if (ascii::equal_ignoring_case(text, no)) return false;
  }
  return std::nullopt;
}

// An option with its value, checked.
Result<Given> read(const Option& option, std::string_view value, const std::string& origin) {
  Given out{std::string(option.name), std::string(value), origin, false};
  if (option.argument.empty()) {
    const std::optional<bool> on = truth(value);
    if (!on) return usage(origin + '\'' + out.name + "' must be yes or no, not '" + printable(value) + '\'');
    out.value.clear();
    out.off = !*on;
    return out;
  }
  if (value.empty()) return usage(origin + '\'' + out.name + "' needs a value");
  if (option.name == "format") out.value = format_name(value);
  if (Result<void> checked = check_choice(option, out); !checked) return std::move(checked).error();
  return out;
}

// Puts what one source says before the rest, without what the rest says itself.
void put_before(Arguments& arguments, std::vector<Given> found) {
  std::erase_if(found, [&](const Given& each) {
    return std::any_of(arguments.given.begin(), arguments.given.end(),
                       [&](const Given& other) { return other.name == each.name; });
  });
  arguments.given.insert(arguments.given.begin(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
}

Result<void> add_variables(Arguments& arguments, const Environment& environment) {
  std::vector<Given> found;
  for (const Option& option : options()) {
    if (!option.configurable || (option.commands & bit(arguments.command)) == 0) continue;
    const std::string name = variable_of(option);
    const std::string_view value = environment.variable(name);
    if (value.empty()) continue;
    Result<Given> given = read(option, value, name + ": ");
    if (!given) return std::move(given).error();
    found.push_back(*std::move(given));
  }
  put_before(arguments, std::move(found));
  return {};
}

// Where the file would be if nobody names one; empty: nowhere.
std::string usual_file(const Environment& environment) {
  const std::string_view folder = environment.variable("XDG_CONFIG_HOME");
  if (folder.starts_with('/')) return std::string(folder) + "/pith/config";
  const std::string_view home = environment.variable("HOME");
  return home.empty() ? std::string() : std::string(home) + "/.config/pith/config";
}

// The bits of the commands that a section is about.
Result<unsigned> commands_of(std::string_view section) {
  if (section.empty()) return ~0U;
  for (const CommandInfo& command : commands()) {
    if (section == command.name) return bit(command.command);
  }
  return usage("there is no command '" + printable(section) + '\'' + did_you_mean(section, command_names()));
}

// The option that a line is about; nullptr: that of a command which is not run now, or the head of a section.
Result<const Option*> option_of(const IniEntry& entry, Command command) {
  const Result<unsigned> about = commands_of(entry.section);
  if (!about) return about.error();
  if (entry.key.empty()) return nullptr;
  const Option* option = find_option(entry.key);
  if (option == nullptr)
    return usage("unknown option '" + printable(entry.key) + '\'' +
                 did_you_mean(entry.key, configurable_names()));
  if (!option->configurable) return usage("'" + std::string(option->name) + "' is for the command line only");
  if ((option->commands & *about) == 0)
    return usage("'" + std::string(option->name) + "' is not for " + std::string(entry.section));
  return (option->commands & *about & bit(command)) != 0 ? option : nullptr;
}

Result<std::vector<Given>> read_entries(const std::vector<IniEntry>& entries, Command command,
                                        const std::string& path) {
  std::vector<Given> out;
  std::vector<Given> of_command;  // what a section says of its command counts before what stands above all
  for (const IniEntry& entry : entries) {
    const std::string origin = path + ':' + std::to_string(entry.line) + ": ";
    const Result<const Option*> option = option_of(entry, command);
    if (!option) return usage(origin + option.error().message);
    if (*option == nullptr) continue;
    Result<Given> given = read(**option, entry.value, origin);
    if (!given) return std::move(given).error();
    (entry.section.empty() ? out : of_command).push_back(*std::move(given));
  }
  Arguments joined;
  joined.given = std::move(of_command);
  put_before(joined, std::move(out));
  return std::move(joined.given);
}

Result<void> add_file(Arguments& arguments, const Environment& environment) {
  std::string path(arguments.value("config").value_or(environment.variable("PITH_CONFIG")));
  const bool named = !path.empty();
  if (!named) path = usual_file(environment);
  std::error_code unknown;
  if (path.empty() || (!named && !std::filesystem::exists(path, unknown))) return {};
  constexpr std::size_t largest = 1'000'000;
  const Result<std::string> text = input::read_file(path, largest);
  const std::string shown = printable(path);
  if (!text) return Error{text.error().code, shown + ": " + text.error().message};
  const Result<std::vector<IniEntry>> entries = read_ini(*text);
  if (!entries) return usage(shown + ": " + entries.error().message);
  Result<std::vector<Given>> found = read_entries(*entries, arguments.command, shown);
  if (!found) return std::move(found).error();
  put_before(arguments, *std::move(found));
  return {};
}

}  // namespace

std::string variable_of(const Option& option) {
  std::string out = "PITH_";
  for (const char c : option.name)
    out += c == '-' ? '_' : static_cast<char>(ascii::is_lower(c) ? c - 'a' + 'A' : c);
  return out;
}

Result<void> complete(Arguments& arguments, const Environment& environment) {
  const bool no_file = arguments.has("no-config");
  if (Result<void> added = add_variables(arguments, environment); !added) return added;
  if (no_file) return {};
  return add_file(arguments, environment);
}

}  // namespace pith::cli
