#include "extract/whole_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/phrases.hpp"
#include "extract/json_tree.hpp"
#include "extract/script_state.hpp"
#include "extract/shown_text.hpp"
#include "text/word_runs.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t longest_shown = 6000;       // bytes: who shows more shows all
constexpr std::size_t most_states = 32;           // looked at in one page, those inside others included
constexpr std::size_t most_compared = 4'000'000;  // bytes of all states

/// Whether the tree of the page has what stands behind the shown beginning, chosen or not.
bool stands_in_page(const score::Segmentation& segmentation, const ShownText& shown, const TextParts& parts) {
  constexpr double most_shared = 0.3;
  const data::PhraseText whole(plain_text(parts));
  Beginning found;
  if (!shown.begins(whole.canonical(), found)) return true;
  std::unordered_set<std::size_t> rest;
  text::for_each_run(whole, [&](std::size_t token, std::size_t hash) {
    if (whole[token].begin >= found.end) rest.insert(hash);
  });
  std::string blocks;
  for (const score::TextBlock& block : segmentation.blocks)
    blocks.append(segmentation.text_of(block)).append("\n");
  std::unordered_set<std::size_t> shared;
  text::for_each_run(data::PhraseText(blocks), [&](std::size_t /*token*/, std::size_t hash) {
    if (rest.count(hash) != 0) shared.insert(hash);
  });
  return static_cast<double>(shared.size()) > most_shared * static_cast<double>(rest.size());
}

/// Where in `body` what is not shown begins.
std::size_t begin_of_rest(const data::PhraseText& text, std::string_view body, const Beginning& found) {
  std::size_t token = 0;
  while (token + 1 < text.size() && text[token].begin < found.end) ++token;
  if (token == 0 || found.end == found.last_begin) return text[token].source_begin;
  // Signs before the next word belong to it, but for those that end the last sentence.
  const std::size_t end = text[token - 1].source_end;
  const std::string_view between = body.substr(end, text[token].source_begin - end);
  if (const std::size_t space = between.find(' '); space != std::string_view::npos) return end + space + 1;
  std::size_t sign = 0;
  if (!between.empty()) utf8::next(between, sign);
  return end + sign;
}

/// JSON-LD's text, or nothing. Without paragraphs of its own it gets those that the page shows.
TextParts parts_of_body(const ShownText& shown, std::string_view body) {
  const data::PhraseText text(body);
  Beginning found;
  if (body.size() > longest_whole || !shown.begins(text.canonical(), found)) return {};
  TextParts parts;
  if (body.find('\n') == std::string_view::npos) {
    const bool cut = found.end == found.last_begin;
    for (std::string& line : shown.lines_to(found.last)) parts.push_back({std::move(line), false, 0});
    if (cut) parts.pop_back();
    body.remove_prefix(begin_of_rest(text, body, found));
  }
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    parts.push_back({std::string(ascii::trim(body.substr(0, end))), false, 0});
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return parts;
}

/// What `find` finds first in one of the states or in a state within them that may have it.
template <class Find, class May>
TextParts first_in(std::vector<std::string> states, const Find& find, const May& may_have) {
  simdjson::dom::parser parser;
  for (std::size_t i = 0; i < states.size() && i < most_states; ++i) {
    simdjson::dom::element root;
    if (parser.parse(states[i]).get(root) != simdjson::SUCCESS) continue;
    const JsonTree tree = read_json_tree(root);
    TextParts parts = find(tree);
    if (!parts.empty()) return parts;
    for (const JsonNode& node : tree) {
      if (node.kind == JsonNode::Kind::string && may_be_state(node.text) && may_have(node.text))
        states.emplace_back(node.text);
    }
  }
  return {};
}

/// The states of the page's scripts that may hold what is shown first: most pages have none.
std::vector<std::string> states_with(const dom::Document& document, const ShownText& shown) {
  std::vector<std::string> states;
  for (const dom::Script& script : document.scripts()) {
    if (shown.may_stand_in(script.text)) add_states(script, states);
  }
  return states;
}

TextParts parts_of_states(std::vector<std::string> states, const ShownText& shown) {
  std::size_t budget = most_compared;
  return first_in(
      std::move(states), [&](const JsonTree& tree) { return StateText(tree, shown, budget).find_shown(); },
      [&](std::string_view text) { return shown.may_stand_in(text); });
}

/// The page's titles, of <title> and the first heading, in canonical form.
std::string canonical_titles(const dom::Document& document) {
  constexpr std::size_t longest_title = 400;
  std::string titles;
  bool heading = false;
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    const bool title = document.tag(id) == dom::Tag::title && id < document.body();
    if (!title && (heading || document.tag(id) != dom::Tag::h1)) continue;
    heading = heading || !title;
    titles.append(data::PhraseText(utf8::begin_of(document.text_of(id), longest_title)).canonical());
    titles += '\n';
  }
  return titles;
}

}  // namespace

TextParts find_whole_text(const dom::Document& document, const score::Segmentation& segmentation,
                          const Article& shown_article, std::string_view article_body) {
  if (shown_article.text.size() > longest_shown) return {};
  const ShownText beginning(shown_article, ShownText::Read::beginning);
  if (!beginning.usable()) return {};
  std::vector<std::string> states = states_with(document, beginning);
  if (article_body.empty() && states.empty()) return {};
  const ShownText shown(shown_article);
  TextParts parts = parts_of_body(shown, article_body);
  if (parts.empty()) parts = parts_of_states(std::move(states), shown);
  if (parts.empty() || stands_in_page(segmentation, shown, parts)) return {};
  return parts;
}

TextParts find_titled_text(const dom::Document& document) {
  const std::string titles = canonical_titles(document);
  if (titles.size() < 2) return {};
  std::vector<std::string> states;
  for (const dom::Script& script : document.scripts()) add_states(script, states);
  const ShownText nothing{Article()};
  std::size_t budget = most_compared;
  return first_in(
      std::move(states),
      [&](const JsonTree& tree) { return StateText(tree, nothing, budget).find_titled(titles); },
      [](std::string_view /*text*/) { return true; });
}

}  // namespace pith
