// pith(1), in the man macros that every man(1) knows.
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
    out.append(request).append("\n").append(escape(text.substr(0, gap))).append("\n");
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
    out += out.empty() ? "Only for " : ", ";
    out += command.name.empty() ? "pith without a command" : command.name;
  }
  unsigned all = 0;
  for (const CommandInfo& command : commands()) all |= bit(command.command);
  return option.commands == all ? std::string() : out + '.';
}

void append_option(std::string& out, const Option& option) {
  out += ".TP\n";
  if (option.letter != '\0') out += bold(std::string("-") + option.letter) + ", ";
  out += bold("--" + std::string(option.name));
  if (!option.argument.empty()) out += ' ' + italic(option.argument);
  std::string help(option.help);
  if (help[0] >= 'a' && help[0] <= 'z') help[0] = static_cast<char>(help[0] - 'a' + 'A');
  out += '\n' + escape(help);
  if (!option.choices.empty()) out += ": " + escape(option.choices);
  out += ".\n";
  if (option.standard != nullptr) out += "Without it: " + escape(option.standard()) + ".\n";
  if (!option.manual.empty()) out += escape(option.manual) + '\n';
  const std::string where = places(option);
  if (!where.empty()) out += escape(where) + '\n';
}

void append_options(std::string& out) {
  out += ".SH OPTIONS\n";
  for (const Group group : {Group::output, Group::input, Group::extraction, Group::limits, Group::fetching,
                            Group::crawling, Group::other}) {
    out += ".SS \"" + std::string(title(group)) + "\"\n";
    for (const Option& option : options()) {
      if (option.group == group && !option.hidden) append_option(out, option);
    }
  }
}

void append_statuses(std::string& out) {
  out += ".SH \"EXIT STATUS\"\n";
  for (const StatusInfo& entry : statuses) {
    out +=
        ".TP\n" + bold(std::to_string(static_cast<int>(entry.status))) + '\n' + escape(entry.meaning) + '\n';
  }
  append_paragraphs(
      out,
      "With several inputs each failure is one line on standard error, the rest goes on, and the status "
      "is the highest. If the reader of a pipe goes away, pith ends silently, by SIGPIPE.",
      ".PP");
}

struct Example {
  std::string_view command;
  std::string_view meaning;
};

void append_examples(std::string& out) {
  constexpr Example examples[] = {
      {"pith https://example.org/story", "Fetch a page and print its article."},
      {"curl -s https://example.org/story | pith --url https://example.org/story -f md",
       "Clean a page that something else fetched, as Markdown."},
      {"pith < dump.txt", "Clean a page that was flattened to text already."},
      {"pith batch pages/ -f jsonl -o articles.jsonl",
       "Clean every page of a folder, one line of JSON each."},
      {"pith batch manifest.jsonl -f md -o articles/", "Clean the pages of a manifest, one file each."},
      {"pith batch urls.txt -f jsonl -o articles.jsonl --resume",
       "Fetch and clean a list of addresses; the same again, should it have been cut short."},
      {"pith urls https://example.org/feed --since 2024-05-01 | pith batch -",
       "Clean what a feed has had since then."},
      {"pith explain page.html | less", "See what was kept, what was not, and how clear it was."},
  };
  out += ".SH EXAMPLES\n";
  for (const Example& example : examples) {
    out += ".TP\n" + bold(example.command) + '\n' + escape(example.meaning) + '\n';
  }
}

}  // namespace

std::string manual_page() {
  std::string out = R"(.\" Made by "pith --generate man" from src/cli/options.cpp: edit that.)";
  out += "\n.TH PITH 1 \"\" \"" + version_text() + "\" \"User Commands\"\n";
  out += ".SH NAME\npith \\- take a web page, give back its article\n";
  append_synopsis(out);
  out += ".SH DESCRIPTION\n";
  append_paragraphs(
      out,
      "pith takes web pages and gives back their articles: the words someone wrote, in order, with who, "
      "when and where, and nothing of the page around them.\n\n"
      "As txt an article is a header of lines \"Key: value\" (Title, Author, Date, Site, URL, Language, "
      "Source, Place; those that are known), an empty line, and the body: paragraphs with an empty line "
      "between, headings on lines of their own, list items with a hyphen or their number, tables row by "
      "row. Output is UTF-8 without control characters.",
      ".PP");
  append_commands(out);
  append_options(out);
  append_statuses(out);
  out += ".SH ENVIRONMENT\n.TP\n" + bold("http_proxy") + ", " + bold("https_proxy") + ", " +
         bold("all_proxy") + ", " + bold("no_proxy") +
         "\nThe proxies to fetch through, and the hosts without one.\n";
  append_examples(out);
  return out;
}

}  // namespace pith::cli
