// Characters as TeX writes them.
#ifndef PITH_BLOCK_TEX_SIGNS_HPP
#define PITH_BLOCK_TEX_SIGNS_HPP

#include <string>
#include <string_view>

namespace pith::block {

/// Appends text of a formula: signs and Greek letters as commands, letters of mathematical alphabets as plain
/// ones or with the command of theirs. What only says how signs belong together (an invisible multiplication)
/// is left out.
void append_tex(std::string_view text, std::string& tex);

/// Appends a piece of TeX behind another one: a command does not run into the letters behind it.
void join_tex(std::string_view piece, std::string& tex);

/// `\sin` for the name of a function that TeX knows; empty for others.
std::string function_command(std::string_view name);

/// `\hat` for the sign over a letter; empty for others.
std::string_view accent_command(std::string_view sign);

}  // namespace pith::block

#endif
