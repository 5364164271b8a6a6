// pith(1), in the man macros that every man(1) knows.
#include "base/joined.hpp"
#include "cli/documents.hpp"
#include "cli/status.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::cli {

namespace {

// Text for troff: backslashes and hyphens as themselves, no line that could pass for a request.
std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out.append("\\&").append(1, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + escape(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escape(text) + "\\fR"; }

void append_paragraphs(std::string& out, std::string_view text, std::string_view request) {
  while (!text.empty()) {
    const std::size_t gap = text.find("\n\n");
    const std::string_view paragraph = text.substr(0, gap);
    if (paragraph.starts_with(' ')) {
      out.append(request).append("\n.nf\n").append(escape(paragraph)).append("\n.fi\n");
    } else {
      out.append(request).append("\n").append(escape(paragraph)).append("\n");
    }
    text.remove_prefix(gap == std::string_view::npos ? text.size() : gap + 2);
  }
}

void append_synopsis(std::string& out) {
  out += ".SH SYNOPSIS\n";
  for (const CommandInfo& command : commands()) {
    if (command.command != Command::clean) out += ".br\n";
    out += bold("pith");
    if (!command.name.empty()) out += ' ' + bold(command.name);
    out += ' ' + italic(command.synopsis) + '\n';
  }
}

void append_commands(std::string& out) {
  out += ".SH COMMANDS\n";
  for (const CommandInfo& command : commands()) {
    out += ".SS " + std::string("\"pith");
    if (!command.name.empty()) out.append(" ").append(command.name);
    out += "\"\n";
    std::string help(command.help);
    help[0] = static_cast<char>(help[0] - 'a' + 'A');
    out += escape(help) + ".\n";
    append_paragraphs(out, command.manual, ".PP");
  }
}

// Where an option works, unless it works everywhere.
std::string places(const Option& option) {
  std::string out;
  for (const CommandInfo& command : commands()) {
    if ((option.commands & bit(command.command)) == 0) continue;
    out += out.empty() ? "Only with " : ", ";
    out += command.name.empty() ? "pith without a command" : command.name;
  }
  unsigned all = 0;
  for (const CommandInfo& command : commands()) all |= bit(command.command);
  all &= ~bit(Command::help);
  return (option.commands & all) == all ? std::string() : out + '.';
}

void append_option(std::string& out, const Option& option) {
  out += ".TP\n";
  if (option.letter != '\0') out += bold(std::string("-") + option.letter) + ", ";
  out += bold("--" + std::string(option.name));
  if (!option.argument.empty()) out += ' ' + italic(option.argument);
  std::string help(option.help);
  if (help[0] >= 'a' && help[0] <= 'z') help[0] = static_cast<char>(help[0] - 'a' + 'A');
  out += '\n' + escape(help);
  if (!option.choices.empty()) out += ": " + escape(joined(option.choices, "|"));
  out += ".\n";
  if (option.default_value != nullptr) out += "Default: " + escape(option.default_value()) + ".\n";
  if (!option.manual.empty()) out += escape(option.manual) + '\n';
  const std::string where = places(option);
  if (!where.empty()) out += escape(where) + '\n';
}

void append_options(std::string& out) {
  out += ".SH OPTIONS\n";
  for (const Group group : all_groups) {
    out += ".SS \"" + std::string(title(group)) + "\"\n";
    for (const Option& option : options()) {
      if (option.group == group && !option.hidden) append_option(out, option);
    }
  }
}

void append_statuses(std::string& out) {
  for (const StatusInfo& entry : statuses) {
    out +=
        ".TP\n" + bold(std::to_string(static_cast<int>(entry.status))) + '\n' + escape(entry.meaning) + '\n';
  }
}

struct Example {
  std::string_view command;
  std::string_view meaning;
};

void append_examples(std::string& out) {
  constexpr Example examples[] = {
      {"pith https://example.org/story", "Fetch a page and print its article."},
      {"curl -s https://example.org/story | pith --url https://example.org/story -f md",
       "Extract the article of a page fetched by another program, as Markdown."},
      {"pith < dump.txt", "Clean up a text dump of a page."},
      {"pith batch pages/ -f jsonl -o articles.jsonl",
       "Process every page of a folder, one line of JSON each."},
      {"pith batch manifest.jsonl -f md -o articles/", "Process the pages of a manifest, one file each."},
      {"pith batch urls.txt -f jsonl -o articles.jsonl --resume",
       "Crawl a list of addresses; if an earlier run was interrupted, continue it."},
      {"pith urls https://example.org/feed --since 2024-05-01 | pith batch -",
       "Process the entries of a feed since a date."},
      {"pith -f md --drop 'aside, .newsletter' https://example.org/story",
       "Leave out what a selector names."},
      {"pith explain page.html | less", "See which blocks were kept and with what probability."},
  };
  out += ".SH EXAMPLES\n";
  for (const Example& example : examples) {
    out += ".TP\n" + bold(example.command) + '\n' + escape(example.meaning) + '\n';
  }
}

}  // namespace

std::string manual_page() {
  std::string out = R"(.\" Made by "pith --generate man" from the tables of src/cli: edit these.)";
  out += "\n.TH PITH 1 \"\" \"" + version_text() + "\" \"User Commands\"\n";
  out += ".SH NAME\npith \\- extract the article of a web page\n";
  append_synopsis(out);
  out += ".SH DESCRIPTION\n";
  append_paragraphs(
      out,
      "pith takes web pages and gives back their articles: the words someone wrote, in order, with the "
      "author, date and place, and nothing of the page around them.",
      ".PP");
  append_commands(out);
  append_options(out);
  for (const Topic& topic : topics()) {
    out.append(".SH \"").append(topic.title).append("\"\n");
    append_paragraphs(out, topic.text, ".PP");
    if (topic.name == "status") append_statuses(out);
  }
  out += ".SH ENVIRONMENT\n.TP\n" + bold("http_proxy") + ", " + bold("https_proxy") + ", " +
         bold("all_proxy") + ", " + bold("no_proxy") +
         "\nThe proxies to fetch through, and the hosts to reach directly.\n.TP\n" + bold("NO_COLOR") +
         "\nIf it is not empty, explain uses no colours on a terminal.\n.TP\n" + bold("PITH_CONFIG") + ", " +
         bold("PITH_...") + "\nSee CONFIGURATION.\n";
  append_examples(out);
  return out;
}

}  // namespace pith::cli
