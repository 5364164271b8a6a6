#include "base/ascii.hpp"
#include "base/url.hpp"
#include "score/facts.hpp"

#include <algorithm>
#include <array>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

/// Whether JSON holds the name as a string. It is not looked for by its quotation mark, of which JSON is
/// full.
bool holds_string(std::string_view json, std::string_view name) {
  for (std::size_t at = json.find(name, 1); at != std::string_view::npos; at = json.find(name, at + 1)) {
    if (json[at - 1] == '"' && json.substr(at + name.size()).starts_with('"')) return true;
  }
  return false;
}

/// The values of the page's columns, which are the same in every row.
class PageFeatures {
 public:
  PageFeatures(const PageView& page, const Facts& facts) : page_(page), facts_(facts) {
    text();
    elements();
    twins();
    head();
    scripts();
    address();
  }

  void copy_to(FeatureTable& out) const {
    for (std::size_t row = 0; row < out.rows(); row += FeatureTable::rows_together) {
      for (std::size_t i = 0; i < values_.size(); ++i)
        out.lanes(row, first_page_feature + i).fill(values_[i]);
    }
  }

 private:
  template <class T>
  void set(Feature f, T value) {
    values_[static_cast<std::size_t>(f) - first_page_feature] = static_cast<float>(value);
  }

  static float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }

  void text() {
    const auto& blocks = page_.segmentation.blocks;
    const auto n = static_cast<float>(blocks.size());
    const Sums& sums = facts_.page;
    const Sums& best = facts_.sums[facts_.best];
    float headings = 0, h1 = 0, items = 0, cells = 0, money = 0, code = 0, years = 0, questions = 0,
          persons = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const BlockFacts& fact = facts_.blocks[i];
      const Tag tag = page_.document.tag(blocks[i].container);
      headings += fact.heading > 0 ? 1.0F : 0.0F;
      h1 += fact.heading == 1 ? 1.0F : 0.0F;
      items += tag == Tag::li ? 1.0F : 0.0F;
      cells += tag == Tag::td || tag == Tag::th ? 1.0F : 0.0F;
      code += tag == Tag::pre ? 1.0F : 0.0F;
      money += fact.money;
      years += fact.year ? 1.0F : 0.0F;
      questions += fact.questions;
      if (fact.paragraph) persons += fact.first_person;
    }
    set(Feature::page_words, sums.words);
    set(Feature::page_blocks, n);
    set(Feature::page_paragraphs, ratio(sums.paragraph_words, sums.words));
    set(Feature::page_paragraph_count, facts_.paragraph_count);
    set(Feature::page_density, ratio(sums.link_words, sums.words));
    set(Feature::page_best_share, ratio(best.paragraph_words, sums.paragraph_words));
    set(Feature::page_best_words, best.words);
    set(Feature::page_headings, ratio(headings, n));
    set(Feature::page_h1, h1);
    set(Feature::page_items, ratio(items, n));
    set(Feature::page_cells, ratio(cells, n));
    set(Feature::page_money, ratio(money, n));
    set(Feature::page_code, code);
    set(Feature::page_dates, years);
    set(Feature::page_questions, ratio(questions, n));
    set(Feature::page_first_person, ratio(persons, sums.paragraph_words));
  }

  void elements() {
    float all = 0, articles = 0, product = 0, forum = 0, cards = 0, docs = 0;
    const auto has = [](std::uint32_t groups, ClassGroup a, ClassGroup b) {
      return (groups & (data::bit(a) | data::bit(b))) != 0 ? 1.0F : 0.0F;
    };
    const NodeId size = page_.document.size();
    for (NodeId id = 0; id < size; ++id) {
      const Tag tag = page_.document.tag(id);
      if (tag == Tag::text || tag == Tag::iframe) continue;  // frames are not counted among the elements
      all += 1;
      articles += tag == Tag::article ? 1.0F : 0.0F;
      const std::uint32_t groups = page_.elements[id].groups;
      if (groups == 0) continue;
      product += has(groups, ClassGroup::product, ClassGroup::product);
      forum += has(groups, ClassGroup::forum, ClassGroup::comment);
      cards += has(groups, ClassGroup::card, ClassGroup::card);
      docs += has(groups, ClassGroup::documentation, ClassGroup::contents_table);
    }
    set(Feature::page_articles, articles);
    set(Feature::page_product_words, ratio(product, all));
    set(Feature::page_forum_words, ratio(forum, all));
    set(Feature::page_card_words, ratio(cards, all));
    set(Feature::page_doc_words, ratio(docs, all));
  }

  /// Most siblings of one shape that hold text of some length.
  void twins() {
    std::vector<std::uint32_t> seen;  // by Element::twins
    std::uint32_t most = 0;
    const NodeId size = page_.document.size();
    for (NodeId id = 1; id < size; ++id) {
      const Tag tag = page_.document.tag(id);
      if (tag == Tag::text || tag == Tag::p || tag == Tag::br || facts_.sums[id].words < 5) continue;
      const std::uint32_t number = page_.elements[id].twins;
      if (number >= seen.size()) seen.resize(number + std::size_t{1});
      most = std::max(most, ++seen[number]);
    }
    set(Feature::page_twins, most);
  }

  void head() {
    const std::string& kind = facts_.head.kind;
    set(Feature::page_og_article,
        ascii::contains_ignoring_case(kind, "article") || ascii::contains_ignoring_case(kind, "blog"));
    set(Feature::page_og_product, ascii::contains_ignoring_case(kind, "product"));
  }

  void scripts() {
    set(Feature::page_has_body, page_.hints.article_body.size() >= 100);
    for (const dom::Script& script : page_.document.scripts()) {
      if (!ascii::contains_ignoring_case(script.attributes, "ld+json")) continue;
      const std::string_view text = script.text;
      const auto any_ends = [&](std::string_view end) { return text.find(end) != std::string_view::npos; };
      const auto any_is = [&](std::string_view name) { return holds_string(text, name); };
      if (any_ends("Article\"") || any_ends("BlogPosting\"")) set(Feature::page_ld_article, 1);
      if (any_is("Product")) set(Feature::page_ld_product, 1);
      if (any_is("ItemList") || any_is("CollectionPage")) set(Feature::page_ld_list, 1);
      if (any_is("DiscussionForumPosting") || any_is("QAPage")) set(Feature::page_ld_forum, 1);
      if (any_ends("Business\"") || any_is("Service") || any_is("Organization"))
        set(Feature::page_ld_business, 1);
    }
  }

  void address() {
    // A saved page that came without its address may know it.
    const std::string_view whole = UrlView(page_.hints.url).host_path;
    const std::size_t slash = whole.find('/');
    std::string_view path = slash == std::string_view::npos ? std::string_view() : whole.substr(slash);
    while (path.ends_with('/')) path.remove_suffix(1);
    set(Feature::url_depth, std::count(path.begin(), path.end(), '/'));
    const std::string_view last = path.substr(std::min(path.rfind('/') + 1, path.size()));
    set(Feature::url_slug, std::count(last.begin(), last.end(), '-'));
    set(Feature::url_digits, std::count_if(path.begin(), path.end(), ascii::is_digit));
    const std::string lower = ascii::to_lower(whole);
    const auto any = [&lower](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view w) { return lower.find(w) != std::string::npos; });
    };
    set(Feature::url_forum,
        any({"forum", "thread", "topic", "question", "discussion", "community", "viewtopic", "/t/"}));
    set(Feature::url_product, any({"product", "shop", "store", "/item", "/p/", "/dp/", "buy"}));
    set(Feature::url_list,
        any({"category", "/tag", "/blog", "archive", "collection", "/c/", "list", "search"}));
    set(Feature::url_doc,
        any({"docs", "documentation", "wiki", "reference", "/api", "manual", "guide", "help"}));
  }

  const PageView& page_;
  const Facts& facts_;
  std::array<float, page_feature_count> values_{};
};

}  // namespace

void fill_page_features(const PageView& page, const Facts& facts, FeatureTable& out) {
  PageFeatures(page, facts).copy_to(out);
}

}  // namespace pith::score
