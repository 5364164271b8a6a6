#include "cli/arguments.hpp"

#include "input/printable.hpp"

#include <algorithm>
#include <cstddef>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

namespace pith::cli {

namespace po = boost::program_options;

namespace {

Error usage(std::string message) { return {ErrorCode::usage, std::move(message)}; }

po::options_description describe_options() {
  po::options_description out;
  for (const Option& option : options()) {
    std::string names(option.name);
    if (option.letter != '\0') names += std::string(",") + option.letter;
    const po::value_semantic* semantic =
        option.argument.empty() ? new po::untyped_value(true) : new po::untyped_value(false);  // taken over
    out.add_options()(names.c_str(), semantic);
  }
  return out;
}

// Boost's own texts name options by what it makes of the token; these name what was typed.
Error from_boost(const po::error& error) {
  const auto* named = dynamic_cast<const po::error_with_option_name*>(&error);
  if (named == nullptr) return usage(input::printable(error.what()));
  const std::string name = input::printable(named->get_option_name());
  if (dynamic_cast<const po::unknown_option*>(&error) != nullptr)
    return usage("unknown option '" + name + "'");
  const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error);
  if (syntax == nullptr) return usage(input::printable(error.what()));
  const bool extra = syntax->kind() == po::invalid_syntax::extra_parameter;
  return usage("option '" + name + (extra ? "' takes no value" : "' needs a value"));
}

bool is_choice(std::string_view choices, std::string_view value) {
  while (!choices.empty()) {
    const std::size_t bar = choices.find('|');
    if (choices.substr(0, bar) == value) return true;
    choices.remove_prefix(bar == std::string_view::npos ? choices.size() : bar + 1);
  }
  return false;
}

std::string commands_with(const Option& option) {
  std::string out;
  for (const CommandInfo& command : commands()) {
    if ((option.commands & bit(command.command)) == 0) continue;
    out += out.empty() ? "" : ", ";
    out += command.name.empty() ? "pith without a command" : command.name;
  }
  return out;
}

std::optional<Error> complaint(const Arguments& arguments) {
  for (const auto& [name, value] : arguments.given) {
    const Option& option = *find_option(name);
    if ((option.commands & bit(arguments.command)) == 0) {
      const std::string_view command = info(arguments.command).name;
      return usage("option '--" + name + "' is not for " +
                   (command.empty() ? "pith without a command" : std::string(command)) + ", but for " +
                   commands_with(option));
    }
    if (!option.choices.empty() && !is_choice(option.choices, value)) {
      return usage("option '--" + name + "' must be one of " + std::string(option.choices) + ", not '" +
                   input::printable(value) + "'");
    }
  }
  return std::nullopt;
}

}  // namespace

bool Arguments::has(std::string_view name) const { return value(name).has_value(); }

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  const auto last =
      std::find_if(given.rbegin(), given.rend(), [&](const auto& entry) { return entry.first == name; });
  if (last == given.rend()) return std::nullopt;
  return last->second;
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : given) {
    if (key == name) out.push_back(value);
  }
  return out;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  Arguments out;
  try {
    const po::options_description description = describe_options();
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed = po::command_line_parser(words).options(description).style(style).run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0) {
        out.inputs.insert(out.inputs.end(), option.value.begin(), option.value.end());
      } else {
        out.given.emplace_back(option.string_key,
                               option.value.empty() ? std::string() : option.value.front());
      }
    }
  } catch (const po::error& error) {
    return from_boost(error);
  }
  for (const CommandInfo& command : commands()) {
    if (!command.name.empty() && !out.inputs.empty() && out.inputs.front() == command.name) {
      out.command = command.command;
      out.inputs.erase(out.inputs.begin());
      break;
    }
  }
  if (std::optional<Error> error = complaint(out)) return *std::move(error);
  return out;
}

}  // namespace pith::cli
