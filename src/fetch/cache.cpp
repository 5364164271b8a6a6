#include "fetch/cache.hpp"

#include "base/printable.hpp"
#include "fetch/freshness.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

#include <sqlite3.h>
#include <zstd.h>

namespace pith::fetch {

namespace {

// The headers that a stored response is used by later.
constexpr std::string_view kept_headers[] = {"Content-Type",  "Location", "Link", "ETag", "Last-Modified",
                                             "Cache-Control", "Expires",  "Date", "Age",  "Vary"};
// Those of them whose values are joined; of the others only the first is looked at.
constexpr std::string_view list_headers[] = {"Link", "Cache-Control", "Vary"};
// Bodies are packed for space; level 1 costs less than the disk does.
constexpr int packing_level = 1;
// How many bytes are stored between two looks at the size of the whole.
constexpr std::uint64_t prune_every = 64'000'000;
constexpr std::time_t any_time = -1;

constexpr std::int64_t version = 1;  // as the schema has it
constexpr const char* schema =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA user_version=1;"
    "CREATE TABLE IF NOT EXISTS response(key TEXT PRIMARY KEY, head TEXT NOT NULL, body BLOB NOT NULL,"
    " size INTEGER NOT NULL, wire INTEGER NOT NULL, fresh INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT "
    "ROWID;"
    "CREATE INDEX IF NOT EXISTS response_used ON response(used);";

class Statement {
 public:
  Statement(sqlite3* database, const char* sql) {
    sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& text(int at, std::string_view value) {
    sqlite3_bind_text64(statement_, at, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
  }
  Statement& blob(int at, std::string_view value) {
    sqlite3_bind_blob64(statement_, at, value.data(), value.size(), SQLITE_STATIC);
    return *this;
  }
  Statement& number(int at, std::int64_t value) {
    sqlite3_bind_int64(statement_, at, value);
    return *this;
  }
  bool row() { return sqlite3_step(statement_) == SQLITE_ROW; }
  std::string_view bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
  }
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

std::string pack(std::string_view body) {
  std::string out(ZSTD_compressBound(body.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), body.data(), body.size(), packing_level);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  out.resize(size);
  return out;
}

// Whether it could be unpacked to the `size` it had: a damaged file is as good as none.
bool unpack(std::string_view packed, std::size_t size, std::string& body) {
  body.resize(size);
  return ZSTD_decompress(body.data(), size, packed.data(), packed.size()) == size;
}

std::string written(const Head& head) {
  std::string out = "HTTP/1.1 " + std::to_string(head.status()) + "\n";
  for (const std::string_view name : kept_headers) {
    const bool is_list =
        std::find(std::begin(list_headers), std::end(list_headers), name) != std::end(list_headers);
    const std::string value = is_list ? head.get_all(name) : std::string(head.get(name));
    if (head.has(name)) out.append(name).append(": ").append(value) += '\n';
  }
  return out;
}

Head read_head(std::string_view text) {
  Head head;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    (void)head.add_line(text.substr(0, end));  // it was within bounds when it was stored
    text.remove_prefix(end);
  }
  (void)head.add_line("\n");
  return head;
}

}  // namespace

struct Cache::Database {
  sqlite3* handle = nullptr;
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(handle); }
};

Cache::Cache(std::unique_ptr<Database> database, const FetchOptions& options)
    : database_(std::move(database)), options_(options), since_prune_(prune_every) {}
Cache::~Cache() = default;

// Why the file is none of this cache; empty if it is one, or new. One that cannot be read is not known here.
std::string strangeness(sqlite3* database) {
  Statement ask(database, "SELECT user_version FROM pragma_user_version");
  const std::int64_t found = ask.row() ? ask.number(0) : 0;
  if (found != 0) return found == version ? "" : "it is of version " + std::to_string(found);
  Statement count(database, "SELECT count(*) FROM sqlite_master");
  return count.row() && count.number(0) > 0 ? "it is a database of something else" : "";
}

Result<std::unique_ptr<Cache>> Cache::open(const FetchOptions& options) {
  std::error_code failed;
  std::filesystem::create_directories(options.cache_folder, failed);
  const std::string file = (std::filesystem::path(options.cache_folder) / "http.sqlite").string();
  auto database = std::make_unique<Database>();
  const auto failure = [&](std::string_view why) {
    return Error{ErrorCode::input, "the cache " + printable(file, longest_shown) +
                                       " could not be opened: " + printable(why, longest_shown)};
  };
  if (sqlite3_open(file.c_str(), &database->handle) != SQLITE_OK ||
      sqlite3_busy_timeout(database->handle, 5000) != SQLITE_OK) {
    return failure(sqlite3_errmsg(database->handle));
  }
  if (const std::string why = strangeness(database->handle); !why.empty()) return failure(why);
  if (sqlite3_exec(database->handle, schema, nullptr, nullptr, nullptr) != SQLITE_OK)
    return failure(sqlite3_errmsg(database->handle));
  return std::unique_ptr<Cache>(new Cache(std::move(database), options));
}

std::string Cache::key(const Ask& ask) const {
  std::string key = ask.url.text;
  key += '\n';
  key += options_.user_agent;
  // What was fetched under laxer rules is not given out under stricter ones.
  if (options_.insecure) key += "\ninsecure";
  if (allows_private(options_, ask.url)) key += "\nprivate";
  if (ask.wanted == Wanted::any) key += "\nany";
  if (ask.own_headers) {
    for (const std::string& line : options_.headers) (key += '\n') += line;
  }
  return key;
}

// What is stored, if it is whole, within the bounds and fresh after `time`.
std::optional<Exchange> Cache::stored(const std::string& key, std::time_t time) {
  Statement find(database_->handle,
                 "SELECT head, body, size, wire FROM response WHERE key = ? AND fresh > ?");
  if (!find.text(1, key).number(2, time).row()) return {};
  const auto size = static_cast<std::size_t>(find.number(2));
  Exchange exchange;
  if (size > options_.max_body_bytes || !unpack(find.bytes(1), size, exchange.body)) return {};
  exchange.head = read_head(find.bytes(0));
  exchange.wire_bytes = static_cast<std::size_t>(find.number(3));
  return exchange;
}

std::optional<Exchange> Cache::use(const Ask& ask, std::time_t now) {
  if (ask.credentials) return {};
  const std::string key = this->key(ask);
  std::optional<Exchange> exchange = stored(key, options_.offline ? any_time : now);
  if (!exchange) return {};
  Statement touch(database_->handle, "UPDATE response SET used = ? WHERE key = ?");
  touch.number(1, now).text(2, key).row();
  return exchange;
}

std::vector<std::string> Cache::conditions(const Ask& ask) {
  if (ask.credentials || ask.cut_at != 0) return {};
  const std::optional<Exchange> exchange = stored(key(ask), any_time);
  if (!exchange) return {};
  const Head& head = exchange->head;
  std::vector<std::string> lines;
  if (head.has("ETag")) lines.push_back("If-None-Match: " + std::string(head.get("ETag")));
  if (head.has("Last-Modified"))
    lines.push_back("If-Modified-Since: " + std::string(head.get("Last-Modified")));
  return lines;
}

void Cache::settle(const Ask& ask, Exchange& exchange, std::time_t now) {
  const int status = exchange.head.status();
  if (!exchange.outcome || ask.credentials || ask.cut_at != 0) return;
  const std::string key = this->key(ask);
  if (status == 304) {
    std::optional<Exchange> known = stored(key, any_time);
    if (!known) return;
    known->head.update(exchange.head);
    exchange.head = std::move(known->head);
    exchange.body = std::move(known->body);
    exchange.wire_bytes = known->wire_bytes;
  } else if (status != 200 && !is_redirect(status)) {
    return;
  }
  const std::optional<std::time_t> fresh = fresh_until(exchange.head, now);
  // A redirect that sets a cookie on the way must be gone again.
  const bool bare = is_redirect(status) && exchange.head.has("Set-Cookie");
  if (fresh) store(key, exchange, bare ? now : *fresh, now);
}

void Cache::store(const std::string& key, const Exchange& exchange, std::time_t fresh, std::time_t now) {
  const std::string head = written(exchange.head);
  const std::string body = pack(exchange.body);
  Statement put(database_->handle, "INSERT OR REPLACE INTO response VALUES(?, ?, ?, ?, ?, ?, ?)");
  put.text(1, key).text(2, head).blob(3, body).number(4, static_cast<std::int64_t>(exchange.body.size()));
  put.number(5, static_cast<std::int64_t>(exchange.wire_bytes)).number(6, fresh).number(7, now).row();
  since_prune_ += body.size();
  if (since_prune_ >= std::min<std::uint64_t>(prune_every, options_.cache_bytes / 8)) prune();
}

// Down to the bound, what was not used for longest first.
void Cache::prune() {
  since_prune_ = 0;
  Statement sum(database_->handle, "SELECT sum(length(body)) FROM response");
  std::int64_t surplus = (sum.row() ? sum.number(0) : 0) - static_cast<std::int64_t>(options_.cache_bytes);
  while (surplus > 0) {
    Statement oldest(database_->handle, "SELECT key, length(body) FROM response ORDER BY used LIMIT 1");
    if (!oldest.row()) return;
    surplus -= oldest.number(1) + 1;
    Statement drop(database_->handle, "DELETE FROM response WHERE key = ?");
    drop.text(1, std::string(oldest.bytes(0))).row();
  }
}

}  // namespace pith::fetch
