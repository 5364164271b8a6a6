// Lines made of nothing but phrases that pages put around articles. Each rule says which kinds of phrases a
// line must have and which it may have beside; a single word that does not belong keeps the line.
#include "base/utf8.hpp"
#include "tidy/rules.hpp"

#include <algorithm>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr PhraseKinds always = kinds(filler) | number;
constexpr PhraseKinds dates = kinds(month, PhraseKind::time, date_label) | number;
constexpr std::size_t read_of_prompt = 200;
constexpr std::size_t longest_prompt =
    400;  // bytes; of 43 on four corpora the two that were longer were text

/// A heading or an item of a list has its own reason to be short: only a link makes it furniture.
bool is_plain(const Line& line) {
  return line.kind == BlockKind::paragraph || line.kind == BlockKind::caption;
}

/// What a line's phrases of some kinds amount to.
struct Weight {
  std::size_t phrases = 0;
  std::size_t tokens = 0;
  std::size_t longest = 0;  // tokens of the longest; characters for scripts without spaces
};

Weight weigh(const Line& line, PhraseKinds any) {
  Weight weight;
  for (const Piece& piece : line.pieces) {
    if ((piece.kinds & any) == 0) continue;
    ++weight.phrases;
    weight.tokens += piece.tokens;
    weight.longest = std::max<std::size_t>(weight.longest, piece.tokens);
  }
  return weight;
}

/// A line of phrases of `needed` and little else, told by a phrase of several words or by several phrases.
/// Small words may join them, but not outweigh them.
bool is_made_of(const Line& line, PhraseKinds needed, PhraseKinds beside) {
  if (!line.is_text() || !line.covered(needed | beside | always)) return false;
  const Weight weight = weigh(line, needed);
  // A heading may be of the author's making unless it is a whole such phrase.
  const bool one_phrase =
      weight.longest >= 3 || (weight.longest >= 2 && (needed & kinds(share, comments)) != 0);
  if (line.kind == BlockKind::heading && line.linked < 0.9F &&
      (!one_phrase || weight.longest != line.words.size())) {
    return false;
  }
  if (line.uncovered(needed | beside | number) > weight.tokens) return false;
  return weight.longest >= 2 || weight.phrases >= 3;
}

/// Any furniture at all, without a word beside it, unless a phrase is long enough to be sure. A number must
/// be a count of comments or shares.
bool is_furniture(const Line& line) {
  if (!line.is_text() || !line.has(furniture)) return false;
  const Weight weight = weigh(line, furniture);
  PhraseKinds beside = weight.longest >= 3 ? always | dates | kinds(tags, related) : 0;
  if (line.has(kinds(comments, share, read_time))) beside |= number;
  return line.covered(furniture | beside) &&
         (weight.longest >= 2 || weight.phrases == 1 || weight.phrases >= 3);
}

bool is_dropped(const Line* line) { return line != nullptr && line->dropped; }

}  // namespace

Verdict judge_card_data(const Sequence& sequence, const Line& line) {
  constexpr std::size_t most_names = 4;  // tokens
  if (pages_of(sequence.article.meta.page_type) != cards || line.kind != BlockKind::paragraph || !line.whole)
    return keep;
  if (!line.has(kinds(read_time)) || !line.has(kinds(month)) || line.sentence) return keep;
  std::size_t names = 0;
  std::size_t covered_to = 0;
  std::size_t piece = 0;
  for (std::size_t token = 0; token < line.words.size(); ++token) {
    for (; piece < line.pieces.size() && line.pieces[piece].first <= token; ++piece) {
      if ((line.pieces[piece].kinds & (dates | kinds(read_time, filler, byline))) != 0)
        covered_to = line.pieces[piece].first + std::size_t{line.pieces[piece].tokens};
    }
    if (token < covered_to) continue;
    if (!line.words[token].capital || ++names > most_names) return keep;
  }
  return drop;
}

Verdict judge_read_time(const Sequence& sequence, const Line& line) {
  if (!line.is_text() || !line.has(kinds(read_time))) return keep;
  const bool on_card = pages_of(sequence.article.meta.page_type) == cards;
  const PhraseKinds beside = on_card ? 0 : dates | kinds(byline, role, share, comments, network);
  if (!line.covered(kinds(read_time) | always | beside)) return keep;
  return drop_if(line.has(number) || weigh(line, kinds(read_time)).longest >= 2 || is_plain(line));
}

Verdict judge_skip_link(const Sequence& /*sequence*/, const Line& line) {
  return drop_if(is_made_of(line, kinds(skip), kinds(navigation)));
}

Verdict judge_share_bar(const Sequence& /*sequence*/, const Line& line) {
  return drop_if(is_made_of(line, kinds(share), kinds(network, tool, comments, follow)));
}

Verdict judge_advertisement(const Sequence& /*sequence*/, const Line& line) {
  if (!line.is_text() || !line.has(kinds(advert)) || !line.covered(kinds(advert, skip, tool, filler)))
    return keep;
  const Weight weight = weigh(line, kinds(advert));
  return drop_if(weight.longest >= 3 || (is_plain(line) && line.uncovered(kinds(advert, skip, tool)) == 0));
}

Verdict judge_comment_line(const Sequence& /*sequence*/, const Line& line) {
  return drop_if(is_made_of(line, kinds(comments), kinds(subscribe, share, tool, network)));
}

Verdict judge_subscription(const Sequence& /*sequence*/, const Line& line) {
  // "No free trial" among what is for and against a service.
  if (line.kind == BlockKind::list_item && line.linked < 0.9F) return keep;
  return drop_if(is_made_of(line, kinds(subscribe, consent), kinds(network, tool, follow, share)));
}

Verdict judge_newsletter_pitch(const Sequence& sequence, const Line& line) {
  if (!line.whole || !line.has(kinds(subscribe))) return keep;
  if (line.kind == BlockKind::heading) {
    const std::size_t next = sequence.index(line) + 1;
    return drop_if(next < sequence.lines.size() && is_dropped(&sequence.lines[next]));
  }
  // One phrase ("a free trial", "in your inbox") may be what the text is about, two are a pitch.
  constexpr std::size_t whole_phrase = 3;  // tokens
  const auto says = [](const Piece& p) {
    return (p.kinds & kinds(subscribe)) != 0 && p.tokens >= whole_phrase;
  };
  const bool alone = sequence.before(line) == nullptr && sequence.behind(line) == nullptr;
  return drop_if(!alone && is_plain(line) && line.sentence &&
                 std::count_if(line.pieces.begin(), line.pieces.end(), says) >= 2);
}

Verdict judge_follow_line(const Sequence& /*sequence*/, const Line& line) {
  if (!line.has(kinds(follow)) || !line.has(kinds(network))) return keep;
  return drop_if(is_made_of(line, kinds(follow), kinds(network, share, subscribe)));
}

Verdict judge_furniture_at_an_end(const Sequence& /*sequence*/, const Line& line) {
  const bool only_a_name = line.pieces.size() == 1 && (line.opening() & kinds(network)) != 0;
  return drop_if(is_furniture(line) && (!only_a_name || line.linked >= 0.9F));
}

Verdict judge_furniture_among_furniture(const Sequence& sequence, const Line& line) {
  if (!is_furniture(line)) return keep;
  const std::size_t at = sequence.index(line);
  return drop_if(is_dropped(at > 0 ? &sequence.lines[at - 1] : nullptr) ||
                 is_dropped(at + 1 < sequence.lines.size() ? &sequence.lines[at + 1] : nullptr));
}

Verdict judge_prompt(const Sequence& sequence, const Line& line) {
  if (!is_plain(line) || line.text.size() > longest_prompt) return keep;
  // "To follow us click here", all of it a link: some languages have what they ask for at the end.
  if (sequence.at_end(line) && line.linked >= 0.9F && line.has(kinds(prompt))) return drop;
  const data::PhraseMatch opening = data::longest_phrase(line.words, 0, kinds(prompt));
  if (opening.tokens == 0) return keep;
  const bool has_address = sequence.raw(line).find('@') != std::string_view::npos;
  if (sequence.at_end(line) && opening.tokens >= 2 && has_address) return drop;
  if (sequence.in_tail(line) && opening.tokens >= 2 && (opening.kinds & kinds(subscribe, follow)) != 0)
    return drop;
  // What it asks for stands within the first sentence or two.
  const PhraseKinds asks = sequence.at_end(line) ? kinds(subscribe, follow, network, share, comments, consent)
                                                 : kinds(subscribe, follow);
  const std::size_t enough = sequence.at_end(line) ? 1 : 2;
  if (!sequence.at_end(line) && line.linked <= 0.3F) return keep;
  const data::PhraseText words(utf8::begin_of(sequence.raw(line), read_of_prompt));
  for (std::size_t token = opening.tokens; token < words.size(); ++token) {
    if (data::longest_phrase(words, token, asks).tokens >= enough) return drop;
  }
  return keep;
}

}  // namespace pith::tidy
