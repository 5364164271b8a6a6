#include "cli/documents.hpp"
#include "cli/status.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace pith::cli {

namespace {

constexpr std::size_t width = 80;

// Appends the words of `text`, folded so that no line is longer than `width`; further lines begin at
// `indent`.
void append_folded(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = out.size() - (out.rfind('\n') + 1);
  bool first = true;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (!first && column + 1 + space > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, space);
    column += space;
    text.remove_prefix(std::min(space + 1, text.size()));
    first = false;
  }
  out += '\n';
}

// "  -f, --format FORMAT"
std::string left_side(const Option& option) {
  std::string out = option.letter == '\0' ? "      --" : std::string("  -") + option.letter + ", --";
  out += option.name;
  if (!option.argument.empty()) out.append(" ").append(option.argument);
  return out;
}

void append_option(std::string& out, const Option& option) {
  constexpr std::size_t column = 28;
  std::string left = left_side(option);
  if (left.size() + 2 > column) {
    out += left + '\n';
    left.clear();
  }
  left.resize(column, ' ');
  out += left;
  std::string text(option.help);
  if (!option.choices.empty()) text.append(": ").append(option.choices);
  if (option.standard != nullptr) text += " (" + option.standard() + ')';
  append_folded(out, text, column);
}

}  // namespace

std::string version_text() { return "pith " PITH_VERSION; }

std::string help_text(Command command) {
  const CommandInfo& about = info(command);
  std::string out = "Usage: pith ";
  if (!about.name.empty()) out.append(about.name).append(" ");
  out.append(about.synopsis).append("\n");
  std::string what(about.help);
  what[0] = static_cast<char>(what[0] - 'a' + 'A');
  append_folded(out, what + '.', 0);
  if (command == Command::clean) {
    out += "\nCommands (pith COMMAND --help tells more):\n";
    for (const CommandInfo& entry : commands()) {
      if (entry.name.empty()) continue;
      std::string left = "  " + std::string(entry.name);
      left.resize(12, ' ');
      out += left;
      append_folded(out, entry.help, left.size());
    }
  }
  for (const Group group : {Group::output, Group::input, Group::extraction, Group::limits, Group::fetching,
                            Group::crawling, Group::other}) {
    std::string entries;
    for (const Option& option : options()) {
      if (option.group != group || option.hidden || (option.commands & bit(command)) == 0) continue;
      append_option(entries, option);
    }
    if (!entries.empty()) out += '\n' + std::string(title(group)) + ":\n" + entries;
  }
  out += "\nExit status, the highest of all inputs:\n";
  for (const StatusInfo& entry : statuses) {
    out += "  " + std::to_string(static_cast<int>(entry.status)) + "  " + std::string(entry.meaning) + '\n';
  }
  return out;
}

}  // namespace pith::cli
