#include "base/ascii.hpp"
#include "base/joined.hpp"
#include "cli/documents.hpp"
#include "cli/status.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace pith::cli {

namespace {

constexpr std::size_t width = 80;

// Appends the words of `text`, folded so that no line is longer than `width`;
// further lines begin at `indent`.
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
  if (!option.choices.empty()) text.append(": ").append(joined(option.choices, "|"));
  if (option.default_value != nullptr) text += " (default: " + option.default_value() + ')';
  append_folded(out, text, column);
}

// The groups of options that a command's --help leaves to a subject of their own.
struct Subject {
  std::string_view name;
  Group group;
};
constexpr std::array<Subject, 3> group_subjects = {
    {{"limits", Group::limits}, {"fetching", Group::fetching}, {"crawling", Group::crawling}}};

bool is_subject(Group group) {
  return std::any_of(group_subjects.begin(), group_subjects.end(),
                     [&](const Subject& subject) { return subject.group == group; });
}

// The options of a group that belong to any of `commands`, below the title of the group.
void append_group(std::string& out, Group group, unsigned commands) {
  std::string entries;
  for (const Option& option : options()) {
    if (option.group == group && !option.hidden && (option.commands & commands) != 0)
      append_option(entries, option);
  }
  if (!entries.empty()) out += '\n' + std::string(title(group)) + ":\n" + entries;
}

bool has_options(Group group, Command command) {
  return std::any_of(options().begin(), options().end(), [&](const Option& option) {
    return option.group == group && !option.hidden && (option.commands & bit(command)) != 0;
  });
}

void append_entry(std::string& out, std::string_view name, std::string_view help) {
  std::string left = "  " + std::string(name);
  left.resize(13, ' ');
  out += left;
  append_folded(out, help, left.size());
}

void append_subjects(std::string& out, Command command) {
  out += "\nMore, by pith help SUBJECT:\n";
  for (const Subject& subject : group_subjects) {
    if (!has_options(subject.group, command)) continue;
    append_entry(out, subject.name, "options: " + ascii::to_lower(title(subject.group)));
  }
  for (const Topic& topic : topics()) append_entry(out, topic.name, topic.help);
  append_entry(out, "all", "every option there is");
}

void append_usage(std::string& out, Command command) {
  const CommandInfo& about = info(command);
  out += "Usage: pith ";
  if (!about.name.empty()) out.append(about.name).append(" ");
  out.append(about.synopsis).append("\n");
  std::string what(about.help);
  what[0] = static_cast<char>(what[0] - 'a' + 'A');
  append_folded(out, what + '.', 0);
}

// Paragraphs, folded; lines that begin with a space stay as they are.
void append_paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t gap = text.find("\n\n");
    const std::string_view paragraph = text.substr(0, gap);
    out += '\n';
    if (paragraph.starts_with(' ')) {
      out.append(paragraph).append("\n");
    } else {
      append_folded(out, paragraph, 0);
    }
    text.remove_prefix(gap == std::string_view::npos ? text.size() : gap + 2);
  }
}

void append_statuses(std::string& out) {
  out += '\n';
  for (const StatusInfo& entry : statuses)
    out += "  " + std::to_string(static_cast<int>(entry.status)) + "  " + std::string(entry.meaning) + '\n';
}

void append_all_groups(std::string& out, unsigned commands) {
  for (const Group group : all_groups) append_group(out, group, commands);
}

}  // namespace

std::string help_text(Command command) {
  std::string out;
  append_usage(out, command);
  if (command == Command::clean) {
    out += "\nCommands (pith COMMAND --help tells more):\n";
    for (const CommandInfo& entry : commands()) {
      if (!entry.name.empty()) append_entry(out, entry.name, entry.help);
    }
  }
  for (const Group group : all_groups) {
    if (!is_subject(group)) append_group(out, group, bit(command));
  }
  append_subjects(out, command);
  return out;
}

std::string full_help_text(Command command) {
  std::string out;
  append_usage(out, command);
  append_paragraphs(out, info(command).manual);
  append_all_groups(out, bit(command));
  return out;
}

std::vector<std::string_view> subjects() {
  std::vector<std::string_view> out = command_names();
  for (const Subject& subject : group_subjects) out.push_back(subject.name);
  for (const Topic& topic : topics()) out.push_back(topic.name);
  out.emplace_back("all");
  return out;
}

std::optional<std::string> subject_text(std::string_view subject) {
  std::string out;
  for (const CommandInfo& command : commands()) {
    if (!command.name.empty() && command.name == subject) return full_help_text(command.command);
  }
  for (const Subject& group : group_subjects) {
    if (group.name == subject) append_group(out, group.group, ~0U);
  }
  for (const Topic& topic : topics()) {
    if (topic.name != subject) continue;
    append_paragraphs(out, topic.text);
    if (topic.name == "status") append_statuses(out);
  }
  if (subject == "all") {
    append_usage(out, Command::clean);
    append_all_groups(out, ~0U);
  }
  if (out.empty()) return std::nullopt;
  return out.front() == '\n' ? out.substr(1) : out;
}

}  // namespace pith::cli
