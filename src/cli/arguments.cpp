#include "cli/arguments.hpp"

#include "base/joined.hpp"
#include "base/printable.hpp"
#include "cli/spellings.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

namespace pith::cli {

namespace po = boost::program_options;

namespace {

// The name of the flag that takes back another: "no-captions" for "captions", "links" for "no-links". Empty
// where there is none, or an option of its own is called so.
std::string opposite(const Option& option) {
  if (!option.argument.empty() || !option.configurable) return {};
  std::string out =
      option.name.starts_with("no-") ? std::string(option.name.substr(3)) : "no-" + std::string(option.name);
  return find_option(out) == nullptr ? out : std::string();
}

po::options_description describe_options() {
  po::options_description out;
  const auto add = [&](std::string names, char letter, bool takes_value) {
    if (letter != '\0') names += std::string(",") + letter;
    out.add_options()(names.c_str(), new po::untyped_value(!takes_value));  // taken over
  };
  for (const Option& option : options()) {
    add(std::string(option.name), option.letter, !option.argument.empty());
    if (const std::string name = opposite(option); !name.empty()) add(name, '\0', false);
  }
  for (const Spelling& spelling : spellings())
    add(std::string(spelling.name), spelling.letter, spelling.takes_value);
  return out;
}

// The option that was meant, if one is near.
std::string option_like(std::string_view typed) {
  if (!typed.starts_with("--")) return {};
  std::vector<std::string_view> names;
  for (const Option& option : options()) {
    if (!option.hidden) names.push_back(option.name);
  }
  return did_you_mean(typed.substr(2), names, "--");
}

// Boost's own texts name options by what it makes of the token; these name what was typed.
Error from_boost(const po::error& error) {
  const auto* named = dynamic_cast<const po::error_with_option_name*>(&error);
  if (named == nullptr) return usage(printable(error.what()));
  const std::string name = printable(named->get_option_name());
  if (dynamic_cast<const po::unknown_option*>(&error) != nullptr) {
    const std::string typed = name.substr(0, name.find('='));
    return usage("unknown option '" + typed + "'" + option_like(typed));
  }
  const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error);
  if (syntax == nullptr) return usage(printable(error.what()));
  const bool extra = syntax->kind() == po::invalid_syntax::extra_parameter;
  return usage("option '" + name + (extra ? "' takes no value" : "' needs a value"));
}

std::string commands_with(const Option& option) {
  std::vector<std::string_view> out;
  for (const CommandInfo& command : commands()) {
    if ((option.commands & bit(command.command)) == 0) continue;
    out.push_back(command.name.empty() ? "pith without a command" : command.name);
  }
  return joined(out, ", ");
}

Result<void> check(const Arguments& arguments) {
  for (const Given& given : arguments.given) {
    const Option& option = *find_option(given.name);
    if ((option.commands & bit(arguments.command)) == 0) {
      const std::string_view command = info(arguments.command).name;
      return usage("option '--" + given.name + "' is not for " +
                   (command.empty() ? "pith without a command" : std::string(command)) + ", but for " +
                   commands_with(option));
    }
    if (Result<void> checked = check_choice(option, given); !checked) return checked;
  }
  return {};
}

// Collects what Boost has read, in the words of pith.
class Collector {
 public:
  void input(std::string word) { out_.inputs.push_back(std::move(word)); }

  Result<void> option(const std::string& name, std::string value) {
    if (const Spelling* spelling = find_spelling(name)) return translate(*spelling, std::move(value));
    if (find_option(name) != nullptr) {
      give(name, std::move(value));
      return {};
    }
    for (const Option& option : options()) {
      if (opposite(option) == name) out_.given.push_back({std::string(option.name), {}, {}, true});
    }
    return {};
  }

  /// Takes the word of the command out of the inputs.
  Arguments finish() {
    for (const CommandInfo& command : commands()) {
      if (command.name.empty() || out_.inputs.empty() || out_.inputs.front() != command.name) continue;
      out_.command = command.command;
      out_.inputs.erase(out_.inputs.begin());
      return std::move(out_);
    }
    if (collection_) out_.command = Command::batch;
    return std::move(out_);
  }

 private:
  void give(std::string_view name, std::string value) {
    if (name == "format") value = format_name(value);
    out_.given.push_back({std::string(name), std::move(value), {}, false});
  }

  Result<void> translate(const Spelling& spelling, std::string value) {
    switch (spelling.means) {
      case Spelling::Means::option:
        give(spelling.option, spelling.value.empty() ? std::move(value) : std::string(spelling.value));
        break;
      case Spelling::Means::off: out_.given.push_back({std::string(spelling.option), {}, {}, true}); break;
      case Spelling::Means::collection: collection_ = true; [[fallthrough]];
      case Spelling::Means::input: input(std::move(value)); break;
      case Spelling::Means::folder: give("output", value.ends_with('/') ? value : value + '/'); break;
      case Spelling::Means::answer:
        return usage("option '--" + std::string(spelling.name) + "' " + std::string(spelling.value));
    }
    return {};
  }

  Arguments out_;
  bool collection_ = false;
};

}  // namespace

Error usage(std::string message) { return {ErrorCode::usage, std::move(message)}; }

namespace {

const Given* last_of(const std::vector<Given>& given, std::string_view name) {
  const auto last =
      std::find_if(given.rbegin(), given.rend(), [&](const Given& each) { return each.name == name; });
  return last == given.rend() ? nullptr : &*last;
}

}  // namespace

bool Arguments::has(std::string_view name) const { return value(name).has_value(); }

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  const Given* last = last_of(given, name);
  if (last == nullptr || last->off) return std::nullopt;
  return last->value;
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> out;
  for (const Given& each : given) {
    if (each.name == name) out.push_back(each.value);
  }
  return out;
}

std::string Arguments::origin(std::string_view name) const {
  const Given* last = last_of(given, name);
  return last == nullptr ? std::string() : last->origin;
}

Result<void> check_choice(const Option& option, const Given& given) {
  const auto choices = option.choices;
  if (choices.empty() || std::find(choices.begin(), choices.end(), given.value) != choices.end()) return {};
  return usage(given.origin + "option '--" + given.name + "' must be one of " + joined(choices, "|") +
               ", not '" + printable(given.value) + "'");
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  Collector collector;
  try {
    const po::options_description description = describe_options();
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed = po::command_line_parser(words).options(description).style(style).run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0) {
        for (const std::string& word : option.value) collector.input(word);
        continue;
      }
      const std::string value = option.value.empty() ? std::string() : option.value.front();
      if (Result<void> taken = collector.option(option.string_key, value); !taken)
        return std::move(taken).error();
    }
  } catch (const po::error& error) {
    return from_boost(error);
  }
  Arguments out = collector.finish();
  if (Result<void> checked = check(out); !checked) return std::move(checked).error();
  return out;
}

}  // namespace pith::cli
