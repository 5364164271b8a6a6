// What people type who know other programs, or who mistype: the options of trafilatura's command, and
// neighbours of the words that pith knows.
#ifndef PITH_CLI_SPELLINGS_HPP
#define PITH_CLI_SPELLINGS_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// An option that pith does not have, and what it makes of it.
struct Spelling {
  enum class Means : std::uint8_t {
    option,      ///< `option` with `value`, or with its own value if that is empty
    off,         ///< takes back `option`, a flag
    input,       ///< its value is an INPUT
    collection,  ///< its value is an INPUT of batch
    folder,      ///< its value is the folder for --output
    answer,      ///< nothing: the error is `value`
  };
  std::string_view name;  ///< without the dashes
  char letter = '\0';
  bool takes_value = false;
  Means means = Means::answer;
  std::string_view option = {};
  std::string_view value = {};
};

std::span<const Spelling> spellings();
/// The spelling with this name; nullptr if there is none.
const Spelling* find_spelling(std::string_view name);

/// The name of an output format as pith calls it: "markdown" is md.
std::string_view format_name(std::string_view name);

/// The word of `words` that `typed` was most likely meant to be; empty: none is near. Two mistakes are
/// allowed, one in short words; letters that changed places count as one.
std::string_view neighbour(std::string_view typed, const std::vector<std::string_view>& words);
/// ": did you mean 'format'?", or nothing.
std::string did_you_mean(std::string_view typed, const std::vector<std::string_view>& words,
                         std::string_view dashes = {}, std::string_view before = {});

}  // namespace pith::cli

#endif
