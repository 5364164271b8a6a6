// Every feature of a text block: its name and what it says. This table gives the columns' order, the names in
// `explain` and the documentation.
#ifndef PITH_SCORE_FEATURE_LIST_HPP
#define PITH_SCORE_FEATURE_LIST_HPP

// clang-format off
#define PITH_TEXT_FEATURES(X)                                                          \
  X(words, "words of the block")                                                       \
  X(chars, "bytes of the block")                                                       \
  X(word_length, "bytes a word")                                                       \
  X(link_density, "share of words in links")                                           \
  X(links, "number of links")                                                          \
  X(strong_share, "share of words in <b> or <strong>")                                 \
  X(breaks, "single line breaks")                                                      \
  X(ends_sentence, "1 if it ends as a sentence does")                                  \
  X(sentence_ends, "sentence ends inside")                                             \
  X(commas, "commas a word")                                                           \
  X(digit_share, "share of bytes that are digits")                                     \
  X(capital_words, "share of words that begin with a capital")                         \
  X(shouted_words, "share of words all in capitals")                                   \
  X(begins_lower, "1 if it begins with a lower-case letter")                           \
  X(ends_colon, "1 if it ends with a colon")                                           \
  X(questions, "question marks")                                                       \
  X(exclamations, "exclamation marks")                                                 \
  X(stop_words, "share of stop words of the language they fit best")                   \
  X(first_person, "share of I, we, you and the like in English")                       \
  X(money, "signs of currencies")                                                      \
  X(separators, "vertical bars, bullets, arrows and the like")                         \
  X(copyright, "1 with a copyright sign")                                              \
  X(address, "1 with an @ or ://")                                                     \
  X(unspaced, "share of bytes in scripts without spaces")                              \
  X(distinct_words, "distinct words a word")                                           \
  X(years, "numbers that can be a year")                                               \
  X(clock_times, "digits around a colon")                                              \
  X(quotes, "quotation marks")                                                         \
  X(begins_by, "1 if it begins with a byline's word")                                  \
  X(says_related, "short and says related, more, popular …")                           \
  X(says_comment, "short and says comment, reply …")                                   \
  X(says_share, "short and names a social network or sharing")                         \
  X(says_newsletter, "short and says newsletter, subscribe …")                         \
  X(says_date, "short and says published, updated …")                                  \
  X(says_shop, "short and says price, cart, buy …")                                    \
  X(says_advert, "short and says advertisement, sponsored …")                          \
  X(says_login, "short and says log in, register …")                                   \
  X(says_privacy, "short and says cookie, privacy …")                                  \
  X(says_caption, "short and says photo, image, credit …")

#define PITH_TREE_FEATURES(X)                                                          \
  X(depth, "elements above it")                                                        \
  X(is_p, "its block element is a <p>")                                                \
  X(is_heading, "its heading level, 0 if it is none")                                  \
  X(is_item, "its block element is <li>, <dt> or <dd>")                                \
  X(is_cell, "its block element is a table cell")                                      \
  X(is_div, "its block element is a <div>, <section> or the like")                     \
  X(is_label, "its block element is <button>, <label>, <legend> or <summary>")         \
  X(is_quote_or_code, "its block element is <blockquote> or <pre>")                    \
  X(is_caption, "its block element is <figcaption> or <caption>")                      \
  X(levels_article, "levels up to <article>")                                          \
  X(levels_main, "levels up to <main> or role=main")                                   \
  X(levels_nav, "levels up to <nav>")                                                  \
  X(levels_aside, "levels up to <aside>")                                              \
  X(levels_footer, "levels up to <footer>")                                            \
  X(levels_header, "levels up to <header>")                                            \
  X(levels_form, "levels up to <form>")                                                \
  X(levels_figure, "levels up to <figure>")                                            \
  X(levels_table, "levels up to <table>")                                              \
  X(levels_list, "levels up to a list")                                                \
  X(levels_section, "levels up to <section>")                                          \
  X(levels_quote, "levels up to <blockquote>")                                         \
  X(levels_link, "levels up to a link around the block")                               \
  X(levels_details, "levels up to <details>")                                          \
  X(levels_noscript, "levels up to <noscript>")                                        \
  X(levels_body_item, "levels up to itemprop=articleBody or role=main")                \
  X(levels_hidden, "levels up to an element that hides itself")                        \
  X(articles_around, "how many <article> lie around it")                               \
  X(list_depth, "how many lists lie around it")                                        \
  X(share_0, "share of the page's paragraph words in its block element")               \
  X(share_1, "the same one level up")                                                  \
  X(share_2, "two levels up")                                                          \
  X(share_3, "three levels up")                                                        \
  X(share_4, "four levels up")                                                         \
  X(share_5, "five levels up")                                                         \
  X(share_6, "six levels up")                                                          \
  X(density_1, "link density one level up")                                            \
  X(density_2, "two levels up")                                                        \
  X(density_3, "three levels up")                                                      \
  X(density_4, "four levels up")                                                       \
  X(mass_1, "words one level up")                                                      \
  X(mass_2, "two levels up")                                                           \
  X(mass_3, "three levels up")                                                         \
  X(blocks_1, "blocks one level up")                                                   \
  X(blocks_2, "two levels up")                                                         \
  X(blocks_3, "three levels up")                                                       \
  X(in_best, "1 inside the best container")                                            \
  X(best_up, "levels up to the first ancestor that holds the best container")          \
  X(best_down, "levels from there down to the best container")                         \
  X(best_common_share, "share of paragraph words in that common ancestor")             \
  X(after_best, "blocks since the end of the best container, negative before it")      \
  X(path_blocks, "blocks with the same path of tags and classes")                      \
  X(path_share, "share of the page's paragraph words on that path")                    \
  X(path_words, "mean words of its blocks")                                            \
  X(path_density, "link density of its blocks")                                        \
  X(path_sentences, "share of its blocks that end as sentences do")                    \
  X(path_in_best, "share of its blocks inside the best container")                     \
  X(twins_self, "siblings of the block element with its shape")                        \
  X(twins, "most siblings of one shape among the elements around it")                  \
  X(twins_level, "levels up to those siblings")                                        \
  X(twins_words, "words of the one that holds the block")                              \
  X(twins_paragraphs, "paragraph words of it")                                         \
  X(twins_density, "link density of it")                                               \
  X(twins_index, "how many of them come before")

#define PITH_CONTEXT_FEATURES(X)                                                       \
  X(position, "blocks before it, share of all")                                        \
  X(words_before, "words before it, share of all")                                     \
  X(paragraphs_before, "paragraph words before it, share of all")                      \
  X(paragraphs_after, "paragraph words after it, share of all")                        \
  X(prev_words, "words of the block before")                                           \
  X(next_words, "words of the block behind")                                           \
  X(prev_density, "link density of the block before")                                  \
  X(next_density, "link density of the block behind")                                  \
  X(prev2_words, "words two blocks before")                                            \
  X(next2_words, "words two blocks behind")                                            \
  X(prev_is_p, "the block before is a <p>")                                            \
  X(next_is_p, "the block behind is a <p>")                                            \
  X(prev_heading, "heading level of the block before")                                 \
  X(next_heading, "heading level of the block behind")                                 \
  X(prev_same_path, "1 if the block before has the same path")                         \
  X(next_same_path, "1 if the block behind has the same path")                         \
  X(since_paragraph, "blocks since the last paragraph")                                \
  X(until_paragraph, "blocks until the next paragraph")                                \
  X(near_paragraphs, "paragraph words within 3 blocks")                                \
  X(wide_paragraphs, "paragraph words within 10 blocks")                               \
  X(near_density, "link density within 3 blocks")                                      \
  X(wide_density, "link density within 10 blocks")                                     \
  X(wide_words, "mean words of the blocks within 10")                                  \
  X(copies, "blocks of the page with the same words")                                  \
  X(copies_before, "such blocks before it")                                            \
  X(is_title, "likeness to the title, bag-of-words F1")                                \
  X(since_title, "blocks since the headline, negative before it")                      \
  X(words_since_title, "words since the headline")                                     \
  X(title_up, "levels up to the first ancestor that holds the headline")               \
  X(title_common_share, "share of paragraph words in that common ancestor")            \
  X(last_heading, "level of the last heading before, 0 if there is none")              \
  X(since_heading, "blocks since that heading")                                        \
  X(heading_related, "that heading says related, more …")                              \
  X(heading_comment, "that heading says comments …")                                   \
  X(heading_other, "that heading says share, newsletter, author, shop …")              \
  X(since_boundary, "blocks since a heading or label of boilerplate, large if none")   \
  X(body_overlap, "share of its words that stand in a row in the page's articleBody")   \
  X(is_description, "likeness to the page's description, F1 of its runs of four words")

#define PITH_LAYOUT_FEATURES(X)                                                        \
  X(pictures_1, "images one level up")                                                 \
  X(pictures_2, "two levels up")                                                       \
  X(pictures_3, "three levels up")                                                     \
  X(controls_1, "buttons and fields one level up")                                     \
  X(controls_2, "two levels up")                                                       \
  X(controls_3, "three levels up")                                                     \
  X(headings_1, "headings one level up")                                               \
  X(headings_2, "two levels up")                                                       \
  X(headings_3, "three levels up")                                                     \
  X(dates_1, "short blocks with a year one level up")                                  \
  X(dates_2, "two levels up")                                                          \
  X(dates_3, "three levels up")                                                        \
  X(card_pictures, "images on its card, one of many elements of one shape side by side")\
  X(card_headings, "headings on its card")                                             \
  X(card_dates, "dates on its card")                                                   \
  X(card_words, "words of its card, 0 if it is on none")                               \
  X(card_share, "share of the page's words in all those cards")                        \
  X(other_article, "1 if its <article> holds the headline, 2 if it does not, 0 without one")\
  X(headlines_since, "blocks on the headline's path since the headline")               \
  X(h1_since, "<h1> since the headline")                                               \
  X(heading_density, "link density of the last heading")                               \
  X(heading_repeats, "headings on that heading's path")                                \
  X(words_since_heading, "words since that heading")                                   \
  X(since_byline, "blocks since one that names an author or a date")                   \
  X(run_blocks, "blocks of its path in a row")                                         \
  X(run_words, "their words")                                                          \
  X(path_spread, "from the first to the last block of its path, share of all")         \
  X(path_above_title, "share of the path's blocks above the headline")                 \
  X(path_first, "blocks before the first of its path, share of all")                   \
  X(density_ahead, "link density of all that follows")

#define PITH_PAGE_FEATURES(X)                                                          \
  X(page_words, "words of the page")                                                   \
  X(page_blocks, "blocks of the page")                                                 \
  X(page_paragraphs, "share of the page's words in paragraphs")                        \
  X(page_paragraph_count, "number of paragraphs")                                      \
  X(page_density, "link density of the page")                                          \
  X(page_best_share, "share of paragraph words in the best container")                 \
  X(page_best_words, "words of the best container")                                    \
  X(page_headings, "headings a block")                                                 \
  X(page_h1, "number of <h1>")                                                         \
  X(page_articles, "number of <article>")                                              \
  X(page_items, "share of blocks in lists")                                            \
  X(page_cells, "share of blocks in tables")                                           \
  X(page_money, "signs of currencies a block")                                         \
  X(page_twins, "most siblings of one shape that hold 5 words or more")                \
  X(page_product_words, "share of elements whose class says shop")                     \
  X(page_forum_words, "share of elements whose class says forum or comment")           \
  X(page_card_words, "share of elements whose class says card or list")                \
  X(page_doc_words, "share of elements whose class says documentation")                \
  X(page_code, "blocks of code")                                                       \
  X(page_dates, "blocks with a year")                                                  \
  X(page_questions, "question marks a block")                                          \
  X(page_first_person, "share of I, we, you in the paragraphs")                        \
  X(page_og_article, "1 if og:type is article")                                        \
  X(page_og_product, "1 if og:type is product")                                        \
  X(page_ld_article, "1 if JSON-LD names an article")                                  \
  X(page_ld_product, "1 if JSON-LD names a product")                                   \
  X(page_ld_list, "1 if JSON-LD names a list or collection")                           \
  X(page_ld_forum, "1 if JSON-LD names a discussion or questions")                     \
  X(page_ld_business, "1 if JSON-LD names a business or service")                      \
  X(page_has_body, "1 if JSON-LD gives an articleBody")                                \
  X(url_depth, "segments of the address's path")                                       \
  X(url_slug, "hyphens in its last segment")                                           \
  X(url_digits, "digits in its path")                                                  \
  X(url_forum, "1 if the path says forum, thread, topic, questions …")                 \
  X(url_product, "1 if the path says product, shop, item …")                           \
  X(url_list, "1 if the path says category, tag, blog, archive …")                     \
  X(url_doc, "1 if the path or host says docs, wiki, reference …")

#define PITH_FEATURES(X)                                                               \
  PITH_TEXT_FEATURES(X) PITH_TREE_FEATURES(X) PITH_CONTEXT_FEATURES(X) PITH_LAYOUT_FEATURES(X) \
  PITH_PAGE_FEATURES(X)

// What the forest of single blocks makes of a block and of those around it.
#define PITH_STACKED_FEATURES(X)                                                       \
  X(stacked_alone, "probability of the block by itself")                               \
  X(stacked_path, "mean probability of the blocks on the same path")                   \
  X(stacked_before, "probability of the block before; -1: there is none")              \
  X(stacked_after, "… of the block after")                                             \
  X(stacked_near, "mean probability of a word up to 2 blocks away")                    \
  X(stacked_around, "… up to 6 blocks away")                                           \
  X(stacked_wide, "… up to 20 blocks away")                                            \
  X(stacked_done, "share of the article's expected words that stand before")           \
  X(stacked_expected, "words to expect in the article")                                \
  X(stacked_highest, "highest probability on the page")                                \
  X(stacked_rank, "share of the expected words in blocks of a higher probability")     \
  X(stacked_since, "blocks since one over .6; 1000000: there is none")                 \
  X(stacked_until, "… until one over .6")                                              \
  X(stacked_own, "share of the expected words in the block's element")                 \
  X(stacked_parent, "mean probability of the other words of the parent")               \
  X(stacked_parent_share, "share of the expected words in the parent")                 \
  X(stacked_parent2, "mean probability of the other words two levels up")              \
  X(stacked_parent3, "… three levels up")                                              \
  X(stacked_units, "mean probability of a word in the siblings laid out alike")        \
  X(stacked_units_spread, "standard deviation of the siblings' means")                 \
  X(stacked_units_count, "their number")                                               \
  X(stacked_unit, "mean probability of a word in the block's own sibling")
// clang-format on

#endif
