// Pages cleaned by other processes, so that even a fault in a library costs one page of a batch and no more.
#ifndef PITH_CLI_ISOLATION_HPP
#define PITH_CLI_ISOLATION_HPP

#include "cli/pipeline.hpp"
#include "cli/settings.hpp"

#include <chrono>

namespace pith::cli {

/// Work that is handed to a process of its own: this program again, by the same words. It serves page after
/// page; one that is too slow is killed, one that ends takes its page with it (an error of the page), and the
/// next page gets a new one. A page may wait for a processor, but no longer than `patience`. For one thread;
/// the settings must outlive it.
Work isolated(const Settings& settings, std::chrono::milliseconds patience = std::chrono::seconds(30));

/// The other side: bounds what this process may take (address space, processor time for each page), then does
/// the work for the pages that come through standard input until there are no more.
void serve(const Settings& settings, const Work& work);

}  // namespace pith::cli

#endif
