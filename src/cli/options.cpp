#include "cli/options.hpp"

#include "cli/option_tables.hpp"

#include <vector>

namespace pith::cli {

std::string seconds(std::chrono::milliseconds time) {
  std::string out = std::to_string(time.count() / 1000);
  if (time.count() % 1000 != 0) out += '.' + std::to_string(1000 + time.count() % 1000).substr(1);
  return out;
}

std::span<const Option> options() {
  static const std::vector<Option> all = [] {
    std::vector<Option> out;
    for (const auto part : {page_options(), network_options(), other_options()})
      out.insert(out.end(), part.begin(), part.end());
    return out;
  }();
  return all;
}

std::string_view title(Group group) {
  switch (group) {
    case Group::output: return "Output";
    case Group::input: return "Input";
    case Group::extraction: return "Extraction";
    case Group::limits: return "Limits of a page";
    case Group::fetching: return "Fetching";
    case Group::crawling: return "Fetching many pages";
    case Group::serving: return "Serving";
    case Group::other: return "Other";
  }
  return {};
}

const Option* find_option(std::string_view name) {
  for (const Option& option : options()) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

}  // namespace pith::cli
