#include "dom/parse.hpp"

#include "base/kept_memory.hpp"
#include "base/too_large.hpp"
#include "dom/flatten.hpp"
#include "dom/late_parts.hpp"
#include "dom/pool.hpp"
#include "dom/shown_tables.hpp"
#include "dom/sieve.hpp"
#include "dom/tree_reader.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <gumbo.h>

namespace pith::dom {
namespace {

void* allocate(void* pool, std::size_t size) { return static_cast<Pool*>(pool)->allocate(size); }
void release(void* pool, void* block) { static_cast<Pool*>(pool)->release(block); }

/// Runs Gumbo inside the pool. The output lies in the pool, and is nullptr if a limit ended the parse. Throws
/// bad_alloc.
GumboOutput* run_gumbo(Pool& pool, std::string_view html, Stop& stop) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &pool;
  options.max_errors = 0;                  // each error would copy the stack of open elements
  const int reason = setjmp(pool.exit());  // NOLINT(cert-err52-cpp): the only way out of a C library's parse
  if (reason != 0) {
    stop = static_cast<Stop>(reason);
    if (stop == Stop::exhausted) throw std::bad_alloc();
    return nullptr;
  }
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

/// How far the parse had come in `html`.
struct Reach {
  std::size_t begin = 0;  ///< of the newest node that has a place in the page; 0 if none has
  std::size_t whole = 0;  ///< what came before may be parsed again and stay within the limit
};

/// Where a node stands in the page. A block of a node's size may be a vector of pointers; none of these,
/// being aligned, begins like a type.
std::string_view source_of(const void* memory) {
  int type = 0;
  static_assert(offsetof(GumboNode, type) == 0 && sizeof(GumboNodeType) == sizeof type);
  std::memcpy(&type, memory, sizeof type);
  if (type <= GUMBO_NODE_DOCUMENT || type > GUMBO_NODE_TEMPLATE) return {};
  return original_of(*static_cast<const GumboNode*>(memory));
}

/// Read off the newest nodes that have a place in the page: those that the standard implies or clones have
/// none, and there may be any number of them in a row.
Reach reached(const Pool& pool, std::string_view html) {
  constexpr std::size_t enough = 32;  // nodes may be out of order by a few
  Reach out;
  std::size_t implied = 0;
  for (std::size_t i = 0, placed = 0; placed < enough; ++i) {
    const void* memory = pool.recent_node(i);
    if (memory == nullptr) break;
    const std::string_view at = source_of(memory);
    if (at.data() == nullptr || at.data() < html.data() || at.data() >= html.data() + html.size()) {
      implied += placed == 0 ? 1 : 0;
      continue;
    }
    ++placed;
    const auto begin = static_cast<std::size_t>(at.data() - html.data());
    if (begin < out.begin) continue;
    out.begin = begin;
    // Where implied nodes made the limit, the one before them is whole.
    out.whole = implied > 1 ? std::min(begin + at.size(), html.size()) : begin;
  }
  return out;
}

Error limit_error(std::string message, Limit limit, std::uint64_t value) {
  return {ErrorCode::limit, std::move(message), limit, value};
}

Error error_of(Stop stop, const Limits& limits) {
  const auto parsing_takes = [](std::uint64_t most, std::string_view unit) {
    return "parsing takes more than " + std::to_string(most).append(unit);
  };
  switch (stop) {
    case Stop::depth:
      return limit_error("elements are nested deeper than " + std::to_string(limits.depth), Limit::depth,
                         limits.depth);
    case Stop::nodes:
      return limit_error("more than " + std::to_string(limits.nodes) + " nodes", Limit::nodes, limits.nodes);
    case Stop::memory:
      return limit_error(parsing_takes(limits.memory, " bytes of memory"), Limit::memory, limits.memory);
    default: return limit_error(parsing_takes(limits.parse_ms, " ms"), Limit::parse_time, limits.parse_ms);
  }
}

}  // namespace

struct Parser::State {
  using Time = Pool::Clock::time_point;

  Pool pool{sizeof(GumboNode), offsetof(GumboNode, parent)};
  Sieved sieved;
  std::string joined;  // the page with its late parts in their places, if it has any
  Document document;

  /// Fills the document; false with the limit in `stop` if there is one in the way.
  bool read(std::string_view html, const Limits& limits, Sieving sieving, Time deadline, Stop& stop);
  /// Parses with the fallbacks for hostile pages; nullptr if even they do not help.
  const GumboOutput* tree(std::string& text, const Limits& limits, Time deadline, Stop& stop);

  void clear(std::string_view source) {
    document.source_ = source;
    empty(document.characters_);
    document.nodes_.clear();
    document.scripts_.clear();
    document.styles_.clear();
    document.body_ = document.head_ = no_node;
    document.complete_ = true;
  }
};

bool Parser::State::read(std::string_view html, const Limits& limits, Sieving sieving, Time deadline,
                         Stop& stop) {
  clear(html);
  empty(joined);
  stop = Stop::none;
  sieve(html, sieved, sieving == Sieving::full, limits.nodes);
  if (std::optional<std::string> whole = sieved.has_late_parts ? put_late_parts(html) : std::nullopt) {
    joined = std::move(*whole);
    html = joined;
    clear(html);
    sieve(html, sieved, sieving == Sieving::full, limits.nodes);
  }
  const GumboOutput* output = nullptr;
  if (sieving == Sieving::none) {
    pool.reset(limits, deadline);
    output = run_gumbo(pool, html, stop);
  } else {
    output = tree(sieved.html, limits, deadline, stop);
  }
  if (output == nullptr) return false;
  document.scripts_ = sieved.scripts;
  document.styles_ = sieved.styles;
  document.complete_ = document.complete_ && (sieved.complete || sieving == Sieving::none);
  const std::size_t depth =
      read_tree(*output->root, html, sieved, sieving != Sieving::none, limits, document);
  pool.shrink();
  if (sieved.has_odd_tables) show_tables(document, document.nodes_);
  if (Pool::Clock::now() > deadline) {  // Gumbo looks at the clock now and then only
    stop = Stop::time;
  } else if (sieved.folded_nodes > 0 && depth > limits.depth) {
    stop = Stop::depth;
  }
  return stop == Stop::none;
}

const GumboOutput* Parser::State::tree(std::string& text, const Limits& limits, Time deadline, Stop& stop) {
  // Too deep: flatten from there and parse again, at first without the tags that tell menus and the like from
  // text; if it is these that are nested, they go, too. Another limit: parse what came before. A prefix may
  // still hold what made the limit, so that it is halved from then on.
  Limits bounds = limits;
  std::size_t deep = text.size();  // where the page first was too deep
  int flattened = 0;
  int cut = 0;
  while (flattened + cut < 5) {
    pool.reset(bounds, deadline, sieved.folded_nodes);
    stop = Stop::none;
    if (const GumboOutput* output = run_gumbo(pool, text, stop)) return output;
    if (stop == Stop::depth && sieved.folded_nodes > 0) return nullptr;
    document.complete_ = false;
    const Reach at = reached(pool, text);
    if (stop == Stop::depth) {
      deep = flattened < 2 ? std::min(deep, at.begin) : deep / 2;
      flatten_tags(text, deep, flattened == 0);
      bounds.depth = limits.depth + 16;  // what flattening leaves still hangs below the elements open there
      ++flattened;
    } else if (stop == Stop::time || at.begin == 0) {
      return nullptr;
    } else {
      text.resize(cut++ == 0 ? at.whole : at.begin / 2);
    }
  }
  return nullptr;
}

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Result<const Document*> Parser::parse(std::string_view html, const Limits& limits, Sieving sieving) {
  if (html.size() > limits.bytes) return page_too_large(limits.bytes);
  const auto deadline = Pool::Clock::now() + std::chrono::milliseconds(limits.parse_ms);
  Stop stop = Stop::none;
  bool is_read = state_->read(html, limits, sieving, deadline, stop);
  // A page that is too deep is flattened: only what Gumbo sees can be.
  if (stop == Stop::depth && sieving == Sieving::full)
    is_read = state_->read(html, limits, Sieving::unfolded, deadline, stop);
  if (!is_read) return error_of(stop, limits);
  return static_cast<const Document*>(&state_->document);
}

}  // namespace pith::dom
