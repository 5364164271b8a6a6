// Completions for the shells, with the options, the commands, and the values that can be listed.
#include "base/joined.hpp"
#include "cli/documents.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::cli {

namespace {

// What follows an option that takes a value which cannot be listed.
enum class Values { none, choices, files, words };

Values values_of(const Option& option) {
  if (option.argument.empty()) return Values::none;
  if (!option.choices.empty()) return Values::choices;
  return option.argument == "FILE" || option.argument == "PATH" ? Values::files : Values::words;
}

std::string command_words() { return joined(command_names(), " "); }

// What `pith help` can be asked.
std::string subject_words() { return joined(subjects(), " "); }

std::string option_words(Command command) {
  std::string out;
  for (const Option& option : options()) {
    if (option.hidden || (option.commands & bit(command)) == 0) continue;
    out += (out.empty() ? "--" : " --") + std::string(option.name);
    if (option.letter != '\0') out += std::string(" -") + option.letter;
  }
  return out;
}

// Pattern of a shell's case: "-f|--format".
std::string pattern(const Option& option) {
  const std::string longer = "--" + std::string(option.name);
  return option.letter == '\0' ? longer : std::string("-") + option.letter + '|' + longer;
}

std::string bash_values() {
  std::string out;
  std::string files;
  std::string words;
  for (const Option& option : options()) {
    const Values values = values_of(option);
    if (option.hidden || values == Values::none) continue;
    if (values == Values::choices) {
      out += "    " + pattern(option) + ") mapfile -t COMPREPLY < <(compgen -W '" +
             joined(option.choices, " ") + "' -- \"$word\"); return ;;\n";
    } else {
      std::string& list = values == Values::files ? files : words;
      list += (list.empty() ? "" : "|") + pattern(option);
    }
  }
  out += "    " + files + ") mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;\n";
  return out + "    " + words + ") return ;;\n";
}

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

// One argument of zsh's _arguments.
std::string zsh_option(const Option& option) {
  std::string help;
  for (const char c : option.help) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') help += '\\';
    help += c;
  }
  std::string tail = '[' + help + ']';
  if (!option.argument.empty()) {
    std::string argument;
    for (const char c : option.argument) argument += c == ':' ? std::string("\\:") : std::string(1, c);
    tail += ':' + argument + ':';
    const Values values = values_of(option);
    if (values == Values::choices) tail += '(' + joined(option.choices, " ") + ')';
    if (values == Values::files) tail += "_files";
  }
  const std::string repeat = option.repeats ? "*" : "";
  const std::string equals = option.argument.empty() ? "" : "=";
  std::string out = single_quoted(repeat + "--" + std::string(option.name) + equals + tail);
  if (option.letter != '\0') {
    out += ' ' + single_quoted(repeat + '-' + option.letter + (option.argument.empty() ? "" : "+") + tail);
  }
  return out;
}

// The condition under which fish offers an option.
std::string fish_condition(const Option& option) {
  std::string with;
  bool everywhere = true;
  for (const CommandInfo& command : commands()) {
    if (command.command == Command::help) continue;
    const bool has = (option.commands & bit(command.command)) != 0;
    everywhere = everywhere && has;
    if (has && !command.name.empty()) with += ' ' + std::string(command.name);
  }
  if (everywhere) return {};
  const std::string plain = "not __fish_seen_subcommand_from " + command_words();
  std::string named = "__fish_seen_subcommand_from" + with;
  if ((option.commands & bit(Command::clean)) == 0) return named;
  return with.empty() ? plain : plain + "; or " + named;
}

constexpr std::string_view origin = "# Made by \"pith --generate\" from the tables of src/cli: edit these.\n";

}  // namespace

std::string bash_completion() {
  std::string out(origin);
  out +=
      "_pith() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} command= each\n"
      "  case ${COMP_WORDS[COMP_CWORD-1]} in\n" +
      bash_values() +
      "  esac\n"
      "  for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $each in\n";
  out += "      " + joined(command_names(), "|") +
         ") command=$each; break ;;\n"
         "    esac\n"
         "  done\n"
         "  if [[ $command == help ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W '" +
         subject_words() +
         "' -- \"$word\")\n"
         "  elif [[ $word == -* ]]; then\n"
         "    case $command in\n";
  for (const CommandInfo& command : commands()) {
    if (command.name.empty()) continue;
    out += "      " + std::string(command.name) + ") each='" + option_words(command.command) + "' ;;\n";
  }
  return out + "      *) each='" + option_words(Command::clean) +
         "' ;;\n"
         "    esac\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$each\" -- \"$word\")\n"
         "  elif [[ -z $command ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W '" +
         command_words() +
         "' -- \"$word\"; compgen -f -- \"$word\")\n"
         "  else\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _pith pith\n";
}

std::string zsh_completion() {
  std::string out = "#compdef pith\n" + std::string(origin);
  out += "local command= each\nfor each in $words[2,CURRENT-1]; do\n  case $each in\n    (";
  out += joined(command_names(), "|") + ") command=$each; break ;;\n  esac\ndone\ncase $command in\n";
  for (const bool named : {true, false}) {
    for (const CommandInfo& command : commands()) {
      if (command.name.empty() == named) continue;
      out += "  (" + (named ? std::string(command.name) : "*") + ")\n    _arguments -s \\\n";
      for (const Option& option : options()) {
        if (option.hidden || (option.commands & bit(command.command)) == 0) continue;
        out += "      " + zsh_option(option) + " \\\n";
      }
      if (command.command == Command::help) {
        out += "      '*:subject:(" + subject_words() + ")' ;;\n";
      } else if (named) {
        out += "      '*:input:_files' ;;\n";
      } else {
        out += "      '*:input:{ _alternative \"commands:command:(" + command_words() +
               ")\" \"files:file:_files\" }' ;;\n";
      }
    }
  }
  return out + "esac\n";
}

std::string fish_completion() {
  std::string out(origin);
  const std::string plain = "not __fish_seen_subcommand_from " + command_words();
  for (const CommandInfo& command : commands()) {
    if (command.name.empty()) continue;
    out += "complete -c pith -n " + single_quoted(plain) + " -a " + std::string(command.name) + " -d " +
           single_quoted(command.help) + '\n';
  }
  out += "complete -c pith -f -n '__fish_seen_subcommand_from help' -a '" + subject_words() + "'\n";
  for (const Option& option : options()) {
    if (option.hidden) continue;
    out += "complete -c pith";
    const std::string condition = fish_condition(option);
    if (!condition.empty()) out += " -n " + single_quoted(condition);
    if (option.letter != '\0') out += std::string(" -s ") + option.letter;
    out += " -l " + std::string(option.name);
    switch (values_of(option)) {
      case Values::none: break;
      case Values::choices: out += " -x -a " + single_quoted(joined(option.choices, " ")); break;
      case Values::files: out += " -r -F"; break;
      case Values::words: out += " -x"; break;
    }
    out += " -d " + single_quoted(option.help) + '\n';
  }
  return out;
}

}  // namespace pith::cli
