// A flattened page; and what pith writes as text, read again.
#include "articles.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  Options options;
  options.form = Form::text;
  options.limits.total_ms = 60'000;  // of a build that is slow
  const Result<Article> article = extract({fuzz::view(data, size)}, options);
  if (!article) {
    fuzz::check_clean(article.error().message, "an error");
    return 0;
  }
  fuzz::check_article(*article);
  if (article->meta.title.empty() || article->outcome == Outcome::none) return 0;
  // Text with a title is known again by its header lines. From then on a reading takes away at most: tidying
  // uncovers more to tidy, and does so a bounded number of times in one reading.
  std::string text = to_text(*article);
  for (std::size_t left = std::string::npos;;) {
    const Result<Article> again = extract({text}, options);
    fuzz::check(again.has_value(), "what pith writes can be read");
    const std::string next = to_text(*again);
    if (next == text) break;
    const std::size_t now = body_text(*again).size();
    fuzz::check(now < left, "text that is read again comes to rest");
    left = now;
    text = next;
  }
  return 0;
}
