// The JSON values that a page hands to its scripts.
#ifndef PITH_EXTRACT_SCRIPT_STATE_HPP
#define PITH_EXTRACT_SCRIPT_STATE_HPP

#include "dom/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Bytes of the largest script and of the largest value that are read.
constexpr std::size_t largest_state = 1'000'000;

/// True for a string that is likely a JSON value of its own, as states hold them inside others.
bool may_be_state(std::string_view text);

/// Adds the text of a script that is JSON; false if it is none. JSON-LD is left out (src/meta reads it).
bool add_json(const dom::Script& script, std::vector<std::string>& states);

/// The same, or of a script that is code what it assigns or passes on: objects
/// (`window.__STATE__ = {…}`) and strings that it parses (`JSON.parse("…")`). What JavaScript has and JSON
/// has not (`undefined`, `!0`, `\x3c`, a last comma) is put in JSON's words. JSON-LD is left out (src/meta
/// reads it).
void add_states(const dom::Script& script, std::vector<std::string>& states);

/// Adds those of attributes that hand a state to a script.
void add_states_of_attributes(const dom::Document& document, std::vector<std::string>& states);

}  // namespace pith

#endif
