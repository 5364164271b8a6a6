#include "cli/console.hpp"

#include "base/printable.hpp"
#include "cli/settings.hpp"
#include "cli/summary.hpp"
#include "input/source.hpp"

#include <algorithm>
#include <cstdio>
#include <stop_token>

#include <unistd.h>

namespace pith::cli {

namespace {

constexpr std::chrono::milliseconds refresh{100};
constexpr std::string_view erase_line = "\r\x1b[K";

// Standard error has nobody to complain to: a failed write is passed over.
void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

std::string duration(std::size_t seconds) {
  std::string out;
  if (seconds >= 3600) out = std::to_string(seconds / 3600) + ':';
  const std::string minutes = std::to_string(seconds / 60 % 60);
  if (seconds >= 3600 && minutes.size() < 2) out += '0';
  const std::string rest = std::to_string(seconds % 60);
  return out + minutes + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace

std::string progress_text(const Progress& progress, std::chrono::milliseconds elapsed) {
  const auto [pages, total, bytes, read, read_total] = progress;
  const double seconds = std::max(static_cast<double>(elapsed.count()) / 1000, 0.001);
  const double rate = static_cast<double>(pages) / seconds;
  std::string out = std::to_string(pages);
  if (total != 0) out += '/' + std::to_string(total);
  out += " pages, ";
  // A slow rate, as of fetching politely, needs its decimals.
  std::string number =
      rate < 10 ? std::to_string(rate).substr(0, 3) : std::to_string(static_cast<std::size_t>(rate));
  out += number + "/s";
  if (bytes != 0) out += ", " + megabytes(static_cast<double>(bytes) / seconds) + "/s";
  double left = -1;
  if (read_total >= read && read != 0) {
    left = static_cast<double>(read_total - read) / static_cast<double>(read) * seconds;
  } else if (total >= pages && total != 0 && pages != 0) {
    left = static_cast<double>(total - pages) / rate;
  }
  if (left >= 0) out += ", " + duration(static_cast<std::size_t>(left)) + " left";
  return out;
}

void Console::line(std::string_view subject, std::string_view message, Status status) {
  clear();
  std::string out = printable(subject);
  if (!out.empty()) out += ": ";
  out += printable(message);
  out += '\n';
  print(out);
  worst_ = std::max(worst_, status);
}

void Console::failure(std::string_view subject, const Error& error) {
  line(subject, error.message, status_of(error.code));
}

void Console::no_article(std::string_view subject) { line(subject, "no article found", Status::no_article); }

void Console::no_address(std::string_view subject) { line(subject, "no address found", Status::no_article); }

void Console::note(std::string_view message) { line("pith", message, Status::done); }

bool Console::is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

void Console::begin_progress(const Settings& settings, std::size_t earlier) {
  const std::vector<std::string>& inputs = settings.inputs;
  progress_ = is_terminal();
  begin_ = last_shown_ = Clock::now();
  done_ = {};
  total_ = 0;
  if (!progress_) return;
  done_.read_total = input::bytes_of_archives(inputs).value_or(0);
  if (done_.read_total > 0 || !std::all_of(inputs.begin(), inputs.end(), input::can_be_read_twice)) return;
  counter_ = std::jthread([this, inputs, options = settings.source, earlier](const std::stop_token& stop) {
    input::Source source(inputs, options);
    std::size_t count = 0;
    while (source.next()) {
      if (stop.stop_requested()) return;
      ++count;
    }
    total_ = count - std::min(count, earlier);
  });
}

void Console::page_done(std::size_t bytes, std::uint64_t read) {
  ++done_.pages;
  done_.bytes += bytes;
  done_.read = std::max(done_.read, read);
  if (progress_ && Clock::now() - last_shown_ >= refresh) show();
}

void Console::show() {
  last_shown_ = Clock::now();
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(last_shown_ - begin_);
  done_.total = total_;
  print(std::string(erase_line) + progress_text(done_, elapsed));
  shown_ = true;
}

void Console::sum_up(const Summary& summary, const archive::Skipped& skipped) {
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
  for (const std::string& text : summary.lines(elapsed, skipped)) note(text);
}

void Console::clear() {
  if (shown_) print(erase_line);
  shown_ = false;
}

void Console::end_progress() {
  counter_.request_stop();
  if (!progress_) return;
  show();
  print("\n");
  progress_ = shown_ = false;
}

}  // namespace pith::cli
