#include "mutator.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::mutate {
namespace {

using namespace std::string_view_literals;

constexpr std::array tokens = {"<!--"sv,
                               "-->"sv,
                               "<script>"sv,
                               "</script>"sv,
                               "<style>"sv,
                               "<title>"sv,
                               "</title>"sv,
                               "<textarea>"sv,
                               "<template>"sv,
                               "</template>"sv,
                               "<svg>"sv,
                               "</svg>"sv,
                               "<math><mi>"sv,
                               "<foreignObject>"sv,
                               "<table>"sv,
                               "<tr>"sv,
                               "<td>"sv,
                               "</table>"sv,
                               "<select>"sv,
                               "<option>"sv,
                               "<b>"sv,
                               "</b>"sv,
                               "<i>"sv,
                               "<a href=x>"sv,
                               "</a>"sv,
                               "<p>"sv,
                               "</p>"sv,
                               "<div>"sv,
                               "</div>"sv,
                               "<ul><li>"sv,
                               "<h1>"sv,
                               "<pre>"sv,
                               "</pre>"sv,
                               "<font size=1>"sv,
                               "<applet>"sv,
                               "<body>"sv,
                               "</body>"sv,
                               "<head>"sv,
                               "<frameset>"sv,
                               "<plaintext>"sv,
                               "<noscript>"sv,
                               "<iframe>"sv,
                               "<form>"sv,
                               "<button>"sv,
                               "<nobr>"sv,
                               "<ruby><rt>"sv,
                               "<article>"sv,
                               "<br>"sv,
                               "<span class='"sv,
                               "<![CDATA["sv,
                               "]]>"sv,
                               "<?x "sv,
                               "&#27;[31m"sv,
                               "&#x202e;"sv,
                               "&#0;"sv,
                               "&#x301;"sv,
                               "&shy;"sv,
                               "&"sv,
                               "<"sv,
                               ">"sv,
                               "\""sv,
                               "\0"sv,
                               "\xFF\xFE"sv,
                               "\xEF\xBB\xBF"sv,
                               "\xE2\x80\xAE"sv,
                               "\xCC\x81"sv,
                               "\x1B["sv,
                               "\xC3"sv,
                               "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":"sv,
                               "<meta charset=shift_jis>"sv};

}  // namespace

std::string_view Mutator::piece_of(std::string_view text, std::size_t longest) {
  const std::size_t size = 1 + below(std::min(longest, text.size()));
  return text.substr(below(text.size() - std::min(size, text.size()) + 1), size);
}

std::string Mutator::next() {
  constexpr std::array<Change, 9> changes = {
      &Mutator::cut,       &Mutator::drop,         &Mutator::repeat, &Mutator::splice,   &Mutator::flip_bits,
      &Mutator::overwrite, &Mutator::insert_token, &Mutator::storm,  &Mutator::swap_tags};
  std::string_view page = some_page();
  if (page.size() > longest_) page = page.substr(below(page.size() - longest_), longest_);
  std::string out(page);
  for (std::size_t count = 1 + below(8); count > 0; --count) (this->*changes[below(changes.size())])(out);
  out.resize(std::min(out.size(), longest_));
  return out;
}

void Mutator::cut(std::string& page) { page.resize(page.size() - below(page.size() / 4 + 1)); }

void Mutator::drop(std::string& page) { page.erase(below(page.size()), below(page.size() / 4 + 1)); }

void Mutator::repeat(std::string& page) {
  if (page.empty()) return;
  const std::string piece(piece_of(page, 2000));
  std::string all;
  for (std::size_t count = 1 + below(30); count > 0; --count) all += piece;
  page.insert(below(page.size()), all);
}

void Mutator::splice(std::string& page) {
  const std::string piece(piece_of(some_page(), 20'000));
  page.insert(below(page.size()), piece);
}

void Mutator::flip_bits(std::string& page) {
  if (page.empty()) return;
  for (std::size_t count = 1 + below(64); count > 0; --count) {
    char& byte = page[below(page.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << below(8)));
  }
}

void Mutator::overwrite(std::string& page) {
  if (page.empty()) return;
  const std::string piece(piece_of(some_page(), 500));
  page.replace(below(page.size()), piece.size(), piece);
}

void Mutator::insert_token(std::string& page) {
  for (std::size_t count = 1 + below(8); count > 0; --count) {
    page.insert(below(page.size()), tokens[below(tokens.size())]);
  }
}

void Mutator::storm(std::string& page) {
  std::string all;
  const std::string_view first = tokens[below(tokens.size())];
  const std::string_view second = below(2) == 0 ? std::string_view() : tokens[below(tokens.size())];
  for (std::size_t count = std::size_t{1} << below(13); count > 0; --count) all.append(first).append(second);
  page.insert(below(page.size()), all);
}

/// Exchanges two of the page's own tags: the nesting breaks, the vocabulary stays.
void Mutator::swap_tags(std::string& page) {
  const std::size_t a = page.find('<', below(page.size()));
  const std::size_t a_end = page.find('>', a == std::string::npos ? page.size() : a);
  if (a_end == std::string::npos) return;
  const std::size_t b = page.find('<', a_end + below(page.size() - a_end));
  const std::size_t b_end = page.find('>', b == std::string::npos ? page.size() : b);
  if (b_end == std::string::npos) return;
  const std::string first = page.substr(a, a_end + 1 - a);
  const std::string second = page.substr(b, b_end + 1 - b);
  page.replace(b, second.size(), first);
  page.replace(a, first.size(), second);
}

}  // namespace pith::mutate
