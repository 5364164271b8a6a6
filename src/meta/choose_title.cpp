// The headline: rules in docs/metadata.md, section "Title".
#include "base/utf8.hpp"
#include "meta/choose.hpp"

#include <algorithm>

namespace pith::meta {
namespace {

constexpr double alike = 0.5;  // F1 of words from which two titles are taken for forms of one

struct Candidate {
  std::string text;
  std::string_view source;
};

class TitleChooser {
 public:
  explicit TitleChooser(const Evidence& e) : e_(e), page_{title_core(), "title"} {
    for (const Witness& w : e.witnesses.all()) {
      if (w.field != Field::title) continue;
      Candidate candidate{without_site(w.value, e.site), w.source};
      if (e.site.is_name(candidate.text)) continue;
      stated_.push_back(std::move(candidate));
      weights_.push_back(w.weight);
    }
    for (const Heading& h : e.facts.headings) {
      if (h.node == e.facts.headline) heading_ = {without_site(h.text, e.site), source_of(h)};
    }
  }

  Candidate run() const {
    const Candidate* stated = best_stated();
    const Candidate* heading = best_heading();
    if (heading != nullptr && supported(heading->text)) return *heading;
    if (heading != nullptr && e_.article_like && heading->source == "h1") return *heading;
    if (!page_.text.empty() && !e_.site.is_name(page_.text)) return page_;
    if (stated != nullptr) return *stated;
    if (heading != nullptr) return *heading;
    return page_;
  }

 private:
  static std::string_view source_of(const Heading& h) {
    return h.level == 1 ? "h1" : h.level == 0 ? "class:title" : h.level == 2 ? "h2" : "h3";
  }

  std::string title_core() const { return without_site(e_.facts.title, e_.site); }

  const Candidate* best_stated() const {
    const Candidate* out = nullptr;
    float weight = 0;
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (weights_[i] > weight) {
        weight = weights_[i];
        out = &stated_[i];
      }
    }
    return out;
  }

  const Candidate* best_heading() const {
    if (heading_.text.empty() || e_.site.is_name(heading_.text)) return nullptr;
    return &heading_;
  }

  // True if the page's title or one of the stated ones is a form of `text`.
  bool supported(std::string_view text) const {
    if (like(e_.facts.title, text)) return true;
    return std::ranges::any_of(stated_, [&](const Candidate& c) { return like(c.text, text); });
  }

  static bool like(std::string_view a, std::string_view b) {
    if (likeness(a, b) >= alike) return true;
    const std::string whole = ' ' + utf8::fold_for_comparison(a) + ' ';
    const std::string part = ' ' + utf8::fold_for_comparison(b) + ' ';
    return part.size() > 8 && whole.find(part) != std::string::npos;
  }

  const Evidence& e_;
  std::vector<Candidate> stated_;
  std::vector<float> weights_;
  Candidate heading_;
  Candidate page_;
};

}  // namespace

void choose_title(const Evidence& evidence, Metadata& out) {
  const Candidate chosen = TitleChooser(evidence).run();
  if (chosen.text.empty()) return;
  out.title = chosen.text;
  note(out, "title", chosen.source, 0.9F);
}

}  // namespace pith::meta
