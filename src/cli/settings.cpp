#include "cli/settings.hpp"

#include "pith/listing.hpp"

#include "base/joined.hpp"
#include "base/number.hpp"
#include "base/printable.hpp"
#include "cli/endpoints.hpp"
#include "cli/spellings.hpp"
#include "input/guess.hpp"
#include "input/moment.hpp"
#include "input/source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <utility>

namespace pith::cli {

namespace {

constexpr std::size_t most_parts = 10;

std::optional<std::size_t> parse_positive(std::string_view text) {
  const std::optional<std::size_t> number = parse_number<std::size_t>(text);
  return number == std::size_t{0} ? std::nullopt : number;
}

// Reads values into the settings; the first one that is wrong becomes the error, later ones are passed over.
class OptionReader {
 public:
  explicit OptionReader(const Arguments& arguments) : arguments_(arguments) {}

  template <class Number>
  void count(std::string_view name, Number& out) {
    take(name, out, &parse_number<Number>,
         "a whole number up to " + std::to_string(std::numeric_limits<Number>::max()));
  }
  void positive(std::string_view name, std::size_t& out) {
    take(name, out, &parse_positive, "a whole number from 1 on");
  }
  void size(std::string_view name, std::size_t& out) { take(name, out, &parse_size, "a number of bytes"); }
  void time(std::string_view name, std::uint32_t& out) {
    take(name, out, &parse_seconds, "a number of seconds");
  }
  void time(std::string_view name, std::chrono::milliseconds& out) {
    auto milliseconds = static_cast<std::uint32_t>(out.count());
    time(name, milliseconds);
    out = std::chrono::milliseconds(milliseconds);
  }
  void moment(std::string_view name, std::optional<std::chrono::sys_seconds>& out) {
    std::chrono::sys_seconds moment{};
    take(name, moment, &input::parse_moment, "a time like 2024-05-31 or 2024-05-31T12:30:00Z");
    if (arguments_.has(name)) out = moment;
  }
  void text(std::string_view name, std::string& out) {
    if (const auto value = arguments_.value(name)) out = *value;
  }
  void flag(std::string_view name, bool& out, bool meaning = true) {
    if (arguments_.has(name)) out = meaning;
  }
  /// The choices of the option stand in the order of the enumeration.
  template <class Enumeration>
  void choice(std::string_view name, Enumeration& out, int first = 0) {
    const auto value = arguments_.value(name);
    if (!value) return;
    const auto choices = find_option(name)->choices;
    out = static_cast<Enumeration>(first +
                                   (std::find(choices.begin(), choices.end(), *value) - choices.begin()));
  }

  /// What is wrong with the first value that is.
  const Result<void>& outcome() const { return outcome_; }

 private:
  template <class Value>
  void take(std::string_view name, Value& out, std::optional<Value> (*parse)(std::string_view),
            std::string_view what) {
    const auto text = arguments_.value(name);
    if (!text) return;
    if (const std::optional<Value> value = parse(*text)) {
      out = *value;
    } else if (outcome_) {
      outcome_ = usage(arguments_.origin(name) + "option '--" + std::string(name) + "' must be " +
                       std::string(what) + ", not '" + printable(*text) + "'");
    }
  }

  const Arguments& arguments_;
  Result<void> outcome_;
};

void read_input(OptionReader& reader, Settings& out) {
  reader.choice("stdin", out.standard_input, 1);
  reader.text("url", out.url);
  reader.text("content-type", out.content_type);
  reader.moment("fetched", out.fetched);
  reader.text("id-key", out.source.keys.id);
  reader.text("url-key", out.source.keys.url);
  reader.text("html-key", out.source.keys.html);
  reader.text("since", out.since);
  reader.text("truth", out.truth);
}

void read_rendering(OptionReader& reader, Settings& out) {
  reader.choice("format", out.format);
  reader.flag("no-metadata", out.render.metadata, false);
  reader.flag("no-links", out.render.links, false);
  reader.flag("images", out.render.image_list);
  reader.flag("no-images", out.render.images, false);
  reader.flag("provenance", out.render.provenance);
  reader.flag("features", out.list_features);
}

void read_extraction(OptionReader& reader, const Arguments& arguments, Settings& out) {
  out.drop = joined(arguments.values("drop"), ", ");
  out.keep = joined(arguments.values("keep"), ", ");
  reader.choice("focus", out.extraction.focus);
  reader.flag("captions", out.extraction.captions);
  reader.flag("comments", out.extraction.comments);
  reader.text("model", out.model_file);
  reader.text("rules", out.rules_file);
  Limits& limits = out.extraction.limits;
  reader.size("max-size", limits.bytes);
  out.source.max_bytes = limits.bytes;
  reader.count("max-depth", limits.depth);
  reader.count("max-nodes", limits.nodes);
  reader.count("max-attributes", limits.attributes);
  reader.size("max-memory", limits.memory);
  reader.time("parse-timeout", limits.parse_ms);
  reader.time("page-timeout", limits.total_ms);
}

void read_fetching(OptionReader& reader, const Arguments& arguments, FetchOptions& out) {
  reader.time("timeout", out.timeout);
  reader.time("connect-timeout", out.connect_timeout);
  reader.count("low-speed", out.low_speed);
  auto low_speed_seconds = static_cast<std::uint32_t>(out.low_speed_time.count());
  reader.count("low-speed-time", low_speed_seconds);
  out.low_speed_time = std::chrono::seconds(low_speed_seconds);
  reader.size("max-size", out.max_wire_bytes);
  reader.size("max-size", out.max_body_bytes);
  reader.count("max-redirects", out.max_redirects);
  reader.text("user-agent", out.user_agent);
  reader.text("proxy", out.proxy);
  reader.flag("no-proxy", out.use_environment, false);
  reader.flag("allow-private", out.allow_private);
  reader.text("ca-file", out.ca_file);
  reader.flag("insecure", out.insecure);
  reader.text("cache", out.cache_folder);
  reader.size("cache-size", out.cache_bytes);
  reader.flag("offline", out.offline);
  out.headers = arguments.values("header");
  out.resolve = arguments.values("resolve");
  out.allow_private_hosts = arguments.values("allow-private-host");
}

void read_crawling(OptionReader& reader, CrawlOptions& out) {
  reader.flag("ignore-robots", out.robots, false);
  reader.time("delay", out.delay);
  reader.positive("per-host", out.per_host);
  reader.positive("connections", out.connections);
  reader.count("retries", out.retries);
  reader.time("retry-delay", out.backoff);
  reader.time("max-wait", out.max_wait);
  bool all_parts = false;
  reader.flag("pages", all_parts);
  if (all_parts) out.parts = most_parts;
  // Wide enough to have many hosts at once in a list that names a host's pages one after the other.
  constexpr std::size_t window = 10'000;
  out.window = window;
}

void read_run(OptionReader& reader, Settings& out) {
  reader.flag("resume", out.resume);
  reader.text("errors", out.errors_file);
  reader.flag("summary", out.summary);
  reader.flag("dedup", out.drop_repeats);
  reader.flag("site-templates", out.site_templates);
  out.jobs = 0;  // as many as there are processors
  reader.count("jobs", out.jobs);
  reader.flag("isolate", out.isolate);
  reader.flag("isolated-worker", out.worker);
  reader.size("max-process-memory", out.process_memory);
}

void read_serving(OptionReader& reader, const Arguments& arguments, Serving& out) {
  reader.count("port", out.port);
  reader.text("listen", out.listen);
  reader.positive("queue", out.queue);
  out.names = arguments.values("allow-host");
}

// Whether a terminal reads the output that wants colours (https://no-color.org).
bool wants_colours(const Environment& environment) {
  return environment.output_is_terminal && environment.variable("NO_COLOR").empty() &&
         environment.variable("TERM") != "dumb";
}

bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char f) {
           return f == '-' ? c == '-' : c >= '0' && c <= '9';
         });
}

// What options say together, or cannot say.
Result<void> check(const Arguments& arguments, const Settings& settings) {
  constexpr unsigned most_jobs = 1024;
  if (settings.jobs > most_jobs) return usage("option '--jobs' must be at most " + std::to_string(most_jobs));
  const bool bounds_memory =
      arguments.has("max-process-memory") && arguments.origin("max-process-memory").empty();
  if (bounds_memory && !settings.isolate) return usage("option '--max-process-memory' needs '--isolate'");
  if (arguments.has("since") && !is_date(settings.since))
    return usage("option '--since' must be a date like 2024-05-31, not '" + printable(settings.since) + "'");
  if (settings.fetching.offline && settings.fetching.cache_folder.empty())
    return usage("option '--offline' needs '--cache'");
  return {};
}

// What lists pages need be no page, and may be larger.
void take_listings(const Arguments& arguments, Settings& out) {
  out.fetching.wanted = Wanted::any;
  std::size_t& size = out.extraction.limits.bytes;
  if (!arguments.has("max-size")) size = ListingOptions{}.max_bytes;
  out.fetching.max_wire_bytes = out.fetching.max_body_bytes = size;
}

}  // namespace

std::string_view Environment::variable(std::string_view name) const {
  for (const std::string& each : variables) {
    if (each.size() > name.size() && each[name.size()] == '=' && each.starts_with(name))
      return std::string_view(each).substr(name.size() + 1);
  }
  return {};
}

std::optional<std::size_t> parse_size(std::string_view text) {
  struct Unit {
    std::string_view suffix;
    std::size_t bytes;
  };
  constexpr std::array<Unit, 6> units = {{{"Ki", std::size_t{1} << 10},
                                          {"Mi", std::size_t{1} << 20},
                                          {"Gi", std::size_t{1} << 30},
                                          {"k", 1'000},
                                          {"M", 1'000'000},
                                          {"G", 1'000'000'000}}};
  std::size_t factor = 1;
  for (const Unit& unit : units) {
    if (!text.ends_with(unit.suffix)) continue;
    factor = unit.bytes;
    text.remove_suffix(unit.suffix.size());
    break;
  }
  const std::optional<std::size_t> number = parse_number<std::size_t>(text);
  // Sums of sizes are formed later on; a quarter of what can be counted keeps them whole.
  if (!number || *number > std::numeric_limits<std::size_t>::max() / 4 / factor) return std::nullopt;
  return *number * factor;
}

std::optional<std::uint32_t> parse_seconds(std::string_view text) {
  const std::size_t point = text.find('.');
  std::string digits(text.substr(0, point));
  std::string_view decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (decimals.size() > 3 || (point != std::string_view::npos && decimals.empty())) return std::nullopt;
  digits += decimals;
  digits.append(3 - decimals.size(), '0');
  if (point == 0 || text.empty()) return std::nullopt;
  return parse_number<std::uint32_t>(digits);
}

Result<Settings> resolve(const Arguments& arguments, const Environment& environment) {
  Settings out;
  out.command = arguments.command;
  OptionReader reader(arguments);
  read_input(reader, out);
  read_rendering(reader, out);
  read_extraction(reader, arguments, out);
  read_fetching(reader, arguments, out.fetching);
  read_crawling(reader, out.crawl);
  read_run(reader, out);
  read_serving(reader, arguments, out.serving);
  if (!reader.outcome()) return reader.outcome().error();
  if (Result<void> checked = check(arguments, out); !checked) return std::move(checked).error();
  if (out.jobs == 0) out.jobs = std::max(environment.processors, 1u);
  if (out.command == Command::urls) take_listings(arguments, out);
  if (Result<void> done = decide_inputs(arguments, environment, out); !done) return std::move(done).error();
  if (Result<void> done = decide_output(arguments, out); !done) return std::move(done).error();
  out.colours = out.target.kind == Target::Kind::standard_output && wants_colours(environment);
  if (Result<void> done = protect_inputs(out); !done) return std::move(done).error();
  if (Result<void> done = check_templates(out); !done) return std::move(done).error();
  return out;
}

}  // namespace pith::cli
