/* pith for C: a page goes in, its article comes out.
 *
 * Every function may be called from any thread; one article or error may be read by several threads at once,
 * one extractor is for one thread at a time. Strings are UTF-8. Nothing is thrown and nothing is printed.
 * Handles and strings that a function makes are freed by the functions named here, never by free(); all of
 * these take NULL and do nothing then. Structs may get further fields at their end: those that a function
 * hands out are reached by their pointer alone, those that it takes are filled by their init function. */
#ifndef PITH_PITH_H
#define PITH_PITH_H

/* NOLINTBEGIN(modernize-*): this is C */

#include "pith/export.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where on the curve between clean and complete the choice of blocks lies. */
typedef enum pith_focus {
  PITH_FOCUS_PRECISION = 0,
  PITH_FOCUS_BALANCED = 1,
  PITH_FOCUS_RECALL = 2
} pith_focus;

/* What the bytes are taken for. */
typedef enum pith_form {
  PITH_FORM_DETECT = 0,
  PITH_FORM_HTML = 1,
  PITH_FORM_TEXT = 2 /* a flattened page: lines of text without markup */
} pith_form;

/* How to extract. Fill it with pith_options_init() first, then change what should differ. A limit of 0 stands
 * for the default. */
typedef struct pith_options {
  size_t size;        /* of this struct as the caller knows it; set by pith_options_init() */
  int focus;          /* a pith_focus */
  int form;           /* a pith_form */
  int captions;       /* not 0: captions of figures become part of the text */
  int comments;       /* not 0: readers' comments follow the article */
  const char* model;  /* a serialized model instead of the built-in one, or NULL; borrowed for the call */
  size_t model_size;  /* in bytes */
  size_t max_bytes;   /* of the page after decoding to UTF-8 */
  uint32_t max_depth; /* of nested elements */
  uint32_t max_nodes; /* of the parsed tree */
  uint32_t max_attributes; /* on one tag; further ones are ignored */
  size_t max_memory;       /* bytes the parser may hold */
  uint32_t parse_ms;       /* wall-clock milliseconds for parsing */
  uint32_t total_ms;       /* wall-clock milliseconds in all */
  int64_t fetched;   /* when the page or pages were, in seconds since 1970; 0: not known. Bounds its dates and
                        makes "3 hours ago" readable; no clock is asked */
  const char* drop;  /* CSS selectors of elements that are no part of the article, or NULL */
  const char* keep;  /* of elements that are a part of it, whatever the model makes of them, or NULL */
  const char* rules; /* the same for the pages of some hosts, and where their metadata stands: the text of
                        such a file (docs/rules.md), or NULL */
} pith_options;

/* Sets every field to its default. `options` must not be NULL. */
#define pith_options_init(options) pith_options_init_sized((options), sizeof(pith_options))
PITH_API void pith_options_init_sized(pith_options* options, size_t size);

typedef enum pith_error_code {
  PITH_ERROR_USAGE = 1,    /* an argument is wrong, or the model cannot be read */
  PITH_ERROR_FETCH = 2,    /* a page could not be fetched; not given by any function here */
  PITH_ERROR_INPUT = 3,    /* something could not be read; not given by any function here */
  PITH_ERROR_NOT_TEXT = 4, /* the bytes are not HTML or text; the message says what they are */
  PITH_ERROR_LIMIT = 5,    /* a limit was exceeded: pith_error_get_limit() says which */
  PITH_ERROR_MEMORY = 6    /* there is not enough memory */
} pith_error_code;

/* Which limit was exceeded: the field of pith_options that bounds it. */
typedef enum pith_limit {
  PITH_LIMIT_NONE = 0, /* the error is not about a limit */
  PITH_LIMIT_BYTES = 1,
  PITH_LIMIT_DEPTH = 2,
  PITH_LIMIT_NODES = 3,
  PITH_LIMIT_MEMORY = 4,
  PITH_LIMIT_PARSE_TIME = 5,
  PITH_LIMIT_TOTAL_TIME = 6
} pith_limit;

/* Why there is no handle. */
typedef struct pith_error pith_error;

PITH_API pith_error_code pith_error_get_code(const pith_error* error);
PITH_API pith_limit pith_error_get_limit(const pith_error* error);
/* What the limit was, in the unit of its option. */
PITH_API uint64_t pith_error_get_limit_value(const pith_error* error);
/* One line for people; lives as long as the error. */
PITH_API const char* pith_error_message(const pith_error* error);
PITH_API void pith_error_free(pith_error* error);

/* The article of one page. */
typedef struct pith_article pith_article;

/* Extracts the article of `size` bytes in any charset: HTML, or a text dump of a page. `url` (the page's
 * address, which resolves links), `content_type` (the HTTP header), `options` and `error` may be NULL.
 * Returns NULL on failure and then sets `*error`, which the caller frees; on success `*error` is NULL. That a
 * page has no article is no failure: see pith_article_outcome(). */
PITH_API pith_article* pith_extract(const char* bytes, size_t size, const char* url, const char* content_type,
                                    const pith_options* options, pith_error** error);
PITH_API void pith_article_free(pith_article* article);

/* The same with memory that is kept from page to page: for many pages, one for each thread. `options` may be
 * NULL; the model that they name is read here and need not stay. Returns NULL on failure, as pith_extract().
 */
typedef struct pith_extractor pith_extractor;
PITH_API pith_extractor* pith_extractor_create(const pith_options* options, pith_error** error);
PITH_API pith_article* pith_extractor_extract(pith_extractor* extractor, const char* bytes, size_t size,
                                              const char* url, const char* content_type, pith_error** error);
PITH_API void pith_extractor_free(pith_extractor* extractor);

typedef enum pith_outcome {
  PITH_OUTCOME_ARTICLE = 0,
  PITH_OUTCOME_THIN = 1, /* some text, but little of it or little certainty */
  PITH_OUTCOME_NONE = 2  /* no article: an error page, a consent wall, a shell */
} pith_outcome;

PITH_API pith_outcome pith_article_outcome(const pith_article* article);
/* F1 to expect of the text, 0 to 1. */
PITH_API float pith_article_confidence(const pith_article* article);

/* The values of one field of the metadata: `key` as in the JSON output ("title", "author", "date", "tags"
 * ...). How many there are, 0 if the field is not known; and one of them, NULL if there is none. Numbers are
 * decimal, truth values "true" or "false". The string lives as long as the article. */
PITH_API size_t pith_article_metadata_count(const pith_article* article, const char* key);
PITH_API const char* pith_article_metadata(const pith_article* article, const char* key, size_t index);

/* The keys that there are, in the order of the JSON output, known of a page or not; NULL behind the last one.
 */
PITH_API size_t pith_metadata_key_count(void);
PITH_API const char* pith_metadata_key(size_t index);

/* Where one field came from. */
typedef struct pith_provenance {
  const char* field;  /* its key */
  const char* source; /* "json-ld", "meta:og:title", "h1", "byline" ... */
  float confidence;   /* 0 to 1 */
} pith_provenance;

PITH_API size_t pith_article_provenance_count(const pith_article* article);
PITH_API const pith_provenance* pith_article_provenance(const pith_article* article, size_t index);

/* The content: one buffer of text, and blocks and marks as ranges of it. What a function gives lives as long
 * as the article; it is NULL where the index is not below the count. */

/* Half-open, in bytes. */
typedef struct pith_range {
  uint32_t begin;
  uint32_t end;
} pith_range;

/* Every block's words, end to end; and what marks lead to and languages of code, likewise. Ended by a NUL;
 * `size`, if not NULL, receives the length without it. */
PITH_API const char* pith_article_text(const pith_article* article, size_t* size);
PITH_API const char* pith_article_targets(const pith_article* article, size_t* size);

typedef enum pith_block_kind {
  PITH_BLOCK_PARAGRAPH = 0,
  PITH_BLOCK_HEADING = 1,   /* `level` 1 to 6 */
  PITH_BLOCK_LIST_ITEM = 2, /* `level` is its nesting, 1 is outermost; `ordinal` its number, 0: unordered */
  PITH_BLOCK_CODE = 3,      /* white space counts; `language` if the page names it */
  PITH_BLOCK_TABLE_ROW = 4, /* cells are separated by one tab */
  PITH_BLOCK_CAPTION = 5,   /* only when asked for */
  PITH_BLOCK_COMMENT = 6,   /* a reader's; only when asked for; `item` is its index among the comments */
  PITH_BLOCK_FORMULA = 7,   /* its TeX source */
  PITH_BLOCK_PICTURE = 8,   /* no words; `item` is its index among the pictures */
  PITH_BLOCK_EMBED = 9,     /* no words; `item` is its index among the embeds */
  PITH_BLOCK_FOOTNOTE = 10, /* `item` is its number, from 1 */
  PITH_BLOCK_TERM = 11,     /* of a definition list */
  PITH_BLOCK_DEFINITION = 12,
  PITH_BLOCK_RULE = 13 /* a thematic break; no words */
} pith_block_kind;

/* One block, in reading order. */
typedef struct pith_block {
  int kind;            /* a pith_block_kind; there may be more of them one day */
  int level;           /* as `kind` says */
  int quote;           /* how many block quotes it stands in */
  int header;          /* not 0: a header row */
  int task;            /* list item: 0 of no task list, 1 open, 2 done */
  char numbering;      /* list item: '1', 'a', 'A', 'i' or 'I' */
  uint32_t ordinal;    /* as `kind` says */
  uint32_t group;      /* blocks of one table, outermost list or comment share a number; 0: none */
  uint32_t item;       /* as `kind` says */
  uint32_t container;  /* 1 + the index of its innermost container; 0: none */
  pith_range text;     /* of pith_article_text() */
  pith_range language; /* of pith_article_targets() */
  float score;         /* estimated probability that it belongs to the article */
} pith_block;

PITH_API size_t pith_article_block_count(const pith_article* article);
PITH_API const pith_block* pith_article_block(const pith_article* article, size_t index);

typedef enum pith_mark_kind {
  PITH_MARK_LINK = 0,
  PITH_MARK_STRONG = 1,
  PITH_MARK_EMPHASIS = 2,
  PITH_MARK_CODE = 3,
  PITH_MARK_SUPERSCRIPT = 4,
  PITH_MARK_SUBSCRIPT = 5,
  PITH_MARK_FORMULA = 6,  /* its words are TeX source */
  PITH_MARK_FOOTNOTE = 7, /* its words are the marker, `item` is the note's number */
  PITH_MARK_DELETED = 8,
  PITH_MARK_INSERTED = 9
} pith_mark_kind;

/* An inline mark. Marks are ordered by their begin, then by their end descending, and nest. */
typedef struct pith_mark {
  int kind;          /* a pith_mark_kind; there may be more of them one day */
  pith_range text;   /* of pith_article_text(); within one block */
  pith_range target; /* link: its absolute address, of pith_article_targets() */
  uint32_t item;     /* as `kind` says */
} pith_mark;

PITH_API size_t pith_article_mark_count(const pith_article* article);
PITH_API const pith_mark* pith_article_mark(const pith_article* article, size_t index);

/* A picture of the article. Strings are empty if unknown, never NULL; so are those of the structs below. */
typedef struct pith_picture {
  const char* url; /* absolute */
  const char* alt;
  const char* caption;
  uint32_t width; /* CSS pixels as the page states it; 0: unknown */
  uint32_t height;
} pith_picture;

PITH_API size_t pith_article_picture_count(const pith_article* article);
PITH_API const pith_picture* pith_article_picture(const pith_article* article, size_t index);

/* A video, a post or another document in a frame. */
typedef struct pith_embed {
  const char* url; /* absolute */
  const char* title;
} pith_embed;

PITH_API size_t pith_article_embed_count(const pith_article* article);
PITH_API const pith_embed* pith_article_embed(const pith_article* article, size_t index);

/* One reader's comment; its words are the blocks of its kind that have its index. */
typedef struct pith_comment {
  const char* author;
  const char* date; /* YYYY-MM-DD or RFC 3339 */
  uint32_t depth;   /* how many comments it replies to */
} pith_comment;

PITH_API size_t pith_article_comment_count(const pith_article* article);
PITH_API const pith_comment* pith_article_comment(const pith_article* article, size_t index);

typedef enum pith_container_kind {
  PITH_CONTAINER_CALLOUT = 0, /* `label` is its sort: "note", "tip" ... */
  PITH_CONTAINER_DETAILS = 1, /* text that folds; `title` is its summary */
  PITH_CONTAINER_POST = 2     /* a quoted post of a social network */
} pith_container_kind;

/* A box around some blocks, which name the innermost one. */
typedef struct pith_container {
  int kind;        /* a pith_container_kind; there may be more of them one day */
  uint32_t parent; /* 1 + the index of the container around it; 0: none */
  const char* label;
  const char* title;
  const char* author;
  const char* date;
  const char* url;
} pith_container;

PITH_API size_t pith_article_container_count(const pith_article* article);
PITH_API const pith_container* pith_article_container(const pith_article* article, size_t index);

typedef enum pith_format {
  PITH_FORMAT_BODY = 0, /* the text of the article alone */
  PITH_FORMAT_TEXT = 1, /* "Key: value" lines, an empty line, the body */
  PITH_FORMAT_MARKDOWN = 2,
  PITH_FORMAT_JSON = 3, /* one object on one line */
  PITH_FORMAT_HTML = 4,
  PITH_FORMAT_XML = 5,
  PITH_FORMAT_TEI = 6, /* TEI P5 */
  PITH_FORMAT_CSV = 7  /* the metadata as a row, without the names of the columns */
} pith_format;

/* To be joined with |. */
enum {
  PITH_RENDER_NO_METADATA = 1, /* the text alone */
  PITH_RENDER_NO_LINKS = 2,    /* Markdown, HTML and XML: without the targets of links */
  PITH_RENDER_PROVENANCE = 4,  /* JSON: where each field came from */
  PITH_RENDER_NO_IMAGES = 8,   /* Markdown, HTML and XML: without pictures */
  PITH_RENDER_IMAGE_LIST = 16  /* JSON: the pictures and embeds */
};

/* The article in one form, a pith_format, ended by a NUL; freed with pith_string_free(). `size`, if not NULL,
 * receives its length without the NUL. NULL if the format does not exist or memory is short. */
PITH_API char* pith_article_render(const pith_article* article, int format, unsigned flags, size_t* size);
PITH_API void pith_string_free(char* string);

/* "0.1.0" */
PITH_API const char* pith_version(void);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-*) */

#endif
