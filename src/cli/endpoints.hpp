// Where pages come from and articles go: what the command line says of it, and what that implies.
#ifndef PITH_CLI_ENDPOINTS_HPP
#define PITH_CLI_ENDPOINTS_HPP

#include "pith/error.hpp"

#include "cli/settings.hpp"

namespace pith::cli {

// All fail with usage. The other settings are known when these are called, in this order.

/// Sets the inputs.
Result<void> decide_inputs(const Arguments& arguments, const Environment& environment, Settings& out);
/// Sets format and target.
Result<void> decide_output(const Arguments& arguments, Settings& out);
/// No input may be overwritten.
Result<void> protect_inputs(const Settings& settings);
/// Templates are learned from inputs that can be read twice.
Result<void> check_templates(const Settings& settings);

}  // namespace pith::cli

#endif
